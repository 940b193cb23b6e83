import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CONTACT_ID,
  contactRecord,
  jobEvent,
  recordingPath,
} from '../../middleware/test/pipeline/in-memory/contact.ts';
import { inMemoryPipeline } from '../../middleware/test/pipeline/in-memory/pipeline.ts';
import { editableFields, fieldsOfObject, refusalOf } from './package-fields.ts';
import { sendContactRecords, sendEvents } from '../../middleware/test/pipeline/in-memory/send.ts';

const OBJECT = 'AC_Contact_Channel_Analytics__c';
const MIDDLEWARE = path.resolve(import.meta.dirname, '../../middleware/src');

type Written = Map<string, Set<unknown>>;
type Parts = ReturnType<typeof inMemoryPipeline>;

/** Every value that the middleware writes for one contact, by field. */
async function written(contact: Record<string, unknown>, change?: (parts: Parts) => void): Promise<Written> {
  const parts = inMemoryPipeline();
  change?.(parts);
  await sendContactRecords(contact, parts.pipeline);
  for (const jobName of parts.speech.jobs.keys()) {
    parts.endJob(jobName);
    await sendEvents(jobEvent(jobName), parts.pipeline);
  }
  const values: Written = new Map();
  for (const { kind, fields } of parts.records.writes) {
    if (kind === 'file') continue;
    for (const [name, value] of Object.entries(fields)) {
      values.set(name, (values.get(name) ?? new Set()).add(value));
    }
  }
  return values;
}

const long = (length: number): string => 'ü'.repeat(length);
/** Everything that Amazon Connect may say of a contact, and longer than any field. */
const fullRecord = contactRecord({
  AWSContactTraceRecordFormatVersion: '2017-03-10',
  InstanceARN: `arn:aws:connect:us-east-1:111122223333:instance/${long(80)}`,
  InitialContactId: '3f0a5c1e-0000-4000-8000-00000000a002',
  PreviousContactId: '3f0a5c1e-0000-4000-8000-00000000a003',
  NextContactId: '3f0a5c1e-0000-4000-8000-00000000a004',
  InitiationMethod: 'QUEUE_TRANSFER',
  DisconnectReason: long(200),
  CustomerEndpoint: { Address: long(300), Type: 'TELEPHONE_NUMBER' },
  SystemEndpoint: { Address: long(300), Type: 'TELEPHONE_NUMBER' },
  Agent: {
    Username: long(200),
    AgentInteractionDuration: 86_400,
    AfterContactWorkDuration: 86_400,
    NumberOfHolds: 12,
    CustomerHoldDuration: 3600,
    LongestHoldDuration: 1800,
  },
  Queue: { Name: long(300), Duration: 86_400 },
});

const cases: [string, () => Promise<Written>][] = [
  ['a contact record with everything in it', () => written(fullRecord)],
  [
    'a call that is transcribed and analysed',
    () =>
      written(contactRecord(), ({ objects, records }) => {
        objects.put(recordingPath(CONTACT_ID), new Uint8Array(0));
        records.users.clear();
      }),
  ],
  ['a call as it usually is', () => written(contactRecord())],
  [
    'a call with its case, the only contact and one of several accounts of its number',
    () =>
      written(
        contactRecord({
          Attributes: { postcallRecordingImportEnabled: 'true', sfCaseId: '500000000000001' },
        }),
        ({ records }) => {
          const phones = ['(555) 010-0123'];
          records.targets.set('Case 500000000000001AAA', {});
          records.phoneOwners.push({ object: 'Contact', id: '003000000000001AAA', name: long(121), phones });
          for (let company = 100; company < 200; company += 1) {
            records.phoneOwners.push({
              object: 'Account',
              id: `001000000000${company}AAA`,
              name: long(255),
              phones,
            });
          }
        },
      ),
  ],
  ['a chat', () => written(contactRecord({ Channel: 'CHAT', Recording: null }))],
  [
    'a recording that was deleted',
    () =>
      written(contactRecord({ Recording: { Location: recordingPath(), Status: 'DELETED', Type: 'AUDIO' } })),
  ],
  [
    'a recording that is not there yet',
    () =>
      written(contactRecord(), ({ objects }) => {
        objects.contents.clear();
      }),
  ],
  [
    'a contact record whose members are null',
    () =>
      written(contactRecord({ Agent: null, Queue: null, CustomerEndpoint: null, DisconnectReason: null })),
  ],
];

describe('what the middleware writes', () => {
  const packageFields = fieldsOfObject(OBJECT);
  const editable = editableFields('AC_Integration');

  it.each(cases)('fits the fields of the package: %s', async (_name, run) => {
    const values = await run();
    const complaints = [...values].flatMap(([name, all]) => {
      const field = packageFields.get(name);
      // The owner is a standard field.
      if (name === 'OwnerId') return [];
      if (!field) return [`${name}: the package has no such field`];
      return [...all].flatMap((value) => {
        const refusal = refusalOf(field, value);
        return refusal === undefined ? [] : [`${name}: ${refusal}`];
      });
    });
    expect(values.size).toBeGreaterThan(8);
    expect(complaints).toEqual([]);
  });

  it('is what AC_Integration may edit', async () => {
    const names = new Set(
      (await Promise.all(cases.map(([, run]) => run()))).flatMap((each) => [...each.keys()]),
    );
    const forbidden = [...names].filter(
      (name) => packageFields.get(name)?.required === false && !editable.has(`${OBJECT}.${name}`),
    );
    expect(names.size).toBeGreaterThan(40);
    expect(forbidden).toEqual([]);
  });

  it('reaches every group of fields, so that this test covers what it says', async () => {
    const names = new Set(
      (await Promise.all(cases.map(([, run]) => run()))).flatMap((each) => [...each.keys()]),
    );
    expect([...names]).toEqual(
      expect.arrayContaining([
        'LastUpdateTimestamp__c', // contact record
        'WorkPlan__c', // plan
        'Waveform__c', // audio
        'TranscriptionJobName__c', // speech
        'Transcript__c', // conversation
        'Keywords__c', // insights
        'StatusReason__c', // progress
      ]),
    );
  });

  /** Names that are put together, such as those of a side, are seen where they are written. */
  it('names no field anywhere in its source that the package lacks', () => {
    const others = ['ContentVersion', 'AC_Original_Content__c', 'AC_Deleted_Contact__c'];
    // The example of a lookup that an org adds itself, in the words of a setting.
    const ofTheOrg = ['Opportunity__c'];
    const ofOthers = others.flatMap((name) => [name, ...fieldsOfObject(name).keys()]);
    const known = new Set([OBJECT, ...packageFields.keys(), ...ofOthers, ...ofTheOrg]);
    const named = readdirSync(MIDDLEWARE, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap(
        (file) =>
          readFileSync(path.join(MIDDLEWARE, file), 'utf8').match(/(?<![\w}])[A-Za-z]\w*__c\b/g) ?? [],
      );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the judgement of a value', () => {
  const field = { type: 'Text', length: 3, precision: 5, scale: 2, required: false, values: undefined };

  it.each([
    [{ ...field }, 'four', '4 characters are too many'],
    [{ ...field, type: 'Number' }, 1000, '1000 has too many digits'],
    [{ ...field, type: 'Number' }, '1', 'a number is wanted'],
    [{ ...field, type: 'Picklist', values: ['A'] }, 'B', 'B is not in the picklist'],
    [{ ...field, type: 'DateTime' }, '2026-11-20T14:03:00+01:00', 'a time in UTC is wanted'],
    [{ ...field, type: 'Checkbox' }, 'yes', 'true or false is wanted'],
    [{ ...field, required: true }, null, 'it is required'],
    [{ ...field, type: 'Location' }, 1, 'nothing is known of fields of type Location'],
  ])('refuses %j = %j', (against, value, refusal) => {
    expect(refusalOf(against, value)).toBe(refusal);
  });

  it('takes what fits', () => {
    expect(refusalOf({ ...field, type: 'Percent' }, 99.99)).toBeUndefined();
    expect(refusalOf(field, null)).toBeUndefined();
  });
});
