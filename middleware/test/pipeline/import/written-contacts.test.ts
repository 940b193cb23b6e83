import {
  contactLensScene,
  EMAIL_ANALYSIS,
  LENS,
  RECORDING,
  TRANSCRIBE,
  written,
} from '../in-memory/contact-lens.ts';
import { reconcileRecords } from '../../../src/pipeline/reconcile/reconcile-records.ts';
import { emailAnalysis } from '../../conversation/contact-lens-varieties.ts';
import { CONTACT_ID } from '../in-memory/contact.ts';

const CASE_ID = '500000000000001AAA';
const SUMMARY = 'The order arrived damaged. A refund was promised.';

describe('a contact that is no call', () => {
  it.each([
    ['EMAIL', 'an email'],
    ['TASK', 'a task'],
  ] as const)('gets its record as far as it goes: %s', async (channel, words) => {
    const scene = contactLensScene();
    scene.records.targets.set(`Case ${CASE_ID}`, {});
    const attributes = { ...RECORDING, ...TRANSCRIBE, sfCaseId: CASE_ID };
    const body = {
      ...written(channel, attributes),
      CustomerEndpoint: channel === 'EMAIL' ? { Type: 'EMAIL_ADDRESS', Address: 'pat@example.com' } : null,
    };

    expect(await scene.record(body)).toMatchObject({ outcome: 'created' });

    expect(scene.fields()).toMatchObject({
      Channel__c: channel,
      Status__c: 'DONE',
      InitiationTimestamp__c: '2026-11-20T14:03:00.000Z',
      Duration__c: 60,
      Case__c: CASE_ID,
      CustomerEndpointAddress__c: channel === 'EMAIL' ? 'pat@example.com' : null,
    });
    expect(scene.fields()).not.toHaveProperty('WaveformStatus__c');
    expect(scene.fields().StatusReason__c).toContain(`the contact is ${words}, which has no recording`);
    expect(scene.speech.jobs.size).toBe(0);
  });

  it('that is a task waits for no analysis, since Contact Lens writes none', async () => {
    const scene = contactLensScene();
    await scene.record(written('TASK', { ...LENS }));
    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', Channel__c: 'TASK' });
    expect(scene.fields().StatusReason__c).toContain('Contact Lens analyzes calls, chats and emails only');
  });
});

describe('the analysis of an email', () => {
  it('waits for its record, or is found by it, and brings categories and summary', async () => {
    const scene = contactLensScene();
    expect(await scene.arrive(EMAIL_ANALYSIS)).toMatchObject({ outcome: 'waiting' });

    await scene.record(written('EMAIL', { ...LENS }));

    expect(scene.fields()).toMatchObject({
      Status__c: 'DONE',
      Channel__c: 'EMAIL',
      DataSource__c: 'CONTACT_LENS',
      ContactLensAnalysisPath__c: EMAIL_ANALYSIS,
      ContactLensCategories__c: 'refund\nshipping',
      ContactLensSummary__c: SUMMARY,
    });
    expect(scene.fields().StatusReason__c).toContain('The Contact Lens analysis is complete.');
    expect(scene.conversation()).toMatchObject({
      channel: 'EMAIL',
      turns: [],
      insights: {
        summary: SUMMARY,
        categories: [
          { text: 'refund', places: [], contacts: [CONTACT_ID, 'an-earlier-one'] },
          { text: 'shipping', places: [] },
        ],
      },
    });
  });

  it('keeps the contacts of its categories where personal data is taken out of its summary', async () => {
    const scene = contactLensScene();
    scene.text.personal.push({ value: 'damaged', type: 'NAME' });
    await scene.record(
      written('EMAIL', { ...LENS, ...RECORDING, postcallTranscribeComprehendAnalysis: 'pii' }),
    );
    const english = { ...emailAnalysis(), Configuration: { LanguageLocale: 'en-US' } };
    await scene.arrive(EMAIL_ANALYSIS, JSON.stringify(english));
    expect(scene.fields()).toMatchObject({
      ContactLensSummary__c: 'The order arrived [NAME]. A refund was promised.',
    });
    expect(scene.conversation()).toMatchObject({
      insights: { categories: [{ contacts: [CONTACT_ID, 'an-earlier-one'] }, {}] },
    });
  });

  it('that never comes is given up', async () => {
    const scene = contactLensScene();
    await scene.record(written('EMAIL', { ...LENS }));
    expect(scene.fields()).toMatchObject({ Status__c: 'IMPORTED' });
    scene.records.age(CONTACT_ID, '2026-11-20T14:00:00Z');
    const settings = { afterMinutes: 60, giveUpDays: 7, recordingDays: 1, most: 10 };
    const later = { ...scene.pipeline, now: () => new Date('2026-11-30T18:00:00Z') };
    expect(await reconcileRecords(settings, later)).toMatchObject({ givenUp: 1 });
    expect(scene.fields()).toMatchObject({ Status__c: 'FAILED' });
    expect(scene.fields().StatusReason__c).toContain('Contact Lens has not written its analysis');
  });
});
