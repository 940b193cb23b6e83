import { readFileSync } from 'node:fs';
import type { Route } from 'playwright-core';
import { loadSamples } from '#samples';
import { Workbench, eventually, freshPages } from './console-visit.ts';
import { OwnCall, longRecording } from './own-call.ts';
import { PlayerVisit, isRecording } from './player-visit.ts';

const workbench = new Workbench();
const praise = loadSamples().find(({ name }) => name === 'praise-short');
if (!praise) throw new Error('There is no short sample.');
const sound = readFileSync(praise.recording.file);
const fresh = freshPages();
const player = () => new PlayerVisit(fresh.page);

const openRecord = (recordId: string) => player().open(workbench.recordAddress('administrator', recordId));
const openSample = async () => openRecord(await workbench.recordId(String(praise.contactRecord.ContactId)));

/** Lets the page ask Apex for a link, and the test say what happens to the question. */
async function answerPlayback(answer: (route: Route, count: number) => Promise<void>): Promise<void> {
  let count = 0;
  await fresh.page.route('**/workbench/apex', async (route) => {
    const asked = (route.request().postDataJSON() as { method?: string }).method;
    if (asked !== 'getPlayback') return route.fallback();
    count += 1;
    return answer(route, count);
  });
}

describe('where the recording cannot be played', () => {
  it('says that it is not there yet, and plays when it has come', async () => {
    const call = new OwnCall(workbench);
    await openRecord(await call.importIt());
    await player().button('Play').click();
    await expect(player().says("The recording isn't available yet")).resolves.toBe(
      "The recording isn't available yet",
    );
    await call.putRecording(sound);
    await player().button('Try again').click();
    await player().isMoving();
    await expect(player().notice("The recording isn't available yet").count()).resolves.toBe(0);
  });

  it('says that it is archived', async () => {
    const call = new OwnCall(workbench);
    await call.putRecording(sound);
    const recordId = await call.importIt();
    await call.putRecording(sound, 'GLACIER');
    await openRecord(recordId);
    await player().button('Play').click();
    await expect(player().says('The recording is archived')).resolves.toBe('The recording is archived');
  });

  it('says that it was deleted, and offers no Play', async () => {
    const call = new OwnCall(workbench);
    const recordId = await call.importIt({ Status: 'DELETED', DeletionReason: 'Retention' });
    await fresh.page.goto(workbench.recordAddress('administrator', recordId));
    await expect(player().says('The recording was deleted')).resolves.toBe('The recording was deleted');
    await expect(player().card.locator('button:enabled', { hasText: 'Play' }).count()).resolves.toBe(0);
  });

  it('says that the browser cannot play it', async () => {
    const call = new OwnCall(workbench);
    await call.putRecording('This is not sound.');
    await openRecord(await call.importIt());
    await player().button('Play').click();
    await expect(player().says("Your browser can't play this recording")).resolves.toBe(
      "Your browser can't play this recording",
    );
  });

  it('says that nobody answers, and plays when somebody does', async () => {
    await answerPlayback((route, count) => (count === 1 ? route.abort() : route.fallback()));
    await openSample();
    await player().button('Play').click();
    await expect(player().says("The recording service isn't responding")).resolves.toBe(
      "The recording service isn't responding",
    );
    await player().button('Try again').click();
    await player().isMoving();
  });

  it.each([
    ['NOT_CONFIGURED', "Playback isn't set up yet"],
    ['NOT_ALLOWED', "This recording can't be played"],
    ['NO_ACCESS', "You can't open this call"],
    ['NO_PERMISSION', "You don't have permission to play recordings"],
  ])('explains that Apex answered %s', async (state, title) => {
    await answerPlayback((route) => route.fulfill({ json: { returnValue: { state, url: null } } }));
    await openSample();
    await player().button('Play').click();
    await expect(player().says(title)).resolves.toBe(title);
    expect((await player().audio()).src).toBe('');
  });
});

it('says that it fetches the recording, while it does', async () => {
  let answerNow: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  await answerPlayback(async (route) => {
    await held;
    await route.fallback();
  });
  await openSample();
  await player().button('Play').click();
  await player().card.getByText('Loading recording').waitFor();
  answerNow();
  await player().isMoving();
  await expect(player().card.getByText('Loading recording').count()).resolves.toBe(0);
});

describe('a long call', () => {
  const call = new OwnCall(workbench);
  let recordId: string;

  beforeAll(async () => {
    await call.putRecording(longRecording(400));
    recordId = await call.importIt();
  });

  /** Lets the page have the first megabyte by its first link; what is beyond it is up to the test. */
  async function firstPartOnly(beyond: (route: Route) => Promise<void>): Promise<void> {
    let first: string | undefined;
    await fresh.page.route(isRecording, async (route) => {
      first ??= route.request().url();
      const headers = await route.request().allHeaders();
      if (route.request().url() !== first) return route.fallback();
      if (!headers.range?.startsWith('bytes=0-')) return beyond(route);
      return route.fulfill({
        response: await route.fetch({ headers: { ...headers, range: 'bytes=0-999999' } }),
      });
    });
  }

  it('goes on from the same place, and goes on playing, when its link has expired', async () => {
    let expire: () => void = () => undefined;
    const expired = new Promise<void>((resolve) => {
      expire = resolve;
    });
    await firstPartOnly(async (route) => {
      await expired;
      await route.fulfill({ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' });
    });
    await openRecord(recordId);
    await player().play();
    const { src: before } = await player().audio();
    // Links of the same second are the same.
    await eventually(
      () => player().time(),
      (time) => time > 1.2,
    );
    expire();
    await player().press('l', 35);
    await eventually(
      () => player().audio(),
      ({ src, currentTime }) => src !== before && currentTime > 350,
      20_000,
    );
    await player().isMoving();
    await player().button('Pause').waitFor();
  });

  it('says that there is no network, and goes on by itself when there is one again', async () => {
    let isBack = false;
    await firstPartOnly((route) => (isBack ? route.fallback() : route.abort('internetdisconnected')));
    await openRecord(recordId);
    await player().play();
    await fresh.page.context().setOffline(true);
    await player().press('l', 35);
    await expect(player().says("You're offline")).resolves.toBe("You're offline");
    isBack = true;
    await fresh.page.context().setOffline(false);
    await eventually(
      () => player().time(),
      (time) => time > 350,
      20_000,
    );
    await player().isMoving();
    await expect(player().notice("You're offline").count()).resolves.toBe(0);
  });
});
