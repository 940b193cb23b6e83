/** A call of four hours as Amazon Connect records it and Amazon Transcribe writes it down. */
export const LONG_CALL = { seconds: 4 * 3600, words: 40_000 };

const RATE = 8000;
const FRAME_BYTES = 4;
const HEADER_BYTES = 44;
/** A second of sound, and so many different ones before they repeat. */
const SECOND_BYTES = RATE * FRAME_BYTES;
const DIFFERENT_SECONDS = 16;

/** Bytes of the whole WAV file: 8 kHz, 16 bit, two channels. */
export const LONG_CALL_BYTES = HEADER_BYTES + LONG_CALL.seconds * SECOND_BYTES;

/** The WAV file in pieces of a second, so that nobody holds it. */
export function* longCallAudio(): Generator<Uint8Array> {
  yield wavHeader();
  const seconds = Array.from({ length: DIFFERENT_SECONDS }, (_, place) => soundOf(place));
  for (let second = 0; second < LONG_CALL.seconds; second += 1) {
    yield seconds[second % DIFFERENT_SECONDS] ?? Buffer.alloc(SECOND_BYTES);
  }
}

function wavHeader(): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const audioBytes = LONG_CALL.seconds * SECOND_BYTES;
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + audioBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * FRAME_BYTES, 28);
  header.writeUInt16LE(FRAME_BYTES, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(audioBytes, 40);
  return header;
}

/** A tone on each channel, louder from second to second. */
function soundOf(place: number): Buffer {
  const samples = Int16Array.from({ length: RATE * 2 }, (_, at) =>
    Math.round(Math.sin(at / (at % 2 === 0 ? 9 : 14)) * 1500 * (place + 1)),
  );
  return Buffer.from(samples.buffer);
}

/** Twelve words with a full stop, then it is the other's turn; each word stands in a channel and in the whole. */
export function longCallTranscript(): string {
  const perWord = LONG_CALL.seconds / LONG_CALL.words;
  const channels = ['ch_0', 'ch_1'].map((label) => ({ channel_label: label, items: [] as object[] }));
  for (let word = 0; word < LONG_CALL.words; word += 1) {
    const sentence = Math.floor(word / 12);
    const items = channels[sentence % 2]?.items ?? [];
    const start = word * perWord;
    items.push({
      type: 'pronunciation',
      alternatives: [{ confidence: '0.9973', content: `word${word % 997}` }],
      channel_label: `ch_${sentence % 2}`,
      start_time: start.toFixed(3),
      end_time: (start + perWord * 0.8).toFixed(3),
    });
    if (word % 12 === 11) {
      items.push({ type: 'punctuation', alternatives: [{ confidence: '0.0', content: '.' }] });
    }
  }
  const items = channels.flatMap((channel) => channel.items);
  return JSON.stringify({
    jobName: 'long-call',
    accountId: '111122223333',
    status: 'COMPLETED',
    results: {
      language_code: 'en-US',
      transcripts: [{ transcript: 'word '.repeat(LONG_CALL.words) }],
      channel_labels: { channels, number_of_channels: 2 },
      items,
    },
  });
}
