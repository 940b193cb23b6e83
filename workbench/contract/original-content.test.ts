import { CONTACT_ID, contactRecord, jobEvent } from '../../middleware/test/pipeline/in-memory/contact.ts';
import { inMemoryPipeline } from '../../middleware/test/pipeline/in-memory/pipeline.ts';
import { editableFields, fieldsOfObject, refusalOf } from './package-fields.ts';
import { sendContactRecords, sendEvents } from '../../middleware/test/pipeline/in-memory/send.ts';

const OBJECT = 'AC_Original_Content__c';

describe('the original content that the middleware keeps', () => {
  const fields = fieldsOfObject(OBJECT);
  let written: [string, unknown][];

  beforeAll(async () => {
    const parts = inMemoryPipeline();
    parts.pipeline.settings.personalData.keepOriginal = true;
    const Attributes = {
      postcallTranscribeEnabled: 'true',
      postcallTranscribeLanguage: 'en-US',
      postcallTranscribeComprehendAnalysis: 'pii',
    };
    await sendContactRecords(contactRecord({ Attributes }), parts.pipeline);
    parts.endJob(parts.onlyJob());
    await sendEvents(jobEvent(parts.onlyJob()), parts.pipeline);
    written = Object.entries(parts.records.originals.get(CONTACT_ID)?.fields ?? {});
  });

  it('fits the fields of the package', () => {
    expect(written.length).toBeGreaterThan(2);
    const refusals = written.map(([name, value]) => {
      const field = fields.get(name);
      return field ? refusalOf(field, value) : `${name}: the package has no such field`;
    });
    expect(refusals.filter((refusal) => refusal !== undefined)).toEqual([]);
  });

  it('is what AC_Integration may edit', () => {
    const editable = editableFields('AC_Integration');
    expect(written.filter(([name]) => !editable.has(`${OBJECT}.${name}`))).toEqual([]);
  });
});
