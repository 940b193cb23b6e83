import fc from 'fast-check';
import {
  readContactRecord,
  type ReadContactRecord,
  type UnreadableContactRecord,
} from '../../src/contacts/read-contact-record.ts';
import { isWithin, memberOf, membersOf, oddValue, setMember } from '../input/members.ts';
import { CONTACT_ID, contactRecord } from './contact-records.ts';

const errorsOf = (content: unknown) => (readContactRecord(content) as UnreadableContactRecord).errors;

describe('reading contact records', () => {
  it('takes null, or nothing, for every member but the contact id', () => {
    const record = contactRecord();
    const nothing = Object.fromEntries(Object.keys(record).map((name) => [name, null]));
    expect(readContactRecord({ ...nothing, ContactId: CONTACT_ID })).toHaveProperty('record');
    expect(readContactRecord({ ContactId: CONTACT_ID })).toEqual({
      record: { ContactId: CONTACT_ID },
      leftOut: [],
    });
  });

  it('drops members that it does not know', () => {
    const item = readContactRecord({ ...contactRecord(), Campaign: { CampaignId: 'x' } });
    expect(item).toEqual({ record: contactRecord(), leftOut: [] });
  });

  it('leaves out and names what is odd, and keeps the rest of the contact', () => {
    const { Agent: agent, ...rest } = contactRecord();
    const item = readContactRecord({
      ...rest,
      DisconnectTimestamp: 'yesterday',
      PreviousContactId: 'none/such',
      Agent: { ...agent, NumberOfHolds: -1, LongestHoldDuration: '12' },
      Attributes: { sfCaseId: '500', basket: { items: 3 } },
      Recordings: ['gone', { Location: 7, Status: 'AVAILABLE' }, { Location: 'b/k.wav', Type: 5 }],
    });
    const { record, leftOut } = item as ReadContactRecord;
    expect(leftOut.map(({ path }) => path).sort()).toEqual([
      'Agent.LongestHoldDuration',
      'Agent.NumberOfHolds',
      'Attributes.basket',
      'DisconnectTimestamp',
      'PreviousContactId',
      'Recordings[0]',
      'Recordings[1].Location',
      'Recordings[2].Type',
    ]);
    expect(record.Agent?.Username).toBe(agent?.Username);
    expect(record.Attributes).toEqual({ sfCaseId: '500' });
    expect(record.Recordings).toEqual([{ Status: 'AVAILABLE' }, { Location: 'b/k.wav' }]);
  });

  it.each([
    ['2026-11-20T14:03:00+0000', '2026-11-20T14:03:00+00:00'],
    ['2026-11-20T14:03:00-0830', '2026-11-20T14:03:00-08:30'],
  ])('reads the time %s, whose offset has no colon', (written, read) => {
    const item = readContactRecord({ ContactId: CONTACT_ID, DisconnectTimestamp: written });
    expect(item).toMatchObject({ record: { DisconnectTimestamp: read }, leftOut: [] });
  });

  it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'leaves out %s, a time that Salesforce cannot hold',
    (time) => {
      const item = readContactRecord({ ContactId: CONTACT_ID, DisconnectTimestamp: time });
      expect(item).toMatchObject({ leftOut: [{ path: 'DisconnectTimestamp' }] });
    },
  );

  it('loses, by one odd member, no other', () => {
    const record = contactRecord();
    fc.assert(
      fc.property(fc.constantFrom(...membersOf(record)), oddValue(), (path, odd) => {
        const changed = structuredClone(record);
        setMember(changed, path, odd);
        const item = readContactRecord(changed);
        const read = (item as Partial<ReadContactRecord>).record;
        expect(read).toBeDefined();
        const unharmed = membersOf(record).filter(
          (other) => !isWithin(other, path) && !isWithin(path, other),
        );
        for (const other of unharmed) expect(memberOf(read, other)).toEqual(memberOf(record, other));
      }),
    );
  });

  it('says that the contact id is required', () => {
    expect(readContactRecord({})).toEqual({
      contactId: null,
      errors: [{ path: 'ContactId', message: 'is required: the contact ID' }],
    });
  });

  it.each(['', 'a b', '../x', 'é', 'a'.repeat(37), 7])('refuses %p as a contact id', (id) => {
    expect(errorsOf({ ContactId: id })).toMatchObject([{ path: 'ContactId' }]);
  });

  it.each([null, undefined, 7, 'text', true, []])('refuses %p, which is no object', (content) => {
    expect(errorsOf(content)).toMatchObject([{ path: '' }]);
  });

  it('repeats no value of what it cannot read', () => {
    const secret = 'SECRET-5550100';
    const text = fc.string().map((random) => secret + random);
    const junk = fc.oneof(text, fc.dictionary(fc.string(), text), fc.array(text), fc.integer());
    fc.assert(
      fc.property(fc.record({ ContactId: junk, Channel: junk, Agent: junk }), (content) => {
        const item = readContactRecord(content);
        const errors = 'errors' in item ? item.errors : item.leftOut;
        expect(JSON.stringify(errors.map(({ message }) => message))).not.toContain(secret);
      }),
    );
  });
});
