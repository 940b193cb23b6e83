import * as fc from 'fast-check';
import { field } from '../schema/fields.ts';
import { longId, recordId, toLongId } from '../store/ids.ts';
import { convertValue, dateTimeText } from '../store/values.ts';

describe('record ids', () => {
  it('get the suffix that Salesforce gives', () => {
    // The pair of 15 and 18 characters in Salesforce's own documentation of ids.
    expect(longId('001D000000IRFma')).toBe('001D000000IRFmaIAH');
  });

  it('are distinct, begin with the prefix and keep their long form', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (first, second) => {
        const id = recordId('a00', first + 1);
        expect(id).toMatch(/^a00[0-9A-Za-z]{15}$/);
        expect(toLongId(id)).toBe(id);
        expect(toLongId(id.slice(0, 15))).toBe(id);
        expect(recordId('a00', second + 1) === id).toBe(first === second);
      }),
    );
  });

  it('are refused with a suffix that does not belong to them', () => {
    expect(toLongId('001D000000IRFmaAAA')).toBeUndefined();
    expect(toLongId('not an id')).toBeUndefined();
  });
});

describe('values', () => {
  it('bring points in time to whole seconds of UTC', () => {
    const at = field('At__c', 'datetime');
    expect(convertValue(at, '2026-11-22T11:00:00.987+01:00')).toBe('2026-11-22T10:00:00.000+0000');
    expect(convertValue(at, '2026-11-22T10:00:00Z')).toBe('2026-11-22T10:00:00.000+0000');
    expect(convertValue(at, '2026-11-22T10:00:00.000+0000')).toBe('2026-11-22T10:00:00.000+0000');
  });

  it('keep every point in time that they are given back', () => {
    const at = field('At__c', 'datetime');
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const text = dateTimeText(date.getTime());
        expect(convertValue(at, text)).toBe(text);
      }),
    );
  });

  it('round numbers to the scale of their field', () => {
    const silence = field('Silence__c', 'percent', { precision: 5, scale: 2 });
    expect(convertValue(silence, 12.345)).toBe(12.35);
    expect(convertValue(silence, '7')).toBe(7);
  });

  it('take empty text for no value, and text without its surrounding space', () => {
    const name = field('Name', 'string', { length: 5 });
    expect(convertValue(name, '')).toBeNull();
    expect(convertValue(name, '  ab  ')).toBe('ab');
  });

  it('bring restricted picklist values to the case in which they are defined', () => {
    const kind = field('Kind__c', 'picklist', {
      restricted: true,
      picklistValues: [{ value: 'INBOUND', label: 'Inbound', active: true, isDefault: false }],
    });
    expect(convertValue(kind, 'inbound')).toBe('INBOUND');
  });
});
