import { planWork } from '../../src/contacts/work-plan.ts';
import { isWorthARecord } from '../../src/pipeline/import/plan-contact.ts';
import { inMemoryPipeline } from '../pipeline/in-memory/pipeline.ts';
import { contactRecord } from './contact-records.ts';

const SWITCHES = [
  'recordingParameter',
  'transcribeParameter',
  'contactLensParameter',
  'recording',
  'redacted',
  'transcribe',
  'contactLens',
] as const;
type Row = Record<(typeof SWITCHES)[number], boolean>;

/** Every combination of the deployment's parameters and the contact's attributes, 128 rows. */
const TABLE: Row[] = Array.from(
  { length: 2 ** SWITCHES.length },
  (_slot, number) =>
    Object.fromEntries(SWITCHES.map((name, bit) => [name, Math.floor(number / 2 ** bit) % 2 === 1])) as Row,
);

const nameOf = (row: Row) => SWITCHES.filter((name) => row[name]).join(', ') || 'nothing';
const value = (isOn: boolean) => (isOn ? ' TRUE ' : 'false');

function planOf(row: Row) {
  const record = contactRecord({
    Attributes: {
      postcallRecordingImportEnabled: value(row.recording),
      POSTCALLREDACTEDRECORDINGIMPORTENABLED: value(row.redacted),
      ' postcallTranscribeEnabled': value(row.transcribe),
      ContactLensImportEnabled: value(row.contactLens),
      postcallTranscribeComprehendAnalysis: 'snt',
    },
  });
  return planWork(record, switchesOf(row));
}

const switchesOf = (row: Row) => ({
  recordingImport: row.recordingParameter,
  transcribe: row.transcribeParameter,
  contactLensImport: row.contactLensParameter,
});

describe('the truth table of the switches', () => {
  it.each(TABLE.map((row) => [nameOf(row), row] as const))('holds with %s on', (_name, row) => {
    const plan = planOf(row);

    // Parameter and attribute, each feature by itself; only the two kinds of recording exclude each other.
    expect(plan.recording.wanted).toBe(row.recordingParameter && row.recording && !row.redacted);
    expect(plan.transcription.wanted).toBe(row.transcribeParameter && row.transcribe);
    expect(plan.analyses).toEqual(row.transcribeParameter && row.transcribe ? ['snt'] : []);
    expect([plan.recording.asked, plan.redactedRecording.asked]).toEqual([row.recording, row.redacted]);
    expect([plan.transcription.asked, plan.contactLens.asked]).toEqual([row.transcribe, row.contactLens]);
    expect(plan.contactLens.wanted && !(row.contactLensParameter && row.contactLens)).toBe(false);
    for (const part of [plan.recording, plan.redactedRecording, plan.transcription, plan.contactLens]) {
      expect(part.why).toMatch(/\w/);
    }
  });

  it.each(TABLE.map((row) => [nameOf(row), row] as const))(
    'says who gets a record with %s on',
    (_name, row) => {
      const { pipeline } = inMemoryPipeline();
      const expected =
        (row.recordingParameter && (row.recording || row.redacted)) ||
        (row.transcribeParameter && row.transcribe) ||
        (row.contactLensParameter && row.contactLens);

      expect(isWorthARecord(planOf(row), { ...pipeline.settings, switches: switchesOf(row) })).toBe(expected);
    },
  );

  it('names the switch that stands in the way, the attribute before the parameter', () => {
    const off = Object.fromEntries(SWITCHES.map((name) => [name, false])) as Row;
    expect(planOf(off).transcription.why).toContain('postcallTranscribeEnabled');
    expect(planOf({ ...off, transcribe: true }).transcription.why).toContain('POSTCALL_TRANSCRIBE_ENABLED');
    expect(planOf({ ...off, recording: true }).recording.why).toContain('POSTCALL_RECORDING_IMPORT_ENABLED');
    expect(planOf({ ...off, contactLens: true }).contactLens.why).toContain('CONTACT_LENS_IMPORT_ENABLED');
  });
});
