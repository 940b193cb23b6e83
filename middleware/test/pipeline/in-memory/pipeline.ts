import pLimit from 'p-limit';
import type { Pipeline } from '../../../src/pipeline/pipeline.ts';
import { AGENT, AGENT_USER_ID, recordingPath, transcript, wavFile } from './contact.ts';
import { InMemoryObjects } from './objects.ts';
import { InMemoryRecords } from './records.ts';
import { InMemorySpeech, InMemoryText } from './services.ts';

export const RESULTS_BUCKET = 'northwind-contact-analytics';

const LOOKUPS = [
  { field: 'Case__c', object: 'Case', attributes: ['sfCaseId'] },
  { field: 'Contact__c', object: 'Contact', attributes: ['sfContactId'] },
  { field: 'Account__c', object: 'Account', attributes: ['sfAccountId'] },
];

/** The pipeline over ports in memory, with one recording in S3 and the agent known to Salesforce. */
export function inMemoryPipeline() {
  const objects = new InMemoryObjects();
  const records = new InMemoryRecords();
  const speech = new InMemorySpeech();
  const text = new InMemoryText();
  const unforeseen: unknown[] = [];
  const limit = pLimit(4);
  objects.put(recordingPath(), wavFile());
  records.users.set(AGENT, AGENT_USER_ID);
  const pipeline: Pipeline = {
    objects,
    records,
    speech,
    text,
    terms: () => Promise.resolve(undefined),
    observer: {
      stage: (_name, work) => work(),
      unforeseen: (error) => {
        unforeseen.push(error);
      },
    },
    settings: {
      switches: { recordingImport: true, transcribe: true, contactLensImport: true },
      channelRoles: ['CUSTOMER', 'AGENT'],
      transcription: { candidates: [], languages: {} },
      jobs: { dateFolders: false },
      recordings: [{ bucket: 'northwind-connect-recordings', prefix: 'connect/northwind/CallRecordings/' }],
      contactLens: { locations: [{ bucket: 'northwind-connect-recordings', prefix: '' }], waitHours: 4 },
      resultsBucket: RESULTS_BUCKET,
      files: { audio: false, customerTranscript: true, agentTranscript: true, syntax: true },
      analyses: { recognizers: {}, retryMinutes: 1440 },
      instanceIds: [],
      personalData: {
        types: ['ALL'],
        minimumScore: 0.5,
        unsupportedLanguage: 'withhold',
        keepOriginal: false,
      },
      related: { lookups: LOOKUPS, matchNumbers: true, countryCode: '1' },
    },
    limit: (work) => limit(work),
    now: () => new Date('2026-11-20T14:11:00Z'),
  };
  return {
    pipeline,
    objects,
    records,
    speech,
    text,
    terms: pipeline.terms,
    unforeseen,
    /** Ends a job as the speech service would: output in the results bucket, then the state. */
    endJob(jobName: string) {
      const { bucket, key } = speech.jobs.get(jobName)?.output ?? {
        bucket: RESULTS_BUCKET,
        key: `transcripts/${jobName}.json`,
      };
      objects.put(`${bucket}/${key}`, transcript(jobName));
      speech.end(jobName, { status: 'COMPLETED' });
    },
    /** The name of the only job. */
    onlyJob(): string {
      const [name, ...others] = speech.jobs.keys();
      if (name === undefined || others.length > 0) throw new Error(`There are ${speech.jobs.size} jobs.`);
      return name;
    },
  };
}
