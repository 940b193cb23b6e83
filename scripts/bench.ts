import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import Table from 'cli-table3';
import { conversationFields } from '../middleware/src/conversation/conversation-fields.ts';
import { conversationFiles } from '../middleware/src/conversation/conversation-files.ts';
import { conversationFromTranscribe } from '../middleware/src/conversation/from-transcribe.ts';
import { makeWaveform } from '../middleware/src/pipeline/recording/make-waveform.ts';
import { storeAudioFile } from '../middleware/src/pipeline/recording/store-audio-file.ts';
import { LONG_CALL, LONG_CALL_BYTES } from './bench/long-call.ts';
import { pipelineAgainst, RECORDINGS, RESULTS } from './bench/pipeline.ts';

/**
 * Takes a call of four hours through every step that its length matters to, over real HTTP connections, and
 * prints how fast each was and how much memory the process has held at most. Fails above the limit.
 */
const MEGABYTE = 1_000_000;
const MEMORY_LIMIT = 300 * MEGABYTE;
const CONTACT_ID = '3f0a5c1e-0000-4000-8000-00000000b001';
const RECORD = { recordId: 'a01000000000001AAA', contactId: CONTACT_ID };

type Step = { name: string; amount: string; seconds: number; rate: string; peak: number };
const steps: Step[] = [];
const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)} MB`;
/** The most that the process has held since its start, as the operating system counts. */
const peakMemory = () => process.resourceUsage().maxRSS * 1024;

async function measure<T>(name: string, count: (result: T) => [number, string], work: () => Promise<T> | T) {
  const begun = performance.now();
  const result = await work();
  const seconds = (performance.now() - begun) / 1000;
  const [amount, unit] = count(result);
  const shown = (value: number) =>
    unit === 'MB' ? megabytes(value) : `${Math.round(value).toLocaleString('en')} ${unit}`;
  const rate = `${shown(amount / seconds)}/s`;
  steps.push({ name, amount: shown(amount), seconds, rate, peak: peakMemory() });
  return result;
}

async function takeLongCall(url: string): Promise<void> {
  const pipeline = pipelineAgainst(url);
  const recording = { bucket: RECORDINGS, key: `calls/${CONTACT_ID}_20261120T14:03_UTC.wav` };
  steps.push({ name: 'start', amount: '', seconds: process.uptime(), rate: '', peak: peakMemory() });
  const waveform = await measure(
    'waveform',
    () => [LONG_CALL_BYTES, 'MB'],
    () => makeWaveform(recording, pipeline),
  );
  if (waveform.outcome !== 'ready') throw new Error(`The waveform is ${waveform.outcome}.`);
  await measure(
    'audio as a file',
    () => [LONG_CALL_BYTES, 'MB'],
    () => storeAudioFile(RECORD, recording, pipeline),
  );
  const output = await measure(
    'reading the transcript',
    (read: string) => [read.length, 'MB'],
    async () => text(await pipeline.objects.read({ bucket: RESULTS, key: 'transcripts/long-call.json' })),
  );
  const conversation = await measure(
    'turns and statistics',
    ({ turns }) => [turns.reduce((sum, { words }) => sum + words.text.length, 0), 'words'],
    () =>
      conversationFromTranscribe(JSON.parse(output), {
        contactId: CONTACT_ID,
        languageCode: 'en-US',
        channelRoles: ['CUSTOMER', 'AGENT'],
        durationSeconds: LONG_CALL.seconds,
      }),
  );
  await measure(
    'fields',
    (fields) => [Object.keys(fields).length, 'fields'],
    () => conversationFields(conversation),
  );
  const files = await measure(
    'files',
    (made) => [made.reduce((sum, { content }) => sum + content.length, 0), 'MB'],
    () => conversationFiles(conversation, pipeline.settings.files),
  );
  await measure(
    `writing ${files.length} files`,
    () => [files.reduce((sum, { content }) => sum + content.length, 0), 'MB'],
    () => pipeline.records.putFiles(RECORD.recordId, CONTACT_ID, files),
  );
}

function report(): void {
  const table = new Table({
    head: ['step', 'amount', 'time', 'rate', 'peak memory so far'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { name, amount, seconds, rate, peak } of steps) {
    table.push([name, amount, `${seconds.toFixed(2)} s`, rate, megabytes(peak)]);
  }
  const peak = peakMemory();
  const isWithin = peak < MEMORY_LIMIT;
  process.stdout.write(
    `${table.toString()}\n` +
      `A call of ${LONG_CALL.seconds / 3600} hours, ${LONG_CALL.words.toLocaleString('en')} words, held at most ` +
      `${megabytes(peak)} of memory: ${isWithin ? 'within' : 'ABOVE'} the limit of ${megabytes(MEMORY_LIMIT)}.\n`,
  );
  if (!isWithin) process.exitCode = 1;
}

const services = fork(path.join(import.meta.dirname, 'bench/remote-services.ts'));
const [{ url }] = (await once(services, 'message')) as [{ url: string }];
let uploaded = 0;
services.on('message', (message: { path?: string; bytes?: number }) => {
  uploaded = Math.max(uploaded, message.bytes ?? 0);
});
try {
  await takeLongCall(url);
  if (uploaded < LONG_CALL_BYTES) throw new Error('The recording did not arrive whole.');
  report();
} finally {
  services.disconnect();
}
