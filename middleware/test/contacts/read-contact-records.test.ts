import fc from 'fast-check';
import {
  readContactRecords,
  UnreadableBodyError,
  type ReadContactRecord,
  type UnreadableContactRecord,
} from '../../src/contacts/read-contact-records.ts';
import { isWithin, memberOf, membersOf, oddValue, setMember } from '../input/members.ts';
import { CONTACT_ID, contactRecord } from './contact-records.ts';

const kinesisEvent = (...data: unknown[]) => ({
  Records: data.map((entry) => ({ kinesis: { data: entry } })),
});
const base64 = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64');
const errorsOf = (body: unknown) => (readContactRecords(body)[0] as UnreadableContactRecord).errors;

describe('reading contact records', () => {
  it('reads a single record, an array and a Kinesis event alike', () => {
    const record = contactRecord();
    const expected = [{ index: 0, record, leftOut: [] }];
    expect(readContactRecords(record)).toEqual(expected);
    expect(readContactRecords([record])).toEqual(expected);
    expect(readContactRecords(kinesisEvent(base64(record)))).toEqual(expected);
  });

  it('takes null, or nothing, for every member but the contact id', () => {
    const record = contactRecord();
    const nothing = Object.fromEntries(Object.keys(record).map((name) => [name, null]));
    expect(readContactRecords({ ...nothing, ContactId: CONTACT_ID })[0]).toHaveProperty('record');
    expect(readContactRecords({ ContactId: CONTACT_ID })).toEqual([
      { index: 0, record: { ContactId: CONTACT_ID }, leftOut: [] },
    ]);
  });

  it('drops members that it does not know', () => {
    const [item] = readContactRecords({ ...contactRecord(), Campaign: { CampaignId: 'x' } });
    expect(item).toEqual({ index: 0, record: contactRecord(), leftOut: [] });
  });

  it('leaves out and names what is odd, and keeps the rest of the contact', () => {
    const { Agent: agent, ...rest } = contactRecord();
    const [item, next] = readContactRecords([
      {
        ...rest,
        DisconnectTimestamp: 'yesterday',
        PreviousContactId: 'none/such',
        Agent: { ...agent, NumberOfHolds: -1, LongestHoldDuration: '12' },
        Attributes: { sfCaseId: '500', basket: { items: 3 } },
        Recordings: ['gone', { Location: 7, Status: 'AVAILABLE' }, { Location: 'b/k.wav', Type: 5 }],
      },
      contactRecord(),
    ]);
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
    expect(next).toMatchObject({ index: 1, leftOut: [] });
  });

  it.each([
    ['2026-11-20T14:03:00+0000', '2026-11-20T14:03:00+00:00'],
    ['2026-11-20T14:03:00-0830', '2026-11-20T14:03:00-08:30'],
  ])('reads the time %s, whose offset has no colon', (written, read) => {
    const [item] = readContactRecords({ ContactId: CONTACT_ID, DisconnectTimestamp: written });
    expect(item).toMatchObject({ record: { DisconnectTimestamp: read }, leftOut: [] });
  });

  it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'leaves out %s, a time that Salesforce cannot hold',
    (time) => {
      const [item] = readContactRecords({ ContactId: CONTACT_ID, DisconnectTimestamp: time });
      expect(item).toMatchObject({ leftOut: [{ path: 'DisconnectTimestamp' }] });
    },
  );

  it('loses, by one odd member, no other', () => {
    const record = contactRecord();
    fc.assert(
      fc.property(fc.constantFrom(...membersOf(record)), oddValue(), (path, odd) => {
        const changed = structuredClone(record);
        setMember(changed, path, odd);
        const [item] = readContactRecords([changed]);
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
    expect(readContactRecords([{}])).toEqual([
      {
        index: 0,
        contactId: null,
        errors: [{ path: 'ContactId', message: 'is required: the id of the contact' }],
      },
    ]);
  });

  it.each(['', 'a b', '../x', 'é', 'a'.repeat(37), 7])('refuses %p as a contact id', (id) => {
    expect(errorsOf({ ContactId: id })).toMatchObject([{ path: 'ContactId' }]);
  });

  it.each([
    ['no data', undefined, 'is required: the contact record in base64'],
    ['data that is not base64', '%%%', 'is not UTF-8 text in base64'],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0xfe]).toString('base64'), 'is not UTF-8 text in base64'],
    ['text that is not JSON', Buffer.from('{').toString('base64'), 'does not hold JSON'],
  ])('explains a Kinesis record with %s', (_, data, message) => {
    expect(errorsOf(kinesisEvent(data))).toEqual([{ path: 'kinesis.data', message }]);
  });

  it.each([[null], ['text'], [7], [true], [{ Records: 'none' }]])('refuses %p as a body', (body) => {
    expect(() => readContactRecords(body)).toThrow(UnreadableBodyError);
  });

  it('reads an empty array as no records', () => {
    expect(readContactRecords([])).toEqual([]);
  });

  it('gives one item for each entry, whatever the entries are, and repeats no value', () => {
    const secret = 'SECRET-5550100';
    const text = fc.string().map((random) => secret + random);
    const junk = fc.oneof(text, fc.dictionary(fc.string(), text), fc.array(text), fc.integer());
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.jsonValue(), fc.record({ ContactId: junk, Channel: junk, Agent: junk }))),
        (body) => {
          const items = readContactRecords(body);
          expect(items.map(({ index }) => index)).toEqual(body.map((_, index) => index));
          const messages = items.flatMap((item) => ('errors' in item ? item.errors : []));
          expect(JSON.stringify(messages.map(({ message }) => message))).not.toContain(secret);
        },
      ),
    );
  });
});
