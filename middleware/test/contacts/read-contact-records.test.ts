import fc from 'fast-check';
import {
  readContactRecords,
  UnreadableBodyError,
  type UnreadableContactRecord,
} from '../../src/contacts/read-contact-records.ts';
import { CONTACT_ID, contactRecord } from './contact-records.ts';

const kinesisEvent = (...data: unknown[]) => ({
  Records: data.map((entry) => ({ kinesis: { data: entry } })),
});
const base64 = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64');
const errorsOf = (body: unknown) => (readContactRecords(body)[0] as UnreadableContactRecord).errors;

describe('reading contact records', () => {
  it('reads a single record, an array and a Kinesis event alike', () => {
    const record = contactRecord();
    const expected = [{ index: 0, record }];
    expect(readContactRecords(record)).toEqual(expected);
    expect(readContactRecords([record])).toEqual(expected);
    expect(readContactRecords(kinesisEvent(base64(record)))).toEqual(expected);
  });

  it('takes null, or nothing, for every member but the contact id', () => {
    const record = contactRecord();
    const nothing = Object.fromEntries(Object.keys(record).map((name) => [name, null]));
    expect(readContactRecords({ ...nothing, ContactId: CONTACT_ID })[0]).toHaveProperty('record');
    expect(readContactRecords({ ContactId: CONTACT_ID })).toEqual([
      { index: 0, record: { ContactId: CONTACT_ID } },
    ]);
  });

  it('drops members that it does not know', () => {
    const [item] = readContactRecords({ ...contactRecord(), Campaign: { CampaignId: 'x' } });
    expect(item).toEqual({ index: 0, record: contactRecord() });
  });

  it('names the field of each fault and goes on with the next record', () => {
    const faulty = {
      ...contactRecord(),
      DisconnectTimestamp: 'yesterday',
      Agent: { NumberOfHolds: -1 },
      Recordings: [{ Location: 7 }],
    };
    const [bad, good] = readContactRecords([faulty, contactRecord()]);
    expect(bad).toMatchObject({ index: 0, contactId: CONTACT_ID });
    expect((bad as UnreadableContactRecord).errors.map(({ path }) => path).sort()).toEqual([
      'Agent.NumberOfHolds',
      'DisconnectTimestamp',
      'Recordings[0].Location',
    ]);
    expect(good).toHaveProperty('record');
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
