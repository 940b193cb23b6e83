import fc from 'fast-check';
import { recordedPartsJson } from '../../src/contacts/recorded-parts.ts';
import { contactRecord, RECORDING_PATH } from './contact-records.ts';

const partsOf = (changes: object) => {
  const json = recordedPartsJson(contactRecord({ Recording: null, Recordings: null, ...changes }));
  return json === undefined ? undefined : (JSON.parse(json) as unknown[]);
};
const stream = { StorageType: 'KINESIS_VIDEO_STREAM', Location: 'arn:stream' };

describe('the recorded parts of a contact', () => {
  it('are all that the contact record names, without members that say nothing', () => {
    const audio = { Location: RECORDING_PATH, Status: null, StorageType: 'S3', MediaStreamType: '' };
    expect(partsOf({ Recordings: [audio, stream] })).toEqual([
      { Location: RECORDING_PATH, StorageType: 'S3' },
      stream,
    ]);
  });

  it.each([{ Recordings: [] }, { Recordings: null }])(
    'are the single recording of an older contact record: %j',
    (list) => {
      expect(partsOf({ ...list, Recording: { Location: RECORDING_PATH } })).toEqual([
        { Location: RECORDING_PATH },
      ]);
    },
  );

  it('are unknown where the contact record names none, so that earlier ones stay', () => {
    expect(partsOf({})).toBeUndefined();
    expect(partsOf({ Recordings: [] })).toBeUndefined();
  });

  it('are as many whole ones as fit the field', () => {
    const LENGTH = 32_768;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 40 }), (length, count) => {
        const part = { Location: 'x'.repeat(length) };
        const kept = partsOf({ Recordings: Array.from({ length: count }, () => part) }) ?? [];
        const written = (parts: unknown[]) => JSON.stringify(parts).length;
        expect(written(kept)).toBeLessThanOrEqual(LENGTH);
        const isOneMoreTooMany = kept.length === count || written([...kept, part]) > LENGTH;
        expect(isOneMoreTooMany).toBe(true);
        expect(kept).toEqual(kept.map(() => part));
      }),
    );
    const exact = { Location: 'x'.repeat(LENGTH - JSON.stringify([{ Location: '' }]).length) };
    expect(partsOf({ Recordings: [exact] })).toEqual([exact]);
  });
});
