import fc from 'fast-check';
import { NavigationMixin } from 'lightning/navigation';
import { momentAddress, momentOf, momentReference } from 'c/acMomentLink';

const RECORD_ID = 'a01000000000001AAA';
const pageWith = (state, recordId = RECORD_ID) => ({
  type: 'standard__recordPage',
  attributes: { recordId },
  state,
});

describe('c-ac-moment-link', () => {
  it('finds the moment or the stretch that an address names', () => {
    expect(momentOf(pageWith({ c__start: '12.5' }), RECORD_ID)).toEqual({ start: 12.5 });
    expect(momentOf(pageWith({ c__start: '0', c__end: '3' }), RECORD_ID)).toEqual({ start: 0, end: 3 });
  });

  it('knows its record by an id of 15 characters too', () => {
    expect(momentOf(pageWith({ c__start: '1' }, RECORD_ID.slice(0, 15)), RECORD_ID)).toEqual({ start: 1 });
  });

  it.each([
    ['no state', pageWith(undefined)],
    ['no start', pageWith({ c__end: '5' })],
    ['something that is no time', pageWith({ c__start: 'soon' })],
    ['a time before the call', pageWith({ c__start: '-1' })],
    ['an endless time', pageWith({ c__start: 'Infinity' })],
    ['another record', pageWith({ c__start: '1' }, 'a01000000000002AAA')],
    ['no record', { type: 'standard__namedPage', attributes: {}, state: { c__start: '1' } }],
    ['no page yet', undefined],
  ])('finds none in an address with %s', (_, page) => {
    expect(momentOf(page, RECORD_ID)).toBeNull();
  });

  it('leaves out an end that is not behind its start', () => {
    expect(momentOf(pageWith({ c__start: '5', c__end: '5' }), RECORD_ID)).toEqual({ start: 5 });
  });

  it('reads what it wrote, to a millisecond', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000_000),
        fc.option(fc.integer({ min: 1, max: 900_000 })),
        (thousandths, length) => {
          const start = thousandths / 1000;
          const moment = length ? { start, end: (thousandths + length) / 1000 } : { start };
          expect(momentOf(momentReference(RECORD_ID, moment), RECORD_ID)).toEqual(moment);
        },
      ),
    );
  });

  it('gives others a complete address', async () => {
    const generateUrl = jest.fn().mockResolvedValue('/lightning/r/x/view?c__start=3');
    const component = { [NavigationMixin.GenerateUrl]: generateUrl };
    const address = await momentAddress(component, RECORD_ID, { start: 3 });
    expect(address).toBe(`${window.location.origin}/lightning/r/x/view?c__start=3`);
    expect(generateUrl).toHaveBeenCalledWith(momentReference(RECORD_ID, { start: 3 }));
  });
});
