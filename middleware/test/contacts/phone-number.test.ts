import fc from 'fast-check';
import { getCountryCallingCode, type CountryCode } from 'libphonenumber-js';
import mobileExamples from 'libphonenumber-js/mobile/examples';
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
    ['(+49) 30 901820', '44'],
    ['030 901820 (home)', '49'],
    ['Home: 030 901820', '49'],
    ['030 / 901820 ext. 5', '49'],
    ['030 901820;ext=5', '49'],
    ['0049 30 901820', '49'],
    ['\u202a+49 30 901820\u202c', '1'],
    ['030\u00ad901820', '49'],
    ['０３０－９０１８２０', '49'],
    ['٠٣٠ ٩٠١٨٢٠', '49'],
    ['sip:+4930901820@pbx.example', '1'],
  ])('reads %s in the country +%s with its country code', (written, country) => {
    expect(internationalDigits(written, country)).toBe('4930901820');
  });

  it.each([
    ['39', '+390669812345', '06 698 12345'],
    ['225', '+2250789881234', '07 89 88 12 34'],
    ['242', '+242061234567', '06 123 4567'],
    ['7', '+74951234567', '8 (495) 123-45-67'],
    ['36', '+3612345678', '06 1 234 5678'],
    ['52', '+5215512345678', '+52 55 1234 5678'],
    ['52', '+525512345678', '55 1234 5678'],
    ['1', '+5215512345678', '011 52 55 1234 5678'],
    ['54', '+5491123456789', '011 15-2345-6789'],
    ['61', '+442079460000', '0011 44 20 7946 0000'],
    ['81', '+81312345678', '03-1234-5678'],
    ['370', '+37061234567', '8 612 34567'],
  ])('knows, in the country +%s, the caller %s by the number written %s', (country, caller, written) => {
    expect(internationalDigits(written, country)).toBe(internationalDigits(caller, country));
    expect(internationalDigits(caller, country)).toBeDefined();
  });

  it.each([
    '',
    'anonymous',
    'Restricted',
    '911',
    '+',
    'dana@northwind.example',
    'dana2025550123@northwind.example',
    '1234567890123456',
  ])('does not take %p for a number', (written) => {
    expect(internationalDigits(written, '44')).toBeUndefined();
  });

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

  it('searches for a number of the home country in its national forms as well', () => {
    expect(searchedForms('15550100123', '1')).toEqual(['15550100123', '01115550100123', '5550100123']);
    expect(searchedForms('4930901820', '49')).toEqual([
      '4930901820',
      '004930901820',
      '30901820',
      '030901820',
    ]);
    expect(searchedForms('74951234567', '7')).toContain('84951234567');
    expect(searchedForms('390669812345', '39')).toEqual(['390669812345', '00390669812345', '0669812345']);
  });

  it('searches for a number of another country with its code only', () => {
    expect(searchedForms('4930901820', '1')).toEqual(['4930901820', '0114930901820']);
    expect(searchedForms('442079460000', '61')).toEqual(['442079460000', '0011442079460000']);
  });

  it('searches for a Mexican mobile number as it was written before 2019, too', () => {
    expect(searchedForms('525512345678', '1')).toContain('5215512345678');
  });

  it('finds by a searched form what the same country reads as that number', () => {
    const examples = Object.entries(mobileExamples) as [CountryCode, string][];
    for (const [country, national] of examples) {
      const code = getCountryCallingCode(country);
      const digits = internationalDigits(`+${code}${national}`, code);
      expect([country, digits]).toEqual([country, expect.stringContaining(code)]);
      const readBack = searchedForms(digits ?? '', code).map((form) => internationalDigits(form, code));
      expect([country, readBack.includes(digits)]).toEqual([country, true]);
    }
  });

  it('survives any text, and reads what it gives once more as the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('1', '7', '39', '49', '52'),
        (text, country) => {
          const digits = internationalDigits(text, country);
          const again = digits === undefined ? undefined : internationalDigits(`+${digits}`, country);
          expect(again).toBe(digits);
        },
      ),
    );
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
