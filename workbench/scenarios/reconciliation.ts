import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL } from './contact-centre/calls.ts';
import type { ContactCentre } from './contact-centre/contact-centre.ts';
import { ensure, expectFields, expectFiles, shown, TRANSCRIPT_FILES } from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);

/** Runs the reconciliation as a schedule would and returns what it prints. */
export async function reconcile(
  centre: ContactCentre,
  variables: Record<string, string> = {},
): Promise<string> {
  const env = centre.workbench.middlewareEnvironment({ RECONCILE_AFTER_MINUTES: '5', ...variables });
  const script = path.join(import.meta.dirname, 'reconcile-later.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  return stdout;
}

export const reconciliationScenarios: ScenarioGroup = {
  title: 'Reconciliation',
  scenarios: [
    {
      title: 'The event that a transcription has ended is lost',
      expected: 'The reconciliation finds the job and completes the record',
      run: async (centre) => {
        const call = makeCall();
        await centre.putRecording(call, audio);
        centre.workbench.deliverEvents(false);
        try {
          await centre.send(call.contactRecord);
          const before = await centre.look(call);
          expectFields(before, { Status__c: 'TRANSCRIBING', WaveformStatus__c: 'READY' });
          await centre.transcribed(String(before.fields.TranscriptionJobName__c));
        } finally {
          centre.workbench.deliverEvents(true);
        }
        expectFields(await centre.look(call), { Status__c: 'TRANSCRIBING' });
        await reconcile(centre);
        const view = await centre.look(call);
        expectFields(view, { Status__c: 'DONE', Sentiment__c: 'POSITIVE' });
        expectFiles(view, TRANSCRIPT_FILES);
        return `TRANSCRIBING → ${shown(view)}`;
      },
    },
    {
      title: 'A recording whose contact record never came',
      expected: 'The reconciliation makes its record, once',
      run: async (centre) => {
        const call = makeCall({ recordedAt: new Date() });
        await centre.putRecording(call, audio);
        const RECONCILE_ATTRIBUTES = JSON.stringify({ postcallRecordingImportEnabled: 'true' });
        const said = await reconcile(centre, { RECONCILE_ATTRIBUTES });
        await reconcile(centre, { RECONCILE_ATTRIBUTES });
        const view = await centre.ended(call);
        expectFields(view, {
          Status__c: 'DONE',
          WaveformStatus__c: 'READY',
          RecordingPath__c: call.location,
        });
        const records = await centre.user().recordsOf(call.contactId);
        ensure(records === 1, `There are ${String(records)} records.`);
        return shown(view, said.split('\n').find((line) => line.startsWith('Recordings')) ?? '');
      },
    },
  ],
};
