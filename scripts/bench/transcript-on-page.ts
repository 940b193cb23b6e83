import type { CDPSession, Page } from 'playwright-core';
import { eventually, longConversation, PlayerVisit, TranscriptVisit } from '#browser';

const SAMPLE = 'praise-short';
const SECONDS_PLAYED = 10;
const SCROLL_STEPS = 120;
const SCROLL_PIXELS = 240;
/** The query stands in every turn, so that nothing costs more. */
const QUERY = 'turn';

/** What a transcript took on the page: times in seconds where the name says nothing else. */
export type TranscriptFigures = {
  bytes: number;
  shownAfter: number;
  rendered: number;
  /** Milliseconds that the page's process worked in each second of playing. */
  workPlaying: number;
  /** Milliseconds between two frames while scrolling: in the middle, and of the slowest twentieth the fastest. */
  frames: { median: number; slowest: number };
  searchedAfter: number;
  lastMatchAfter: number;
  heapBytes: number;
};

/** Reads, plays, scrolls and searches a conversation of so many turns on a fresh page. */
export async function measureTranscript(visit: { page: Page }, turns: number): Promise<TranscriptFigures> {
  const { page } = visit;
  const transcript = new TranscriptVisit(visit);
  const conversation = await longConversation(SAMPLE, turns);
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable');

  const shownAfter = await timed(() => transcript.openWith(SAMPLE, conversation));
  await page.waitForLoadState('networkidle');
  const rendered = await transcript.turns.count();
  const workPlaying = await workOfPlaying(page, browser);
  const frames = await framesOfScrolling(page);
  const counted = (text: string | null) => text?.endsWith(`of ${turns.toLocaleString('en')}`) === true;
  const searchedAfter = await timed(async () => {
    await transcript.search.fill(QUERY);
    await eventually(() => transcript.count.textContent(), counted, 60_000);
  });
  const lastMatchAfter = await timed(async () => {
    await transcript.search.press('Shift+Enter');
    await transcript.comesIntoSight(turns - 1);
  });
  const heapBytes = (await metrics(browser))['JSHeapUsedSize'] ?? 0;
  const bytes = Buffer.byteLength(JSON.stringify(conversation));
  return { bytes, shownAfter, rendered, workPlaying, frames, searchedAfter, lastMatchAfter, heapBytes };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function metrics(browser: CDPSession): Promise<Record<string, number>> {
  const { metrics: all } = await browser.send('Performance.getMetrics');
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

async function workOfPlaying(page: Page, browser: CDPSession): Promise<number> {
  const player = new PlayerVisit(page);
  await player.play();
  const taskSeconds = async () => (await metrics(browser))['TaskDuration'] ?? 0;
  const before = await taskSeconds();
  await page.waitForTimeout(SECONDS_PLAYED * 1000);
  const worked = (await taskSeconds()) - before;
  await player.button('Pause').click();
  return (worked / SECONDS_PLAYED) * 1000;
}

/** Scrolls the transcript a step in each frame, as a fast finger does. */
async function framesOfScrolling(page: Page): Promise<{ median: number; slowest: number }> {
  const scroller = page.locator('c-ac-transcript .scroller');
  const frames = await scroller.evaluate(
    async (element, { steps, pixels }) => {
      const { requestAnimationFrame } = globalThis as unknown as PageWindow;
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const times: number[] = [];
      let last = await nextFrame();
      for (let step = 0; step < steps; step += 1) {
        (element as unknown as { scrollTop: number }).scrollTop += pixels;
        const now = await nextFrame();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    { steps: SCROLL_STEPS, pixels: SCROLL_PIXELS },
  );
  const sorted = frames.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { median: at(0.5), slowest: at(0.95) };
}
type PageWindow = { requestAnimationFrame(then: (time: number) => void): void };
