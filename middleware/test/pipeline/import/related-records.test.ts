import type { PhoneOwner, WriteOutcome } from '../../../src/ports/record-store.ts';
import { Problem } from '../../../src/ports/problem.ts';
import {
  AGENT_USER_ID,
  CONTACT_ID,
  contactRecord,
  CUSTOMER_PHONE,
  onlyRecording,
} from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { QUEUE_ID } from '../in-memory/records.ts';
import { sendContactRecords } from '../in-memory/send.ts';

const CASE = '500000000000001AAA';
const PERSON = '003000000000001AAA';
const OTHER_PERSON = '003000000000002AAA';
const COMPANY = '001000000000001AAA';
const OTHER_COMPANY = '001000000000002AAA';

const person = (id: string, phone: string, more: Partial<PhoneOwner> = {}): PhoneOwner => ({
  object: 'Contact',
  id,
  name: `Person ${id.slice(-4, -3)}`,
  phones: [phone],
  ...more,
});
const company = (id: string): PhoneOwner => ({
  object: 'Account',
  id,
  name: 'Northwind',
  phones: ['555.010.0123'],
});
const calling = (attributes: Record<string, string> = {}, more = {}) =>
  contactRecord({ Attributes: { ...onlyRecording, ...attributes }, ...more });

async function imported(
  test: ReturnType<typeof inMemoryPipeline>,
  record: Record<string, unknown> = calling(),
) {
  const [result] = await sendContactRecords(record, test.pipeline);
  return { result, fields: test.records.fieldsOf(CONTACT_ID) };
}

describe('the case, contact and account of a call', () => {
  it('are those that the contact attributes name, in any letter case and form of id', async () => {
    const test = inMemoryPipeline();
    test.records.targets.set(`Case ${CASE}`, {}).set(`Contact ${PERSON}`, {}).set(`Account ${COMPANY}`, {});

    const { fields } = await imported(
      test,
      calling({ SFCASEID: ` ${CASE} `, sfContactId: PERSON.slice(0, 15), sfAccountId: COMPANY }),
    );

    expect(fields).toMatchObject({ Case__c: CASE, Contact__c: PERSON, Account__c: COMPANY });
    expect(fields.RelatedRecordsNote__c).toBeNull();
    expect(test.records.calls).not.toContain('searchPhones');
  });

  it('follow from the case where nothing else is named', async () => {
    const test = inMemoryPipeline();
    test.records.targets.set(`Case ${CASE}`, { contactId: PERSON, accountId: COMPANY });

    const { fields } = await imported(test, calling({ sfCaseId: CASE }));

    expect(fields).toMatchObject({ Case__c: CASE, Contact__c: PERSON, Account__c: COMPANY });
  });

  it('are those of the only person with the number of the customer, however it is written', async () => {
    const test = inMemoryPipeline();
    test.records.phoneOwners.push(person(PERSON, '(555) 010-0123', { accountId: COMPANY }));

    const { fields } = await imported(test);

    expect(fields).toMatchObject({ Contact__c: PERSON, Account__c: COMPANY });
    expect(fields.RelatedRecordsNote__c).toBe("Contact: the only one with the customer's number.");
  });

  it('stay empty and are listed where several have the number', async () => {
    const test = inMemoryPipeline();
    test.records.phoneOwners.push(person(PERSON, CUSTOMER_PHONE), person(OTHER_PERSON, '555-010-0123'));
    test.records.phoneOwners.push(company(COMPANY), company(OTHER_COMPANY));

    const { fields } = await imported(test);

    expect(fields).not.toHaveProperty('Contact__c');
    expect(fields).not.toHaveProperty('Account__c');
    expect(fields.RelatedRecordsNote__c).toBe(
      `Contact: empty because several have the customer's number: Person 1 (${PERSON}), Person 2 (${OTHER_PERSON}).\n` +
        `Account: empty because several have the customer's number: Northwind (${COMPANY}), Northwind (${OTHER_COMPANY}).`,
    );
  });

  it('are not taken from a number that only ends alike', async () => {
    const test = inMemoryPipeline();
    test.records.phoneOwners.push(person(PERSON, '+445550100123'), person(OTHER_PERSON, '+925550100123'));

    const { fields } = await imported(test);

    expect(fields).not.toHaveProperty('Contact__c');
  });

  it('are not searched for where the caller hides the number, or the deployment says so', async () => {
    const hidden = inMemoryPipeline();
    await imported(
      hidden,
      calling({}, { CustomerEndpoint: { Address: 'anonymous', Type: 'TELEPHONE_NUMBER' } }),
    );
    const off = inMemoryPipeline();
    off.pipeline.settings.related = { ...off.pipeline.settings.related, matchNumbers: false };
    await imported(off);

    expect([...hidden.records.calls, ...off.records.calls]).not.toContain('searchPhones');
  });

  it('can be more than these three, by the deployment', async () => {
    const test = inMemoryPipeline();
    const { related } = test.pipeline.settings;
    const extra = { field: 'Claim__c', object: 'Claim__c', attributes: ['claim'] };
    test.pipeline.settings.related = { ...related, lookups: [...related.lookups, extra] };
    test.records.targets.set('Claim__c a09000000000001AAA', {});

    const { fields } = await imported(test, calling({ claim: 'a09000000000001AAA' }));

    expect(fields.Claim__c).toBe('a09000000000001AAA');
  });
});

describe('a wrong id', () => {
  it.each([
    ['that is none', 'case 17', 'holds no Salesforce ID'],
    ['of a record of another kind', PERSON, 'the ID of a record of another object'],
    ['that leads nowhere', CASE, "does not exist or isn't visible to the integration user"],
  ])('%s costs only its lookup', async (_what, id, why) => {
    const test = inMemoryPipeline();
    test.records.targets.set(`Contact ${PERSON}`, {});

    const { result, fields } = await imported(test, calling({ sfCaseId: id, sfContactId: PERSON }));

    expect(result).toMatchObject({ outcome: 'created' });
    expect(fields).toMatchObject({ Contact__c: PERSON, WaveformStatus__c: 'READY' });
    expect(fields).not.toHaveProperty('Case__c');
    expect(fields.RelatedRecordsNote__c).toContain(why);
    expect(fields.RelatedRecordsNote__c).not.toContain(id);
  });

  it.each<[string, WriteOutcome]>([
    ['by its field', { outcome: 'refused', code: 'FIELD_INTEGRITY_EXCEPTION', fields: ['Case__c'] }],
    ['without a field', { outcome: 'gone' }],
  ])('that only the write finds out, told %s, costs only the lookups', async (_how, refusal) => {
    const test = inMemoryPipeline();
    test.records.targets.set(`Case ${CASE}`, {});
    test.records.refusedTargets.set(CASE, refusal);

    const { result, fields } = await imported(test, calling({ sfCaseId: CASE }));

    expect(result).toMatchObject({ outcome: 'created' });
    expect(fields).not.toHaveProperty('Case__c');
    expect(fields.RelatedRecordsNote__c).toBe('Case: empty because Salesforce rejected the lookup.');
    expect(fields.OwnerId).toBe(AGENT_USER_ID);
  });

  it.each<[string, WriteOutcome]>([
    ['in the words that also mean a record that is gone', { outcome: 'gone' }],
    [
      'as a reference that may not be made',
      { outcome: 'refused', code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', fields: [] },
    ],
  ])('keeps its lookups where the owner is refused without a field, %s', async (_how, refusal) => {
    const test = inMemoryPipeline();
    test.records.targets.set(`Case ${CASE}`, {});
    test.records.refusedTargets.set(AGENT_USER_ID, refusal);

    const { result, fields } = await imported(test, calling({ sfCaseId: CASE }));

    expect(result).toMatchObject({ outcome: 'created' });
    expect(fields).toMatchObject({ OwnerId: QUEUE_ID, Case__c: CASE });
    expect(fields.StatusReason__c).toContain('Owner: the AC Unassigned queue');
    expect(fields.RelatedRecordsNote__c ?? null).toBeNull();
  });

  it('is given up together with the owner where both are refused without a field', async () => {
    const test = inMemoryPipeline();
    test.records.targets.set(`Case ${CASE}`, {});
    test.records.refusedTargets.set(AGENT_USER_ID, { outcome: 'gone' }).set(CASE, { outcome: 'gone' });

    const { result, fields } = await imported(test, calling({ sfCaseId: CASE }));

    expect(result).toMatchObject({ outcome: 'created' });
    expect(fields.OwnerId).toBe(QUEUE_ID);
    expect(fields).not.toHaveProperty('Case__c');
    expect(fields.RelatedRecordsNote__c).toBe('Case: empty because Salesforce rejected the lookup.');
  });

  it('does not stand in the way of a refused owner', async () => {
    const test = inMemoryPipeline();
    test.records.targets.set(`Case ${CASE}`, {});
    test.records.refusedTargets.set(CASE, { outcome: 'gone' });
    test.records.withoutRead.add(AGENT_USER_ID);

    const { result, fields } = await imported(test, calling({ sfCaseId: CASE }));

    expect(result).toMatchObject({ outcome: 'created' });
    expect(fields.StatusReason__c).toContain('Owner: the AC Unassigned queue');
    expect(fields).not.toHaveProperty('Case__c');
  });
});

describe('lookups that a record has', () => {
  it('stay when the contact record comes again, since a person may have set them', async () => {
    const test = inMemoryPipeline();
    test.records.phoneOwners.push(person(PERSON, CUSTOMER_PHONE));
    await imported(test);
    Object.assign(test.records.fieldsOf(CONTACT_ID), {
      Contact__c: OTHER_PERSON,
      RelatedRecordsNote__c: null,
    });

    const { fields } = await imported(test);

    expect(fields.Contact__c).toBe(OTHER_PERSON);
  });

  it('give way to a contact attribute where they were guessed by the number', async () => {
    const test = inMemoryPipeline();
    test.records.phoneOwners.push(person(PERSON, CUSTOMER_PHONE));
    await imported(test);
    test.records.targets.set(`Contact ${OTHER_PERSON}`, {});

    const { fields } = await imported(test, calling({ sfContactId: OTHER_PERSON }));

    expect(fields).toMatchObject({ Contact__c: OTHER_PERSON, RelatedRecordsNote__c: null });
  });
});

describe('when Salesforce does not answer about related records', () => {
  it('imports without them where it refuses, and says so', async () => {
    const test = inMemoryPipeline();
    const refusal = new Problem('salesforce-refused', 'Salesforce answered INVALID_TYPE.');
    test.records.failures.set('findTargets', refusal).set('searchPhones', refusal);

    const { result, fields } = await imported(test, calling({ sfCaseId: CASE }));

    expect(result).toMatchObject({ outcome: 'created' });
    expect(fields.RelatedRecordsNote__c).toContain('Case: empty');
    expect(fields.RelatedRecordsNote__c).toContain('search for phone numbers');
  });

  it('hands the contact back to the queue where it cannot answer now', async () => {
    const test = inMemoryPipeline();
    test.records.failures.set('searchPhones', new Problem('salesforce-unavailable', 'Try again later.'));

    const [result] = await sendContactRecords(calling(), test.pipeline);

    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'salesforce-unavailable' } });
  });
});
