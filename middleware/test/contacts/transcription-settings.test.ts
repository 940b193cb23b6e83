import { AUTOMATIC_LANGUAGE } from '../../src/contracts/transcribe-languages.ts';
import {
  candidatesProblem,
  describeSettings,
  isRedacted,
  jobSettings,
  languageSettings,
  settingsFor,
} from '../../src/contacts/transcription-settings.ts';

const ENGLISH = { vocabulary: 'products' };
const SPANISH = { redaction: ['NAME' as const, 'PHONE' as const] };
const OPTIONS = { candidates: ['en-US', 'fr-FR'], languages: { 'en-US': ENGLISH, 'es-US': SPANISH } };

describe('the settings of a transcription', () => {
  it('are those of its language', () => {
    expect(settingsFor('en-US', OPTIONS)).toEqual({ languages: { 'en-US': ENGLISH } });
    expect(settingsFor('de-DE', OPTIONS)).toEqual({});
  });

  it('are the candidates and theirs where the language is to be identified', () => {
    expect(settingsFor(AUTOMATIC_LANGUAGE, OPTIONS)).toEqual({
      candidates: ['en-US', 'fr-FR'],
      languages: { 'en-US': ENGLISH },
    });
    expect(settingsFor(AUTOMATIC_LANGUAGE, { ...OPTIONS, candidates: [] })).toEqual({});
  });

  it('take personal data out only in a language that is given, and only where that is set', () => {
    const settings = settingsFor('es-US', OPTIONS);
    expect(isRedacted('es-US', settings)).toBe(true);
    expect(isRedacted('en-US', { languages: { 'en-US': ENGLISH } })).toBe(false);
    expect(isRedacted('en-US', settings)).toBe(false);
    expect(isRedacted('en-US', {})).toBe(false);
    expect(isRedacted('en-US', undefined)).toBe(false);
    expect(isRedacted(AUTOMATIC_LANGUAGE, { languages: { [AUTOMATIC_LANGUAGE]: SPANISH } })).toBe(false);
  });

  it('come back from a work plan as they were', () => {
    const settings = settingsFor(AUTOMATIC_LANGUAGE, OPTIONS);
    expect(jobSettings.parse(structuredClone(settings))).toEqual(settings);
  });
});

describe('the settings of a transcription in words', () => {
  it.each([
    [undefined, ''],
    [{}, ''],
    [{ candidates: ['en-US', 'fr-FR'] }, 'candidates en-US, fr-FR'],
    [{ languages: { 'en-US': ENGLISH } }, 'vocabulary products'],
    [{ languages: { 'en-US': { model: 'furniture' } } }, 'language model furniture'],
    [{ languages: { 'fr-FR': ENGLISH } }, 'vocabulary products for fr-FR'],
    [
      { languages: { 'en-US': { vocabularyFilter: { name: 'rude', method: 'remove' as const } } } },
      'vocabulary filter rude (remove)',
    ],
    [{ languages: { 'en-US': SPANISH } }, 'redaction of NAME, PHONE'],
    [{ languages: { 'en-US': { ...ENGLISH, ...SPANISH } } }, 'vocabulary products; redaction of NAME, PHONE'],
  ])('name what is set, and for which language where it is another: %j', (settings, words) => {
    expect(describeSettings('en-US', settings)).toBe(words);
  });
});

describe('what the deployment may set for a language', () => {
  it.each([
    { vocabulary: 'a.B-c_9' },
    { vocabulary: 'x'.repeat(200) },
    { vocabularyFilter: { name: 'rude', method: 'tag' } },
    { vocabularyFilter: { name: 'rude', method: 'remove' } },
    { redaction: ['ALL'] },
    { redaction: ['NAME', 'SSN', 'PIN'] },
    {},
  ])('is %j', (settings) => {
    expect(languageSettings.parse(settings)).toEqual(settings);
  });

  it('masks words of a filter where no method is given', () => {
    expect(languageSettings.parse({ vocabularyFilter: { name: 'rude' } })).toEqual({
      vocabularyFilter: { name: 'rude', method: 'mask' },
    });
  });

  it.each([
    [{ vocabulary: 'two words' }, /letters, digits/],
    [{ vocabulary: '!x' }, /letters, digits/],
    [{ vocabulary: 'x!' }, /letters, digits/],
    [{ vocabulary: '' }, /letters, digits/],
    [{ vocabulary: 'x'.repeat(201) }, /letters, digits/],
    [{ model: 'two words' }, /letters, digits/],
    [{ vocabulary: 7 }, /name of an Amazon Transcribe resource/],
    [{ vocabularyFilter: 'rude' }, /name and method/],
    [{ vocabularyFilter: { name: 'rude', method: 'hide' } }, /mask, remove or tag/],
    [{ vocabularyFilter: { name: 'rude', other: 1 } }, /./],
    [{ redaction: [] }, /at least one/],
    [{ redaction: ['SHOE_SIZE'] }, /ADDRESS, ALL, .*, SSN$/],
    ['products', /vocabulary, model, vocabularyFilter or redaction/],
    [{ vocabularies: 'products' }, /./],
  ])('is not %j', (settings, why) => {
    expect(languageSettings.safeParse(settings).error?.issues[0]?.message).toMatch(why);
  });
});

describe('candidates for the language', () => {
  const codes = ['en-US', 'en-GB', 'es-US', 'fr-FR', 'de-DE', 'it-IT'];
  const filter = { vocabularyFilter: { name: 'rude', method: 'mask' as const } };
  const withSettings = (count: number, own: object) =>
    Object.fromEntries(codes.slice(0, count).map((code) => [code, own]));

  it.each([
    ['are none', [], {}],
    ['are two', codes.slice(0, 2), {}],
    ['are six, of which five have settings', codes, withSettings(5, filter)],
    ['are six with redaction alone', codes, withSettings(6, SPANISH)],
  ])('are right where there %s', (_what, candidates, languages) => {
    expect(candidatesProblem({ candidates, languages })).toBeUndefined();
  });

  it.each([
    ['there is only one', ['en-US'], {}, /two/],
    ['six have a vocabulary', codes, withSettings(6, ENGLISH), /at most 5/],
    ['six have a language model', codes, withSettings(6, { model: 'furniture' }), /at most 5/],
    ['six have a filter', codes, withSettings(6, filter), /at most 5/],
  ])('are wrong where %s', (_what, candidates, languages, why) => {
    expect(candidatesProblem({ candidates, languages })).toMatch(why);
  });
});
