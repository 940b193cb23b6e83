import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL, type Call } from './contact-centre/calls.ts';
import { ensure, expectFields, expectFiles, TRANSCRIPT_FILES } from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);
const CONTACTS = 20;
const TIMES = 3;

/** The contacts, each so many times, in an order of its own for every seed. */
function shuffled(calls: readonly Call[], seed: number): Record<string, unknown>[] {
  const repeated = Array.from({ length: TIMES }, () => calls).flat();
  const order = new Map(repeated.map((_call, index) => [index, (index * seed) % repeated.length]));
  return repeated
    .map((call, index) => ({ record: call.contactRecord, place: order.get(index) ?? index }))
    .sort((a, b) => a.place - b.place)
    .map(({ record }) => record);
}

export const twoProcessScenarios: ScenarioGroup = {
  title: 'Two processes',
  scenarios: [
    {
      title: 'Two middleware processes, the same twenty contacts at once, three times each, in other orders',
      expected: 'Twenty right records, each file once',
      run: async (centre) => {
        const calls = Array.from({ length: CONTACTS }, () => makeCall());
        for (const call of calls) await centre.putRecording(call, audio);
        const second = await centre.workbench.startMiddleware();
        // Both numbers have no factor in common with sixty, so that each gives every message a place.
        await Promise.all([
          ...inBatches(shuffled(calls, 7)).map((batch) => centre.deliver(batch)),
          ...inBatches(shuffled(calls, 23)).map((batch) => centre.deliver(batch, second.url)),
        ]);
        const views = [];
        for (const call of calls) views.push(await centre.ended(call));
        await second.close();
        const jobs = new Set(views.map(({ fields }) => fields.TranscriptionJobName__c));
        ensure(jobs.size === CONTACTS, `There are ${String(jobs.size)} jobs.`);
        for (const [index, view] of views.entries()) {
          const call = calls[index];
          const records = await centre.user().recordsOf(call?.contactId ?? '');
          ensure(records === 1, `A contact has ${String(records)} records.`);
          expectFields(view, {
            Status__c: 'DONE',
            WaveformStatus__c: 'READY',
            RecordingPath__c: call?.location ?? '',
            Sentiment__c: 'POSITIVE',
          });
          expectFiles(view, TRANSCRIPT_FILES);
        }
        const files = views.reduce((sum, view) => sum + view.files.size, 0);
        return `${String(views.length)} records DONE · ${String(files)} files, each in one version`;
      },
    },
  ],
};

/** As many at once as the queue hands over. */
const BATCH = 15;
function inBatches<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / BATCH);
  return Array.from({ length: count }, (_, index) => items.slice(index * BATCH, (index + 1) * BATCH));
}
