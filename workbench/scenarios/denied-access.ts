import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DenialOptions, Right } from '#aws';
import { RECORDINGS_BUCKET } from '#run';
import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL } from './contact-centre/calls.ts';
import type { ContactCentre } from './contact-centre/contact-centre.ts';
import {
  ensure,
  expectFields,
  expectFiles,
  expectOutcomes,
  shown,
  TRANSCRIPT_FILES,
} from './contact-centre/shown.ts';
import { reconcile } from './reconciliation.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);

/** Does something while rights on the recordings are missing, and grants them afterwards. */
async function whileDenied<Seen>(
  { workbench }: ContactCentre,
  rights: readonly Right[],
  work: () => Promise<Seen>,
  options?: DenialOptions,
): Promise<Seen> {
  workbench.aws.s3.rights.deny(RECORDINGS_BUCKET, rights, options);
  try {
    return await work();
  } finally {
    workbench.aws.s3.rights.grantAll();
  }
}

/** `npm run reprocess`, as an operator types it. */
async function reprocessAll({ workbench }: ContactCentre, ...args: string[]): Promise<string> {
  const script = path.resolve(import.meta.dirname, '../../middleware/src/reprocess.ts');
  const env = workbench.middlewareEnvironment({});
  return (await promisify(execFile)(process.execPath, [script, ...args], { env })).stdout;
}

const firstLine = (text: string) => text.split('\n')[0] ?? '';

export const deniedAccessScenarios: ScenarioGroup = {
  title: 'Access that AWS denies',
  scenarios: [
    {
      title: 'The key of the recordings is denied, and granted later',
      expected: 'The record waits and names the right; reconciliation completes it',
      run: async (centre) => {
        const call = makeCall();
        await centre.putRecording(call, audio);
        const before = await whileDenied(centre, ['kms:Decrypt'], async () => {
          const results = await centre.send(call.contactRecord);
          expectOutcomes(results, 'waiting');
          ensure(results[0]?.problem?.type.endsWith(':aws-access-denied') === true, 'No problem is counted.');
          return await centre.look(call);
        });
        expectFields(before, {
          Status__c: 'IMPORTED',
          Problem__c: 'ACCESS_DENIED',
          StatusReason__c: /Waiting for access: .*kms:Decrypt/,
        });
        await reconcile(centre);
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', Problem__c: null });
        expectFields(view, { StatusReason__c: /^(?![^]*Waiting for access)/ });
        expectFiles(view, TRANSCRIPT_FILES);
        return `IMPORTED, ${String(before.fields.Problem__c)} → ${shown(view)}`;
      },
    },
    {
      title: 'A recording that has yet to come to a bucket that cannot be listed',
      expected: 'The record waits for the recording, and no problem is on it',
      run: async (centre) => {
        const call = makeCall();
        const before = await whileDenied(centre, ['s3:ListBucket'], async () => {
          expectOutcomes(await centre.send(call.contactRecord), 'waiting');
          const waiting = await centre.look(call);
          await centre.putRecording(call, audio);
          await centre.ended(call);
          return waiting;
        });
        expectFields(before, {
          Status__c: 'IMPORTED',
          Problem__c: null,
          StatusReason__c: /not in S3 yet/,
        });
        const view = await centre.look(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY' });
        return `${shown(before)} → ${shown(view)}`;
      },
    },
    {
      title: 'The same across accounts, where S3 names no right',
      expected: 'The record says both, waits, and is completed when the recording comes',
      run: async (centre) => {
        const call = makeCall();
        const before = await whileDenied(
          centre,
          ['s3:ListBucket'],
          async () => {
            expectOutcomes(await centre.send(call.contactRecord), 'waiting');
            const waiting = await centre.look(call);
            await centre.putRecording(call, audio);
            await centre.ended(call);
            return waiting;
          },
          { isNamed: false },
        );
        expectFields(before, {
          Status__c: 'IMPORTED',
          Problem__c: 'ACCESS_DENIED',
          StatusReason__c: /not there yet, or must not be read.*s3:ListBucket on the ARN of the bucket/,
        });
        const view = await centre.look(call);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', Problem__c: null });
        return `${shown(before)} → ${shown(view)}`;
      },
    },
    {
      title: 'Amazon Transcribe may not read the recording, and later it may',
      expected: 'The waveform is there at once; the transcription starts with reconciliation',
      run: async (centre) => {
        const call = makeCall();
        await centre.putRecording(call, audio);
        const before = await whileDenied(
          centre,
          ['s3:GetObject'],
          async () => {
            expectOutcomes(await centre.send(call.contactRecord), 'waiting');
            return await centre.look(call);
          },
          { toServicesAlone: true },
        );
        expectFields(before, {
          Status__c: 'TRANSCRIBING',
          WaveformStatus__c: 'READY',
          Problem__c: 'ACCESS_DENIED',
          StatusReason__c: /Waiting for access: Amazon Transcribe can't read the recording/,
        });
        await reconcile(centre);
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', DataSource__c: 'TRANSCRIBE', Problem__c: null });
        expectFiles(view, TRANSCRIPT_FILES);
        return `TRANSCRIBING, ${String(before.fields.Problem__c)} → ${shown(view)}`;
      },
    },
    {
      title: 'Two calls whose recordings were denied, reprocessed by one command',
      expected: 'The command counts them first, then completes both',
      run: async (centre) => {
        const calls = [makeCall(), makeCall()];
        for (const call of calls) await centre.putRecording(call, audio);
        await whileDenied(centre, ['s3:GetObject'], () =>
          centre.send(calls.map(({ contactRecord }) => contactRecord)),
        );
        const counted = firstLine(await reprocessAll(centre, 'ACCESS_DENIED'));
        ensure(counted === 'Records with the problem ACCESS_DENIED: 2.', `It says: ${counted}`);
        for (const call of calls) expectFields(await centre.look(call), { Status__c: 'IMPORTED' });
        const said = firstLine(await reprocessAll(centre, 'ACCESS_DENIED', '--run'));
        const views = await Promise.all(calls.map((call) => centre.ended(call)));
        for (const view of views)
          expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', Problem__c: null });
        return said;
      },
    },
  ],
};
