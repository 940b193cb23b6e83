import fc from 'fast-check';
import type { ContactRecord } from '../../src/contracts/contact-record.ts';
import { contactFields } from '../../src/contacts/record-fields.ts';
import { planWork } from '../../src/contacts/work-plan.ts';
import { contactRecord, CONTACT_ID, RECORDING_PATH } from './contact-records.ts';

const ON = { recordingImport: true, transcribe: true, contactLensImport: true };
const fieldsOf = (record: ContactRecord) => contactFields(record, planWork(record, ON));

describe('the record fields of a contact record', () => {
  it('name the next contact, from the list where it is only there', () => {
    const next = 'b0600000-0000-4000-8000-000000000018';
    const named = (changes: object) => fieldsOf(contactRecord(changes)).NextContactId__c;
    expect(named({ NextContactId: null, NextContacts: [{ ContactId: null }, { ContactId: next }] })).toBe(
      next,
    );
    expect(named({ NextContactId: 'first', NextContacts: [{ ContactId: next }] })).toBe('first');
    expect(named({ NextContactId: null, NextContacts: [] })).toBeNull();
  });

  it('carry all that the contact record says', () => {
    const record = contactRecord();
    const { WorkPlan__c, RecordedParts__c, ...fields } = fieldsOf(record);
    expect(fields).toEqual({
      InitialContactId__c: null,
      PreviousContactId__c: null,
      NextContactId__c: null,
      InstanceId__c: '8f2c6d1e-4b7a-4f5e-9c3d-2a1b0c9d8e7f',
      Region__c: 'us-east-1',
      Channel__c: 'VOICE',
      InitiationMethod__c: 'INBOUND',
      InitiationTimestamp__c: '2026-11-20T14:02:58.000Z',
      ConnectedToSystemTimestamp__c: '2026-11-20T14:02:59.000Z',
      DisconnectTimestamp__c: '2026-11-20T14:04:30.000Z',
      LastUpdateTimestamp__c: '2026-11-20T14:06:00.000Z',
      DisconnectReason__c: 'CUSTOMER_DISCONNECT',
      Duration__c: 91,
      CustomerEndpointAddress__c: '+15550100',
      SystemEndpointAddress__c: '+15550199',
      AgentUsername__c: 'dana.reyes@northwind.example',
      AgentInteractionDuration__c: 70,
      AfterContactWorkDuration__c: 12,
      NumberOfHolds__c: 1,
      CustomerHoldDuration__c: 8,
      LongestHoldDuration__c: 8,
      QueueName__c: 'Claims',
      QueueDuration__c: 9,
      RecordingPath__c: RECORDING_PATH,
      RecordingStatus__c: 'AVAILABLE',
    });
    expect(JSON.parse(String(RecordedParts__c))).toMatchObject([
      { Location: RECORDING_PATH, StorageType: 'S3' },
    ]);
    expect(JSON.parse(String(WorkPlan__c))).toEqual(planWork(record, ON));
  });

  it('leave out what the contact record leaves out', () => {
    expect(Object.keys(fieldsOf({ ContactId: CONTACT_ID }))).toEqual(['WorkPlan__c']);
  });

  it('never blank a recording that an earlier contact record named', () => {
    const fields = fieldsOf(contactRecord({ Recording: null, Recordings: null }));
    expect(fields).not.toHaveProperty('RecordingPath__c');
    expect(fields).not.toHaveProperty('RecordingStatus__c');
  });

  it('say that a recording was deleted, and keep its path', () => {
    const deleted = { Location: RECORDING_PATH, Status: 'DELETED' };
    const fields = fieldsOf(contactRecord({ Recording: deleted, Recordings: [deleted] }));
    expect(fields['RecordingStatus__c']).toBe('DELETED');
    expect(fields).not.toHaveProperty('RecordingPath__c');
  });

  it('do not mention a recording that is not imported', () => {
    const fields = fieldsOf(contactRecord({ Attributes: null }));
    expect(fields).not.toHaveProperty('RecordingPath__c');
    expect(fields).not.toHaveProperty('RecordingStatus__c');
  });

  it.each([
    ['ended in the second in which it began', '2026-11-20T14:02:59Z', '2026-11-20T14:02:59Z', 0],
    ['lasted less than a second and a half', '2026-11-20T14:02:59.100Z', '2026-11-20T14:03:00.500Z', 1],
    [
      'ended before it began, by clocks that differ',
      '2026-11-20T14:03:00Z',
      '2026-11-20T14:02:59Z',
      undefined,
    ],
    ['never began', null, '2026-11-20T14:02:59Z', undefined],
    ['has not ended', '2026-11-20T14:03:00Z', null, undefined],
  ])('give the duration of a call that %s', (_case, from, to, seconds) => {
    const record = contactRecord({ ConnectedToSystemTimestamp: from, DisconnectTimestamp: to });
    expect(fieldsOf(record).Duration__c).toBe(seconds);
  });

  it('keep a duration of 0 that the contact record tells', () => {
    const agent = { CustomerHoldDuration: 0, AgentInteractionDuration: 0, NumberOfHolds: 0 };
    expect(fieldsOf(contactRecord({ Agent: agent, Queue: { Name: 'Claims', Duration: 0 } }))).toMatchObject({
      CustomerHoldDuration__c: 0,
      AgentInteractionDuration__c: 0,
      NumberOfHolds__c: 0,
      QueueDuration__c: 0,
    });
  });

  it('write times in UTC', () => {
    const fields = fieldsOf(contactRecord({ LastUpdateTimestamp: '2026-11-20T15:06:00+01:00' }));
    expect(fields['LastUpdateTimestamp__c']).toBe('2026-11-20T14:06:00.000Z');
  });

  it('go by the last moment spoken of where the time of the update is missing', () => {
    const fields = fieldsOf(contactRecord({ LastUpdateTimestamp: null }));
    expect(fields['LastUpdateTimestamp__c']).toBe('2026-11-20T14:05:00.000Z');
  });

  it('leave out a channel that the picklist does not have', () => {
    expect(fieldsOf(contactRecord({ Channel: 'FAX' }))).not.toHaveProperty('Channel__c');
  });

  it('cut texts at the length of their field, never through a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 60, maxLength: 200 }), (reason) => {
        const cut = String(fieldsOf(contactRecord({ DisconnectReason: reason }))['DisconnectReason__c']);
        expect(cut.length).toBeLessThanOrEqual(80);
        expect(reason.startsWith(cut)).toBe(true);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
