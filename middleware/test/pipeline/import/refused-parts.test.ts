import fc from 'fast-check';
import { giveUp, REPAIRS, type GivenUp, type Parts } from '../../../src/pipeline/import/refused-parts.ts';
import type { WriteOutcome } from '../../../src/ports/record-store.ts';

const BOTH: Parts = { owner: true, lookups: true };
const WRITTEN: WriteOutcome = { outcome: 'created', recordId: 'a01000000000001AAA' };
const LOOKUP_FIELD = 'Case__c';

/** How an org tells of a part that it refuses. */
type Telling = (part: keyof Parts) => WriteOutcome;
const namingTheField: Telling = (part) => ({
  outcome: 'refused',
  code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  fields: [part === 'owner' ? 'OwnerId' : LOOKUP_FIELD],
});
const namingNoField: Telling = () => ({
  outcome: 'refused',
  code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  fields: [],
});
const asIfGone: Telling = () => ({ outcome: 'gone' });

/** An org that refuses some parts, one at a time in its order. */
type Org = { refuses: Parts; order: (keyof Parts)[]; tells: Record<keyof Parts, Telling> };

function answer({ refuses, order, tells }: Org, written: Parts): WriteOutcome {
  const part = order.find((each) => refuses[each] && written[each]);
  return part ? tells[part](part) : WRITTEN;
}

/** Writes until the record is written or nothing is left to give up. */
function written(org: Org, parts: Parts) {
  let givenUp: GivenUp = {};
  let rounds = 0;
  for (;;) {
    const rest = { owner: parts.owner && !givenUp.owner, lookups: parts.lookups && !givenUp.lookups };
    const outcome = answer(org, rest);
    const next = giveUp(outcome, parts, givenUp);
    if (!next) return { outcome, rounds, rest };
    givenUp = next;
    rounds += 1;
  }
}

const telling = fc.constantFrom(namingTheField, namingNoField, asIfGone);
const someParts = fc.record({ owner: fc.boolean(), lookups: fc.boolean() });
const someOrg = fc.record({
  refuses: someParts,
  order: fc.constantFrom<(keyof Parts)[]>(['owner', 'lookups'], ['lookups', 'owner']),
  tells: fc.record({ owner: telling, lookups: telling }),
});

describe('a record that is refused for its owner or its lookups', () => {
  it('is written without what is at fault, and with everything else, however the org tells', () => {
    fc.assert(
      fc.property(someOrg, someParts, (org, parts) => {
        const { outcome, rounds, rest } = written(org, parts);
        expect(outcome).toEqual(WRITTEN);
        expect(rest).toEqual({
          owner: parts.owner && !org.refuses.owner,
          lookups: parts.lookups && !org.refuses.lookups,
        });
        expect(rounds).toBeLessThanOrEqual(REPAIRS);
      }),
    );
  });

  it.each<[string, WriteOutcome]>([
    ['was written', WRITTEN],
    ['is superseded by a newer one', { outcome: 'superseded' }],
    ['cannot be written now', { outcome: 'unavailable', code: 'UNABLE_TO_LOCK_ROW' }],
    ['is refused for another field', { outcome: 'refused', code: 'STRING_TOO_LONG', fields: ['Syntax__c'] }],
  ])('gives nothing up where it %s', (_what, outcome) => {
    expect(giveUp(outcome, BOTH, {})).toBeUndefined();
  });

  it('gives nothing up that it does not have', () => {
    expect(giveUp({ outcome: 'gone' }, { owner: false, lookups: false }, {})).toBeUndefined();
  });

  it('gives up only lookups where a lookup is named, whichever code comes with it', () => {
    const outcome: WriteOutcome = {
      outcome: 'refused',
      code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      fields: [LOOKUP_FIELD],
    };
    expect(giveUp(outcome, BOTH, {})).toEqual({ lookups: true });
  });
});
