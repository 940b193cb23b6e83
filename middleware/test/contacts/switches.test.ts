import fc from 'fast-check';
import { readSwitches } from '../../src/contacts/switches.ts';

describe('reading the switches of a contact', () => {
  it('has everything off where there are no attributes', () => {
    const off = {
      recordingImport: false,
      redactedRecordingImport: false,
      transcribe: false,
      contactLensImport: false,
      analyses: [],
    };
    expect(readSwitches(null)).toEqual(off);
    expect(readSwitches(undefined)).toEqual(off);
    expect(readSwitches({ postcallTranscribeLanguage: ' ' })).toEqual(off);
  });

  it('reads languages and analyses without the space around them', () => {
    expect(
      readSwitches({
        postcallTranscribeLanguage: ' en-US ',
        postcallTranscribeComprehendAnalysis: ' KW, snt ,,dl',
      }),
    ).toMatchObject({ transcribeLanguage: 'en-US', analyses: ['kw', 'snt', 'dl'] });
  });

  it.each(['false', 'yes', '1', '', 'truely', null])('takes %p for off', (value) => {
    expect(readSwitches({ postcallTranscribeEnabled: value }).transcribe).toBe(false);
  });

  it('goes by the exact spelling where a name comes twice', () => {
    const attributes = { POSTCALLTRANSCRIBEENABLED: 'true', postcallTranscribeEnabled: 'false' };
    expect(readSwitches(attributes).transcribe).toBe(false);
  });

  it('does not care about letter case and surrounding space, in name and in value', () => {
    const inAnyCase = (text: string) =>
      fc
        .tuple(
          fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }),
          fc.stringMatching(/^[ \t]{0,3}$/),
          fc.stringMatching(/^[ \t]{0,3}$/),
        )
        .map(([upper, before, after]) => {
          const letters = [...text].map((letter, at) =>
            upper[at] ? letter.toUpperCase() : letter.toLowerCase(),
          );
          return before + letters.join('') + after;
        });
    fc.assert(
      fc.property(inAnyCase('postcallRecordingImportEnabled'), inAnyCase('true'), (name, value) => {
        expect(readSwitches({ [name]: value }).recordingImport).toBe(true);
      }),
    );
  });
});
