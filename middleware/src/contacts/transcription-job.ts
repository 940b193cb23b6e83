/** What a transcription was asked for; another value of any member is another job. */
export type TranscriptionSettings = Readonly<Record<string, string | number | boolean | undefined>>;

const DIGEST_DIGITS = 8;
const JOB_NAME = new RegExp(`^(.+)-[0-9a-f]{${DIGEST_DIGITS}}$`);

/**
 * The job's name, `<ContactId>-<8 hex digits>`, derived from recording and settings: starting the same
 * work twice is one job, and the same call with other settings is another.
 * @param sha256Hex SHA-256 of a text, in hexadecimal
 */
export function transcriptionJobName(
  contactId: string,
  recordingPath: string,
  settings: TranscriptionSettings,
  sha256Hex: (text: string) => string,
): string {
  const inOrder = Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = sha256Hex(JSON.stringify([recordingPath, inOrder]));
  return `${contactId}-${digest.slice(0, DIGEST_DIGITS).toLowerCase()}`;
}

const DAY = /(?:^|\/)(\d{4}\/\d{2}\/\d{2})\//;

/** Where the job's output lies in the results bucket, below the day that Amazon Connect put the recording under. */
export function transcriptKey(jobName: string, datedPath = ''): string {
  const [, day] = DAY.exec(datedPath) ?? [];
  return `transcripts/${day === undefined ? '' : `${day}/`}${jobName}.json`;
}

const ACCESS = /can't be accessed|same region|access role|\bKMS\b/i;

/** What to look at where Amazon Transcribe lacks access; it names no bucket and no key. */
export const TRANSCRIBE_ACCESS =
  "can't read the recording or write its output: check the middleware's role, the KMS key, the bucket policies and " +
  'that all are in one region';

/** Whether Amazon Transcribe's sentence, of an error or of a job that failed, is about access, which can be granted. */
export const speaksOfAccess = (words: string) => ACCESS.test(words);

/** The contact that a job belongs to; `undefined` for a name that this product did not give. */
export function contactIdOfJob(jobName: string): string | undefined {
  return JOB_NAME.exec(jobName)?.[1];
}
