/** A word with its time in seconds, and the mark that follows it. */
export type SpokenWord = {
  text: string;
  start: number;
  end: number;
  /** 0 to 1. */
  confidence: number;
  punctuation?: string | undefined;
  /** A vocabulary filter tags it. */
  filterMatch?: boolean;
  /** It stands for personal data that was taken out. */
  redacted?: { type: string; score: number };
};

/** What is said in a recording, channel by channel. */
export type KnownRecording = {
  /** As Transcribe has them, such as `en-US`. */
  languageCode: string;
  durationSeconds: number;
  channels: readonly { words: readonly SpokenWord[] }[];
};
