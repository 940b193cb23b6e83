import { makeAnalysed } from './contact-centre/analysed-contacts.ts';
import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL, type Call } from './contact-centre/calls.ts';
import { jobEnded, objectCreated, type ContactCentre, type Result } from './contact-centre/contact-centre.ts';
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
const ADMINISTRATOR = 'alex.morgan@northwind.example';
const DELETED = /contact-deleted$/;
/** What the reconciliation would import a recording without a record with. */
const RECONCILE_ATTRIBUTES = JSON.stringify({ postcallRecordingImportEnabled: 'true' });

function expectDeleted(results: readonly Result[]): void {
  expectOutcomes(results, ...results.map(() => 'ignored'));
  for (const { problem } of results)
    ensure(DELETED.test(problem?.type ?? ''), `The problem is ${problem?.type ?? 'missing'}.`);
}

async function expectNothing(centre: ContactCentre, { contactId }: Pick<Call, 'contactId'>): Promise<string> {
  const user = centre.user(ADMINISTRATOR);
  const left = [await user.recordsOf(contactId), await user.filesOf(contactId)];
  ensure(
    left.every((count) => count === 0),
    `There are ${left.join(' records and ')} files.`,
  );
  return 'no record, no file';
}

/** Plays with the queues held back, so that what comes late comes when the scenario says so. */
async function withoutDelivery<T>(centre: ContactCentre, work: () => Promise<T>): Promise<T> {
  centre.workbench.deliverEvents(false);
  try {
    return await work();
  } finally {
    centre.workbench.deliverEvents(true);
  }
}

export const deletionScenarios: ScenarioGroup = {
  title: 'Deletion',
  scenarios: [
    {
      title: 'A contact is deleted, and its contact record comes once more',
      expected: 'Record and files go, and do not come back',
      run: async (centre) => {
        const call = makeCall();
        expectFiles(await centre.play(call, audio), TRANSCRIPT_FILES);
        await centre.deleteContact(call);
        await expectNothing(centre, call);
        expectDeleted(await centre.send(call.contactRecord));
        return await expectNothing(centre, call);
      },
    },
    {
      title: 'A contact is deleted while it is transcribed',
      expected: 'The end of the transcription is ignored',
      run: async (centre) =>
        await withoutDelivery(centre, async () => {
          const call = makeCall();
          await centre.putRecording(call, audio);
          await centre.send(call.contactRecord);
          const jobName = String((await centre.look(call)).fields.TranscriptionJobName__c);
          await centre.transcribed(jobName);
          await centre.deleteContact(call);
          expectDeleted(await centre.sendEvent(jobEnded(jobName)));
          return await expectNothing(centre, call);
        }),
    },
    {
      title: 'Contact Lens writes of a contact that was deleted',
      expected: 'Its files do not wait for a contact record',
      run: async (centre) =>
        await withoutDelivery(centre, async () => {
          const call = makeAnalysed('long-hold');
          await centre.putRecording(call, sampleAudio('long-hold'));
          await centre.send(call.contactRecord);
          await centre.deleteContact(call);
          for (const object of call.objects) {
            await centre.putObject(object);
            expectDeleted(await centre.sendEvent(objectCreated(object)));
          }
          return await expectNothing(centre, call);
        }),
    },
    {
      title: 'A contact that was deleted is processed again',
      expected: 'The answer says that it was deleted',
      run: async (centre) => {
        const call = makeCall();
        await centre.play(call, audio);
        await centre.deleteContact(call);
        const answer = await centre.reprocess(call.contactId).catch(String);
        ensure(/answered 410.*contact-deleted/.test(String(answer)), `The answer was ${String(answer)}.`);
        return await expectNothing(centre, call);
      },
    },
    {
      title: 'The reconciliation meets the recording of a contact that was deleted',
      expected: 'It neither imports it nor tells of it',
      run: async (centre) => {
        const call = makeCall({ recordedAt: new Date() });
        await centre.play(call, audio);
        await centre.deleteContact(call);
        const said = await reconcile(centre, { RECONCILE_ATTRIBUTES });
        ensure(!said.includes(call.contactId), 'The reconciliation tells of the contact.');
        return await expectNothing(centre, call);
      },
    },
    {
      title: 'An administrator lifts the deletion',
      expected: 'The next contact record brings the contact back whole',
      run: async (centre) => {
        const call = makeCall();
        await centre.play(call, audio);
        await centre.deleteContact(call);
        await centre.liftDeletion(call);
        const view = await centre.play(call, audio);
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', Sentiment__c: 'POSITIVE' });
        expectFiles(view, TRANSCRIPT_FILES);
        return shown(view);
      },
    },
  ],
};
