import Table from 'cli-table3';
import { launchBrowser, openPage, RunningWorkbench } from '#browser';
import { measureTranscript, type TranscriptFigures } from './bench/transcript-on-page.ts';

/**
 * Opens transcripts of ten and of many turns on the record page in a real browser, plays, scrolls and searches
 * them, and prints what each took: a long call is to cost what is in sight, and no more.
 */
const TURNS = [10, 1_000, 10_000];
const KILOBYTE = 1000;

const seconds = (value: number) => `${value.toFixed(2)} s`;
const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

const ROWS: [name: string, figure: (figures: TranscriptFigures) => string][] = [
  ['conversation file', ({ bytes }) => `${Math.round(bytes / KILOBYTE).toLocaleString('en')} kB`],
  ['until the first turn stands', ({ shownAfter }) => seconds(shownAfter)],
  ['turns on the page', ({ rendered }) => String(rendered)],
  ['work for a second of playing', ({ workPlaying }) => milliseconds(workPlaying)],
  ['scrolling: a frame in the middle', ({ frames }) => milliseconds(frames.median)],
  ['scrolling: the slowest of twenty', ({ frames }) => milliseconds(frames.slowest)],
  ['until a search is answered', ({ searchedAfter }) => seconds(searchedAfter)],
  ['from there to the last match', ({ lastMatchAfter }) => seconds(lastMatchAfter)],
  ['memory of the page', ({ heapBytes }) => `${(heapBytes / KILOBYTE / KILOBYTE).toFixed(0)} MB`],
];

const running = await RunningWorkbench.start();
process.env.WORKBENCH_URL = running.url;
const browser = await launchBrowser();
try {
  const measured: TranscriptFigures[] = [];
  for (const turns of TURNS) {
    const visit = await openPage(browser);
    measured.push(await measureTranscript(visit, turns));
    await visit.close();
  }
  const table = new Table({
    head: ['', ...TURNS.map((turns) => `${turns.toLocaleString('en')} turns`)],
    colAligns: ['left', ...TURNS.map(() => 'right' as const)],
    style: { head: [], border: [] },
  });
  for (const [name, figure] of ROWS) table.push([name, ...measured.map(figure)]);
  process.stdout.write(`${table.toString()}\n`);
} finally {
  await browser.close();
  await running.stop();
}
