import fc from 'fast-check';
import { internationalDigits, searchedForms } from '../../src/contacts/phone-number.ts';
import { salesforceId } from '../../src/contacts/salesforce-id.ts';

describe('reading a phone number', () => {
  it.each([
    ['+15550100123', '1'],
    ['(555) 010-0123', '1'],
    ['555.010.0123', '1'],
    ['1-555-010-0123', '1'],
    ['011 1 555 010 0123', '1'],
    ['+1 555 010 0123 x45', '1'],
    ['tel:+1-555-010-0123', '1'],
    ['001 555 010 0123', '49'],
  ])('takes %s, written in the country +%s, for one and the same', (written, country) => {
    expect(internationalDigits(written, country)).toBe('15550100123');
  });

  it.each([
    ['+49 30 901820', '1'],
    ['030 / 901820', '49'],
    ['+49 (0)30 901820', '44'],
  ])('reads %s in the country +%s with its country code', (written, country) => {
    expect(internationalDigits(written, country)).toBe('4930901820');
  });

  it.each(['', 'anonymous', 'Restricted', '911', '+', 'dana@northwind.example', '1234567890123456'])(
    'does not take %p for a number',
    (written) => {
      expect(internationalDigits(written, '44')).toBeUndefined();
    },
  );

  it('does not mind how the digits are set apart', () => {
    const separators = fc.stringMatching(/^[ .\-/]{0,2}$/);
    const digits = fc.stringMatching(/^[2-9]\d{9}$/);
    fc.assert(
      fc.property(digits, fc.array(separators, { minLength: 10, maxLength: 10 }), (number, between) => {
        const written = [...number].map((digit, at) => digit + (between[at] ?? '')).join('');
        expect(internationalDigits(`+1${written}`, '44')).toBe(`1${number}`);
        expect(internationalDigits(written, '1')).toBe(`1${number}`);
      }),
    );
  });

  it('searches for a number of the home country in its national form as well', () => {
    expect(searchedForms('15550100123', '1')).toEqual(['15550100123', '5550100123']);
    expect(searchedForms('4930901820', '49')).toEqual(['4930901820', '30901820', '030901820']);
    expect(searchedForms('4930901820', '1')).toEqual(['4930901820']);
  });
});

describe('reading a Salesforce id', () => {
  it('writes both forms with 18 characters', () => {
    expect(salesforceId('a0D6F00000gXXXX')).toMatch(/^a0D6F00000gXXXX[A-Z0-5]{3}$/);
    expect(salesforceId(' 003000000000001AAA ')).toBe('003000000000001AAA');
    expect(salesforceId('003000000000001')).toBe('003000000000001AAA');
    expect(salesforceId('001D000000IqhSL')).toBe('001D000000IqhSLIAZ');
  });

  it.each(['', '003', '003000000000001AAB', "003000000000001' OR", '003-00000000001', 'x'.repeat(17)])(
    'does not take %p for one',
    (text) => {
      expect(salesforceId(text)).toBeUndefined();
    },
  );

  it('finds out a letter in the wrong case', () => {
    expect(salesforceId('001d000000IqhSLIAZ')).toBeUndefined();
  });
});
