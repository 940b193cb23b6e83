/** Builds output files of Amazon Transcribe in the shapes that the service writes. */

/** A word with its times in seconds, or a punctuation mark without. */
export type Said = [text: string, start: number, end: number, confidence?: number] | [punctuation: string];

export function items(said: readonly Said[]): object[] {
  return said.map(([content, start, end, confidence = 0.98]) =>
    start === undefined || end === undefined
      ? { type: 'punctuation', alternatives: [{ confidence: '0.0', content }] }
      : {
          type: 'pronunciation',
          start_time: start.toFixed(3),
          end_time: end.toFixed(3),
          alternatives: [{ confidence: String(confidence), content }],
        },
  );
}

export function twoChannels(left: readonly Said[], right: readonly Said[], results: object = {}): object {
  return {
    jobName: 'a-job',
    accountId: '111122223333',
    status: 'COMPLETED',
    results: {
      transcripts: [{ transcript: '' }],
      channel_labels: {
        channels: [
          { channel_label: 'ch_0', items: items(left) },
          { channel_label: 'ch_1', items: items(right) },
        ],
        number_of_channels: 2,
      },
      items: [],
      ...results,
    },
  };
}

/** The words of a sentence, one after the other without a pause. */
export function sentence(text: string, start: number, secondsPerWord = 0.4): Said[] {
  return text.split(' ').flatMap((word, place): Said[] => {
    const [, letters = word, mark = ''] = /^(.*?)([.,?!]*)$/.exec(word) ?? [];
    const from = start + place * secondsPerWord;
    const spoken: Said = [letters, from, from + secondsPerWord];
    return mark === '' ? [spoken] : [spoken, [mark]];
  });
}
