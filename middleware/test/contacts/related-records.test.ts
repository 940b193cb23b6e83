import { readNamedRecords } from '../../src/contacts/named-records.ts';
import {
  isNumberNeeded,
  keptLookups,
  relate,
  type PhoneMatch,
  type RelationInput,
} from '../../src/contacts/related-records.ts';

const LOOKUPS = [
  { field: 'Case__c', object: 'Case', attributes: ['caseId'] },
  { field: 'Contact__c', object: 'Contact', attributes: ['sfContactId', 'personId'] },
  { field: 'Account__c', object: 'Account', attributes: ['accountId'] },
  { field: 'Project__c', object: 'Project__c', attributes: ['projectId'] },
];
const CASE = '500000000000001AAA';
const PERSON = '003000000000001AAA';
const OTHER_PERSON = '003000000000002AAA';
const COMPANY = '001000000000001AAA';
const OTHER_COMPANY = '001000000000002AAA';
const PROJECT = 'a0X000000000001EAA';

const named = (attributes: Record<string, string> | null) => readNamedRecords(attributes, LOOKUPS);

/** Lookups of a contact with these attributes, where Salesforce has all that they name. */
function related({
  attributes = {},
  ...changes
}: Partial<RelationInput> & { attributes?: Record<string, string> }) {
  const given = named(attributes);
  return relate({
    lookups: LOOKUPS,
    named: given,
    found: new Map(given.named.map(({ id }) => [id, {}])),
    kept: {},
    guesses: [],
    matches: undefined,
    ...changes,
  });
}

const person = (id: string, accountId?: string): PhoneMatch => ({
  object: 'Contact',
  id,
  name: `Person ${id}`,
  ...(accountId === undefined ? {} : { accountId }),
});
const company = (id: string): PhoneMatch => ({ object: 'Account', id, name: `Company ${id}` });
const guess = (field: string, id?: string) => ({
  about: 'matched-by-number' as const,
  field,
  ...(id === undefined ? {} : { id }),
});

describe('the records that contact attributes name', () => {
  it('are read whatever the letter case of the names, in the long form of their ids', () => {
    expect(named({ CASEID: '500000000000001', ' projectid ': PROJECT })).toEqual({
      named: [
        { lookup: LOOKUPS[0], attribute: 'caseId', id: CASE },
        { lookup: LOOKUPS[3], attribute: 'projectId', id: PROJECT },
      ],
      wrong: [],
    });
  });

  it('come from the first attribute that has a value', () => {
    const [both] = named({ sfContactId: PERSON, personId: OTHER_PERSON }).named;
    const [second] = named({ sfContactId: ' ', personId: OTHER_PERSON }).named;
    expect(both).toMatchObject({ attribute: 'sfContactId', id: PERSON });
    expect(second).toMatchObject({ attribute: 'personId', id: OTHER_PERSON });
  });

  it.each([
    ['no id', { caseId: 'the late parcel' }, 'no-id'],
    ['the id of another object', { caseId: PERSON }, 'other-kind'],
  ])('are told as wrong where there is %s', (_what, attributes, why) => {
    expect(named(attributes)).toEqual({
      named: [],
      wrong: [
        { lookup: LOOKUPS[0], note: { about: 'wrong-id', field: 'Case__c', attribute: 'caseId', why } },
      ],
    });
  });

  it.each([
    ['contact', { sfContactId: COMPANY }],
    ['account', { accountId: PERSON }],
  ])('are wrong where the id of a %s is not one', (_what, attributes) => {
    expect(named(attributes).wrong).toHaveLength(1);
  });

  it('are none where there are no attributes', () => {
    expect(named(null)).toEqual({ named: [], wrong: [] });
  });
});

describe('the lookups of a record', () => {
  it('lead to what the attributes name', () => {
    expect(related({ attributes: { caseId: CASE, accountId: COMPANY, projectId: PROJECT } })).toEqual({
      fields: { Case__c: CASE, Account__c: COMPANY, Project__c: PROJECT },
      notes: [],
    });
  });

  it('stay empty where Salesforce does not have it, and say so', () => {
    expect(related({ attributes: { caseId: CASE }, found: new Map() })).toEqual({
      fields: {},
      notes: [{ about: 'not-found', field: 'Case__c', attribute: 'caseId' }],
    });
  });

  it('lead on from a case to its contact and account', () => {
    const found = new Map([[CASE, { contactId: PERSON, accountId: COMPANY }]]);
    const all = { Case__c: CASE, Contact__c: PERSON, Account__c: COMPANY };
    expect(related({ attributes: { caseId: CASE }, found })).toEqual({ fields: all, notes: [] });
    expect(related({ kept: { Case__c: CASE }, found }).fields).toEqual({
      Contact__c: PERSON,
      Account__c: COMPANY,
    });
  });

  it('lead to the account of the contact rather than to that of the case', () => {
    const found = new Map([
      [CASE, { contactId: OTHER_PERSON, accountId: OTHER_COMPANY }],
      [PERSON, { accountId: COMPANY }],
    ]);
    expect(related({ attributes: { caseId: CASE, sfContactId: PERSON }, found }).fields).toEqual({
      Case__c: CASE,
      Contact__c: PERSON,
      Account__c: COMPANY,
    });
  });

  it('are not filled by a case where an attribute names them wrongly', () => {
    const found = new Map([[CASE, { contactId: PERSON }]]);
    const { fields, notes } = related({ attributes: { caseId: CASE, sfContactId: 'Pat' }, found });
    expect(fields).toEqual({ Case__c: CASE });
    expect(notes).toEqual([
      { about: 'wrong-id', field: 'Contact__c', attribute: 'sfContactId', why: 'no-id' },
    ]);
  });

  it('that are on the record already stay, and nothing is said of wrong ids for them', () => {
    const kept = { Case__c: CASE, Contact__c: PERSON };
    const attributes = { caseId: '500000000000009AAA', sfContactId: 'Pat' };
    expect(related({ attributes, kept })).toEqual({ fields: {}, notes: [] });
    expect(related({ attributes, kept, found: new Map() })).toEqual({ fields: {}, notes: [] });
  });

  it('are only those that the deployment has', () => {
    const found = new Map([[CASE, { contactId: PERSON, accountId: COMPANY }]]);
    const matches = [person(PERSON, COMPANY), company(COMPANY)];
    const lookups = LOOKUPS.slice(0, 1);
    expect(related({ attributes: { caseId: CASE }, lookups, found, matches }).fields).toEqual({
      Case__c: CASE,
    });
  });
});

describe('a lookup that is filled by the number of the customer', () => {
  it('leads to the only person with it and to their account, and is noted as a guess', () => {
    expect(related({ matches: [person(PERSON, COMPANY), company(OTHER_COMPANY)] })).toEqual({
      fields: { Contact__c: PERSON, Account__c: COMPANY },
      notes: [guess('Contact__c', PERSON)],
    });
  });

  it('leads to the only company where the person has none', () => {
    expect(related({ matches: [person(PERSON), company(COMPANY)] })).toEqual({
      fields: { Contact__c: PERSON, Account__c: COMPANY },
      notes: [guess('Contact__c', PERSON), guess('Account__c', COMPANY)],
    });
  });

  it('stays empty where several have it, and lists them', () => {
    const matches = [person(PERSON), person(OTHER_PERSON), company(COMPANY), company(OTHER_COMPANY)];
    expect(related({ matches })).toEqual({
      fields: {},
      notes: [
        { about: 'several-match', field: 'Contact__c', matches: matches.slice(0, 2) },
        { about: 'several-match', field: 'Account__c', matches: matches.slice(2) },
      ],
    });
  });

  it.each([
    ['is on the record', { kept: { Account__c: COMPANY } }],
    ['is named', { attributes: { accountId: COMPANY } }],
  ])('leads to the person of the account, where that %s', (_where, given) => {
    const matches = [person(OTHER_PERSON, OTHER_COMPANY), person(PERSON, COMPANY), company(OTHER_COMPANY)];
    const { fields, notes } = related({ ...given, matches });
    expect(fields.Contact__c).toBe(PERSON);
    expect(fields.Account__c).not.toBe(OTHER_COMPANY);
    expect(notes).toEqual([guess('Contact__c', PERSON)]);
  });

  it('leads to the account of a named person who has the number', () => {
    const matches = [person(OTHER_PERSON, OTHER_COMPANY), person(PERSON, COMPANY)];
    expect(related({ attributes: { sfContactId: PERSON }, matches })).toEqual({
      fields: { Contact__c: PERSON, Account__c: COMPANY },
      notes: [],
    });
  });

  it('gives no account of others to a named person who does not have the number', () => {
    expect(
      related({ attributes: { sfContactId: PERSON }, matches: [person(OTHER_PERSON, OTHER_COMPANY)] }).fields,
    ).toEqual({ Contact__c: PERSON });
  });

  it('does not take the place of an account that the contact leads to', () => {
    const found = new Map([[PERSON, { accountId: COMPANY }]]);
    const matches = [company(OTHER_COMPANY)];
    expect(related({ attributes: { sfContactId: PERSON }, found, matches })).toEqual({
      fields: { Contact__c: PERSON, Account__c: COMPANY },
      notes: [],
    });
  });

  it('stays empty where nobody has it', () => {
    expect(related({ matches: [] })).toEqual({ fields: {}, notes: [] });
  });

  it.each([
    ['as long as it stays', PERSON, [guess('Contact__c', PERSON)]],
    ['as earlier versions noted it', undefined, [guess('Contact__c', PERSON)]],
    ['not after a person chose another', OTHER_PERSON, []],
  ])('is noted %s', (_words, guessed, notes) => {
    const kept = { Contact__c: PERSON, Account__c: COMPANY };
    expect(related({ kept, guesses: [guess('Contact__c', guessed)] }).notes).toEqual(notes);
  });
});

describe('lookups that a record has', () => {
  const stored = { Case__c: CASE, Contact__c: PERSON };
  const guesses = [guess('Contact__c', PERSON)];

  it('stay, except for a guess that an attribute contradicts', () => {
    expect(keptLookups(stored, guesses, named({ sfContactId: OTHER_PERSON }))).toEqual({ Case__c: CASE });
    expect(keptLookups(stored, [guess('Contact__c')], named({ sfContactId: OTHER_PERSON }))).toEqual({
      Case__c: CASE,
    });
  });

  it.each([
    ['nothing is named', guesses, {}],
    ['the guess was right', guesses, { sfContactId: PERSON }],
    ['something else is named', guesses, { accountId: COMPANY }],
    ['a person set it', [], { sfContactId: OTHER_PERSON }],
    ['a person replaced the guess', [guess('Contact__c', OTHER_PERSON)], { sfContactId: OTHER_PERSON }],
    ['the guess is of another lookup', [guess('Account__c', PERSON)], { sfContactId: OTHER_PERSON }],
  ])('all stay where %s', (_where, guessed, attributes) => {
    expect(keptLookups(stored, guessed, named(attributes))).toEqual(stored);
  });
});

describe('the number of the customer', () => {
  it.each([
    ['nothing is known', {}, {}, true],
    ['only the contact is named', { sfContactId: PERSON }, {}, true],
    ['only the account is on the record', {}, { Account__c: COMPANY }, true],
    ['both are named', { sfContactId: PERSON, accountId: COMPANY }, {}, false],
    ['one is named wrongly and one is on the record', { sfContactId: 'Pat' }, { Account__c: COMPANY }, false],
  ])('is searched for where it can tell something: %s', (_where, attributes, kept, isNeeded) => {
    expect(isNumberNeeded({ named: named(attributes), lookups: LOOKUPS, kept })).toBe(isNeeded);
  });

  it('is not searched for where the deployment has neither lookup', () => {
    expect(isNumberNeeded({ named: named({}), lookups: LOOKUPS.slice(0, 1), kept: {} })).toBe(false);
  });
});
