import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL, type Call } from './contact-centre/calls.ts';
import type { ContactCentre } from './contact-centre/contact-centre.ts';
import { expectFields } from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);
const LEGS = 3;

/** A call that is handed on twice, each leg with its own recording. */
function makeChain(): Call[] {
  const legs = Array.from({ length: LEGS }, () =>
    makeCall({ attributes: { postcallTranscribeEnabled: '' } }),
  );
  return legs.map((leg, index) => ({
    ...leg,
    contactRecord: {
      ...leg.contactRecord,
      InitiationMethod: index === 0 ? 'INBOUND' : 'TRANSFER',
      InitialContactId: index === 0 ? null : (legs[0]?.contactId ?? null),
      PreviousContactId: legs[index - 1]?.contactId ?? null,
      NextContactId: legs[index + 1]?.contactId ?? null,
    },
  }));
}

/** Walks the chain as the page does: from any record to the others by their contact ids. */
async function walk(
  centre: ContactCentre,
  chain: readonly Call[],
  order: readonly number[],
): Promise<string> {
  for (const call of chain) await centre.putRecording(call, audio);
  for (const place of order) await centre.send(chain[place]?.contactRecord);
  const found: string[] = [];
  let next = chain[0]?.contactId;
  while (next !== undefined && found.length <= chain.length) {
    const view = await centre.ended({ contactId: next });
    const place = found.length;
    expectFields(view, {
      Status__c: 'DONE',
      InitialContactId__c: place === 0 ? null : (chain[0]?.contactId ?? null),
      PreviousContactId__c: chain[place - 1]?.contactId ?? null,
      NextContactId__c: chain[place + 1]?.contactId ?? null,
    });
    found.push(String(view.fields.ContactId__c));
    next = view.fields.NextContactId__c === null ? undefined : String(view.fields.NextContactId__c);
  }
  if (found.length !== chain.length) throw new Error(`The chain has ${String(found.length)} records.`);
  return `${String(found.length)} records, each with its neighbours`;
}

export const transferScenarios: ScenarioGroup = {
  title: 'Transfers',
  scenarios: [
    {
      title: 'A call transferred twice, the first part first',
      expected: 'The chain can be walked from its start to its end',
      run: (centre) => walk(centre, makeChain(), [0, 1, 2]),
    },
    {
      title: 'A call transferred twice, the last part first',
      expected: 'The chain can be walked from its start to its end',
      run: (centre) => walk(centre, makeChain(), [2, 0, 1]),
    },
  ],
};
