import { describeReconciliation, reconcile } from '../../../src/pipeline/reconcile/reconcile.ts';
import type { ReconcileSettings } from '../../../src/pipeline/reconcile/run.ts';
import { CONTACT_ID } from '../in-memory/contact.ts';
import {
  ANALYSIS,
  call,
  chat,
  CHAT_TRANSCRIPT,
  contactLensScene,
  LENS,
  RECORDING,
  REDACTED,
  REDACTED_RECORDING,
} from '../in-memory/contact-lens.ts';

const SETTINGS: ReconcileSettings = { afterMinutes: 60, giveUpDays: 7, recordingDays: 1, most: 100 };
const LONG_AGO = '2026-11-20T10:00:00Z';

describe('the reconciliation of Contact Lens', () => {
  it.each([
    ['an analysis', call(LENS), ANALYSIS],
    ['a redacted recording', call(REDACTED), REDACTED_RECORDING],
    ['the transcript of a chat', chat(RECORDING), CHAT_TRANSCRIPT],
  ])('takes %s whose event was lost', async (_name, body, path) => {
    const scene = contactLensScene();
    await scene.record(body);
    scene.write(path);
    scene.records.age(CONTACT_ID, LONG_AGO);

    const done = await reconcile(SETTINGS, scene.pipeline);

    expect(done.records).toMatchObject({ found: 1, mended: 1, failures: [] });
    expect(scene.fields()).toMatchObject({ Status__c: 'DONE' });
  });

  it('takes an analysis to a record that was done without it, once', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS, ...RECORDING }));
    Object.assign(scene.fields(), { Status__c: 'DONE' });
    scene.write(ANALYSIS);

    const first = await reconcile(SETTINGS, scene.pipeline);
    const second = await reconcile(SETTINGS, scene.pipeline);

    expect([first.contactLens.taken, second.contactLens.taken]).toEqual([1, 0]);
    expect(scene.fields()).toMatchObject({ DataSource__c: 'CONTACT_LENS', Status__c: 'DONE' });
    expect(describeReconciliation(first)).toContain('Contact Lens files checked: 1; 1 imported');
  });

  it('counts files of contacts without a record, and tells of those that cannot be read', async () => {
    const scene = contactLensScene();
    scene.write(ANALYSIS);
    expect((await reconcile(SETTINGS, scene.pipeline)).contactLens).toMatchObject({
      found: 1,
      withoutRecord: 1,
    });

    const broken = contactLensScene();
    await broken.record(call(LENS));
    Object.assign(broken.fields(), { Status__c: 'DONE' });
    broken.write(ANALYSIS, 'no JSON');
    const { contactLens } = await reconcile(SETTINGS, broken.pipeline);
    expect(contactLens.failures).toMatchObject([{ contactId: CONTACT_ID }]);
  });

  it('leaves alone what has just come', async () => {
    const scene = contactLensScene();
    scene.write(ANALYSIS);
    scene.objects.lastModified.set(ANALYSIS, scene.pipeline.now());
    expect((await reconcile(SETTINGS, scene.pipeline)).contactLens.found).toBe(0);
  });

  it('gives up what never came, in words', async () => {
    const scene = contactLensScene();
    await scene.record(call({ ...LENS, ...RECORDING }));
    scene.records.age(CONTACT_ID, LONG_AGO, '2026-11-01T10:00:00Z');

    expect((await reconcile(SETTINGS, scene.pipeline)).records).toMatchObject({ givenUp: 1 });

    expect(scene.fields()).toMatchObject({ Status__c: 'FAILED', WaveformStatus__c: 'READY' });
    expect(scene.fields().StatusReason__c).toContain('Gave up: Contact Lens has not written its analysis.');
  });

  it('goes on with what a crash left half-done', async () => {
    const scene = contactLensScene();
    await scene.record(call(LENS));
    scene.write(ANALYSIS);
    Object.assign(scene.fields(), { Status__c: 'ANALYSING', ContactLensAnalysisPath__c: ANALYSIS });
    scene.records.age(CONTACT_ID, LONG_AGO);

    await reconcile(SETTINGS, scene.pipeline);

    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', DataSource__c: 'CONTACT_LENS' });
  });
});
