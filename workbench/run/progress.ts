/** How far one sample has come, in a word for terminal and page. */
export type SampleProgress = {
  name: string;
  title: string;
  state: 'waiting' | 'working' | 'done' | 'failed';
  step: string;
};

export type Progress = { ready: boolean; records: number; samples: SampleProgress[] };

const STEPS: Record<string, string> = {
  IMPORTED: 'on its record',
  TRANSCRIBING: 'being transcribed',
  ANALYSING: 'being analysed',
  DONE: 'done',
  FAILED: 'failed',
};

/** A record's `Status__c` as a step that people read. */
export const stepOf = (status: string | undefined): string =>
  (status && STEPS[status]) ?? 'sent to the middleware';
