import { describeRelated, type RelatedNote } from '../../src/contacts/related-notes.ts';
import { isAboutOwner, isMatch, recordNote } from '../../src/contacts/record-notes.ts';

const ID = '003000000000001AAA';

describe('what is said of the lookups of a record', () => {
  it.each<[RelatedNote, RegExp]>([
    [{ about: 'matched-by-number', field: 'Contact__c', id: ID }, /^Contact: .*only one .*number/],
    [{ about: 'not-found', field: 'Case__c', attribute: 'caseId' }, /^Case: empty .*caseId .*does not exist/],
    [
      { about: 'wrong-id', field: 'Case__c', attribute: 'caseId', why: 'no-id' },
      /^Case: empty .*caseId holds no Salesforce ID/i,
    ],
    [
      { about: 'wrong-id', field: 'Case__c', attribute: 'caseId', why: 'other-kind' },
      /^Case: empty .*caseId holds .*another/,
    ],
    [
      {
        about: 'several-match',
        field: 'Account__c',
        matches: [
          { name: 'One', id: '1' },
          { name: 'Two', id: '2' },
        ],
      },
      /^Account: empty .*several .*: One \(1\), Two \(2\)\.$/,
    ],
    [{ about: 'refused', field: 'Main_Project__c' }, /^Main Project: empty .*rejected/],
    [{ about: 'number-not-searched' }, /^Salesforce .*phone number/],
  ])('names the lookup and why: %j', (note, line) => {
    expect(describeRelated([note])).toMatch(line);
  });

  it('is one line for each', () => {
    const notes: RelatedNote[] = [
      { about: 'refused', field: 'Case__c' },
      { about: 'refused', field: 'Contact__c' },
    ];
    expect(
      describeRelated(notes)
        ?.split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['Case', 'Contact']);
  });

  it('is nothing where nothing is to be said', () => {
    expect(describeRelated([])).toBeNull();
  });

  it('fits its field', () => {
    const matches = Array.from({ length: 200 }, (_, place) => ({ name: `Person ${String(place)}`, id: ID }));
    const words = describeRelated([{ about: 'several-match', field: 'Contact__c', matches }]);
    expect(words?.length).toBeLessThanOrEqual(4000);
    expect(words?.length).toBeGreaterThan(3900);
  });
});

describe('a note in a work plan', () => {
  const owner = ['no-user', 'may-not-read', 'not-transferred'].map((why) => ({ about: 'owner', why }));
  const matches = [
    { about: 'matched-by-number', field: 'Contact__c', id: ID },
    { about: 'matched-by-number', field: 'Contact__c' },
  ];

  it('comes back as it was written', () => {
    for (const note of [...owner, ...matches]) expect(recordNote.parse(note)).toEqual(note);
  });

  it('is about the owner or about a match', () => {
    const notes = [...owner, ...matches].map((note) => recordNote.parse(note));
    expect(notes.filter(isAboutOwner)).toEqual(owner);
    expect(notes.filter(isMatch)).toEqual(matches);
  });

  it('is none where it is about something else', () => {
    expect(recordNote.safeParse({ about: 'owner', why: 'other' }).success).toBe(false);
    expect(recordNote.safeParse({ about: 'weather' }).success).toBe(false);
  });
});
