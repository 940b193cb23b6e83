import { correct, keepDecisions, withSettings } from '../../src/contacts/plan-corrections.ts';
import type { WorkPlan } from '../../src/contacts/work-plan.ts';
import { planWork } from '../../src/contacts/work-plan.ts';
import { contactRecord } from './contact-records.ts';

const ON = { recordingImport: true, transcribe: true, contactLensImport: true };
const LANGUAGES = { 'en-US': { vocabulary: 'products' }, 'es-US': { vocabulary: 'productos' } };
const DEPLOYMENT = {
  channelRoles: ['CUSTOMER', 'AGENT'] as const,
  transcription: { candidates: [], languages: LANGUAGES },
};

function planIn(language: string | undefined, changes: Partial<WorkPlan['transcription']> = {}): WorkPlan {
  const { postcallTranscribeLanguage: _own, ...attributes } = contactRecord().Attributes ?? {};
  const plan = planWork(
    contactRecord({
      Attributes: {
        ...attributes,
        ...(language === undefined ? {} : { postcallTranscribeLanguage: language }),
      },
    }),
    ON,
  );
  return { ...plan, transcription: { ...plan.transcription, ...changes } };
}
const corrected = (plan: WorkPlan, given: NonNullable<WorkPlan['corrections']>) =>
  correct(plan, given, DEPLOYMENT);

describe('the settings of a plan', () => {
  it('are those of the deployment for its language, as they are now', () => {
    const earlier = planIn('en-US', { settings: { languages: { 'en-US': { vocabulary: 'former' } } } });
    expect(withSettings(earlier, DEPLOYMENT.transcription).transcription.settings).toEqual({
      languages: { 'en-US': LANGUAGES['en-US'] },
    });
  });

  it.each([
    ['the deployment sets nothing for the language', planIn('de-DE')],
    ['nothing is transcribed', planIn('en-US', { wanted: false })],
  ])('are none where %s', (_where, plan) => {
    const earlier = { ...plan.transcription, settings: { candidates: ['former', 'other'] } };
    const { transcription } = withSettings({ ...plan, transcription: earlier }, DEPLOYMENT.transcription);
    expect(transcription).toEqual(plan.transcription);
  });
});

describe('a correction', () => {
  it('puts agent and customer on each other’s channels, said once or twice', () => {
    const once = corrected(planIn('en-US'), { swapChannels: true });
    expect(once).toMatchObject({
      channelRoles: ['AGENT', 'CUSTOMER'],
      corrections: { swapChannels: true },
    });
    expect(corrected(once, { swapChannels: true })).toEqual(once);
    expect(corrected(once, { swapChannels: false }).channelRoles).toEqual(['CUSTOMER', 'AGENT']);
  });

  it('swaps with nobody where one role is configured, and leaves further channels', () => {
    const plan = planIn('en-US');
    const swap = (channelRoles: WorkPlan['channelRoles']) =>
      correct(plan, { swapChannels: true }, { ...DEPLOYMENT, channelRoles }).channelRoles;
    expect(swap(['AGENT'])).toEqual(['UNKNOWN', 'AGENT']);
    expect(swap(['CUSTOMER', 'AGENT', 'SYSTEM'])).toEqual(['AGENT', 'CUSTOMER', 'SYSTEM']);
  });

  it('changes nothing where none is given', () => {
    const plan = planIn('en-US');
    expect(corrected(plan, {})).toEqual(plan);
    expect(corrected(plan, {})).not.toHaveProperty('corrections');
  });

  it('sets another language, with its settings, and keeps earlier corrections', () => {
    const swapped = corrected(planIn('en-US'), { swapChannels: true });
    const plan = corrected(swapped, { languageCode: 'es-US' });
    expect(plan.corrections).toEqual({ swapChannels: true, languageCode: 'es-US' });
    expect(plan.channelRoles).toEqual(['AGENT', 'CUSTOMER']);
    expect(plan.transcription).toMatchObject({
      wanted: true,
      languageCode: 'es-US',
      settings: { languages: { 'es-US': LANGUAGES['es-US'] } },
    });
  });

  it('of the language makes up for one that could not be used', () => {
    const unusable = planIn('Klingon');
    expect(unusable.transcription.wanted).toBe(false);
    const { transcription } = corrected(unusable, { languageCode: 'en-US' });
    expect(transcription).toMatchObject({ wanted: true, why: 'requested by the contact' });
    expect(transcription).not.toHaveProperty('languageError');
  });

  it('of the language starts no transcription that was refused for another reason', () => {
    const plan = planIn('Klingon', { why: 'switched off' });
    expect(corrected(plan, { languageCode: 'en-US' }).transcription).toMatchObject({
      wanted: false,
      why: 'switched off',
    });
    const off = planIn('en-US', { wanted: false, why: 'switched off' });
    expect(corrected(off, { languageCode: 'es-US' }).transcription.wanted).toBe(false);
  });

  it.each([
    ['en-US', true],
    ['es-US', undefined],
  ])('to %s keeps that the language was identified only where it is the same', (languageCode, identified) => {
    const plan = planIn('en-US', { identified: true });
    expect(corrected(plan, { languageCode }).transcription.identified).toBe(identified);
  });
});

describe('a contact record that comes again', () => {
  const kept = (plan: WorkPlan, earlier: WorkPlan | undefined) => keepDecisions(plan, earlier, DEPLOYMENT);
  const former = { languages: { 'en-US': { vocabulary: 'former' } } };

  it('is planned with the settings of the deployment where there was none before', () => {
    const plan = kept(planIn('en-US'), undefined);
    expect(plan.transcription.settings).toEqual({ languages: { 'en-US': LANGUAGES['en-US'] } });
    expect(kept(planIn('de-DE'), undefined)).toEqual(planIn('de-DE'));
  });

  it('keeps the settings that the transcript was made with', () => {
    const plan = kept(planIn('en-US'), planIn('en-US', { settings: former }));
    expect(plan.transcription).toMatchObject({ languageCode: 'en-US', settings: former });
    const without = kept(planIn('en-US'), planIn('en-US'));
    expect(without.transcription).not.toHaveProperty('settings');
    expect(without.transcription).not.toHaveProperty('identified');
  });

  it('keeps the language that a first job identified', () => {
    const plan = kept(planIn(undefined), planIn('es-US', { identified: true }));
    expect(plan.transcription).toMatchObject({ languageCode: 'es-US', identified: true, wanted: true });
  });

  it('does not keep a language that was asked for before, and not identified', () => {
    expect(kept(planIn(undefined), planIn('es-US')).transcription.languageCode).toBe('auto');
    const other = kept(planIn('en-US'), planIn('es-US', { identified: true }));
    expect(other.transcription.languageCode).toBe('en-US');
    expect(other.transcription).not.toHaveProperty('identified');
  });

  it.each<[string, Partial<WorkPlan>]>([
    [
      'another recording was transcribed',
      { recording: { ...planIn('en-US').recording, path: 'b/other.wav' } },
    ],
    ['nothing was transcribed', { transcription: { ...planIn('en-US').transcription, wanted: false } }],
  ])('keeps only corrections where %s', (_where, changes) => {
    const earlier = {
      ...planIn('en-US', { settings: former }),
      ...changes,
      corrections: { swapChannels: true },
    };
    const plan = kept(planIn('en-US'), earlier);
    expect(plan.transcription.settings).toEqual({ languages: { 'en-US': LANGUAGES['en-US'] } });
    expect(plan.corrections).toEqual({ swapChannels: true });
    expect(plan.channelRoles).toEqual(['AGENT', 'CUSTOMER']);
  });

  it('starts nothing where it does not ask for a transcription any more', () => {
    const off = planIn('en-US', { wanted: false });
    expect(kept(off, planIn('en-US', { settings: former })).transcription).toEqual(off.transcription);
  });
});
