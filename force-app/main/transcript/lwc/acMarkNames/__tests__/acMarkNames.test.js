import { KIND_NAMES, kindName } from 'c/acMarkNames';
import { MARK_KINDS } from 'c/acTextMarks';

jest.mock('@salesforce/label/c.AC_Mark_Typed', () => ({ default: '{0}: {1}' }), { virtual: true });

describe('c-ac-mark-names', () => {
  it('has a name for every kind', () => {
    for (const kind of [...MARK_KINDS, 'uncertain']) expect(KIND_NAMES[kind]).toMatch(/^c\.AC_Mark_/);
  });

  it.each([
    [{ kind: 'phrase' }, 'c.AC_Mark_Phrase'],
    [{ kind: 'entity', type: 'COMMERCIAL_ITEM' }, 'c.AC_Mark_Entity: Commercial item'],
    [{ kind: 'term', type: 'Our products' }, 'c.AC_Mark_Term: Our products'],
    [{ kind: 'category', name: 'Late delivery' }, 'c.AC_Mark_Category: Late delivery'],
  ])('tells what %j is', (mark, name) => {
    expect(kindName(mark)).toBe(name);
  });
});
