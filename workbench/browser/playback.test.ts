import { loadSamples } from '#samples';
import { Workbench, eventually, freshPages } from './console-visit.ts';
import { PlayerVisit, isRecording } from './player-visit.ts';

const workbench = new Workbench();
const samples = loadSamples();
const contactIdOf = (name: string) =>
  String(samples.find((sample) => sample.name === name)?.contactRecord.ContactId);
const fresh = freshPages();
const player = () => new PlayerVisit(fresh.page);

const openCall = async (name = 'praise-short') => {
  await player().open(workbench.recordAddress('supervisor', await workbench.recordId(contactIdOf(name))));
  await fresh.page.locator('c-ac-turn').first().waitFor();
};
const activeTurn = () => fresh.page.locator('c-ac-turn [aria-current="true"]').first();

/** Where the sample's speakers are heard alone: the agent greets, then the customer answers. */
const praise = samples.find(({ name }) => name === 'praise-short')?.words.channels;
const beginOf = (channel: number) => praise?.[channel]?.words[0]?.start ?? 0;

/** Measures what leaves the page's mixer, on the left ear and on the right. */
const METER = `
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (target, ...rest) {
    if (target === this.context.destination) {
      const splitter = this.context.createChannelSplitter(2);
      connect.call(this, splitter);
      window.ears = [0, 1].map((ear) => {
        const meter = this.context.createAnalyser();
        connect.call(splitter, meter, ear);
        return meter;
      });
    }
    return connect.call(this, target, ...rest);
  };
  window.loudness = () => window.ears.map((meter) => {
    const samples = new Float32Array(meter.fftSize);
    meter.getFloatTimeDomainData(samples);
    return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  });
`;

/** The loudest that is heard on each ear while the playback goes on to a place. */
async function loudestUntil(seconds: number): Promise<[number, number]> {
  const loudest: [number, number] = [0, 0];
  await eventually(
    async () => {
      const [left, right] = (await fresh.page.evaluate('loudness()')) as [number, number];
      loudest[0] = Math.max(loudest[0], left);
      loudest[1] = Math.max(loudest[1], right);
      return player().time();
    },
    (time) => time > seconds,
    30_000,
  );
  return loudest;
}

describe('muting one speaker', () => {
  beforeEach(() => fresh.page.addInitScript(METER));

  it('takes the agent out of the sound, and leaves the customer on both ears', async () => {
    await openCall();
    await player().play();
    await player().button('Mute Agent').click();
    const greeting = await loudestUntil(beginOf(1) + 2);
    expect(Math.max(...greeting)).toBeLessThan(0.05);
    const answer = await loudestUntil(beginOf(0) + 1.5);
    expect(Math.min(...answer)).toBeGreaterThan(0.05);
    expect(fresh.visit.errors).toEqual([]);
  });

  it('brings the agent back', async () => {
    await openCall();
    await player().play();
    await player().button('Mute Agent').click();
    await player().button('Mute Agent').click();
    await expect(player().button('Mute Agent').getAttribute('aria-pressed')).resolves.toBe('false');
    const [left, right] = await loudestUntil(beginOf(1) + 1.5);
    expect(right).toBeGreaterThan(0.05);
    expect(left).toBeLessThan(right);
  });

  it('is not offered where the place of the recordings does not allow it, and it plays all the same', async () => {
    await fresh.page.route(isRecording, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'access-control-allow-origin': 'https://elsewhere.example' };
      await route.fulfill({ response, headers });
    });
    await openCall();
    await player().play();
    await expect(player().button('Mute Agent').count()).resolves.toBe(0);
    await expect(player().card.locator('audio').getAttribute('crossorigin')).resolves.toBeNull();
  });
});

describe('playing', () => {
  it('skips silence, where that is wished', async () => {
    await openCall('long-hold');
    const hold = { start: 36.8, end: 60.8 };
    await player().press('s');
    await player().press('l', 3);
    await player().press('ArrowRight');
    await player().play();
    await player().press('>', 8);
    await eventually(
      () => player().time(),
      (time) => time > hold.end - 1,
    );
    await expect(player().button('Skip silence').getAttribute('aria-pressed')).resolves.toBe('true');
  });

  it('plays a range again and again', async () => {
    await openCall();
    await player().press('l', 2);
    await player().press('[');
    await player().press('ArrowRight');
    await player().press(']');
    await player().press('r');
    await eventually(
      () => player().time(),
      (time) => time < 20.5,
    );
    await player().play();
    await player().press('>', 8);
    const seen: number[] = [];
    await eventually(
      async () => {
        seen.push(await player().time());
        return seen.some((time, index) => time < (seen[index - 1] ?? 0));
      },
      (hasGoneBack) => hasGoneBack,
    );
    expect(Math.max(...seen)).toBeLessThan(27);
  });

  it('keeps speed and silence for the next call of this user', async () => {
    await openCall();
    await player().press('>', 2);
    await player().press('s');
    await fresh.page.reload();
    await player().button('Play').waitFor();
    await eventually(
      async () => (await player().audio()).playbackRate,
      (rate) => rate === 1.5,
    );
    await openCall('long-hold');
    await expect(player().button('Skip silence').getAttribute('aria-pressed')).resolves.toBe('true');
  });

  it('shows on the lock screen that something plays, and not what', async () => {
    await openCall();
    await player().play();
    const shown = (await fresh.page.evaluate(
      `({ title: navigator.mediaSession.metadata.title, artist: navigator.mediaSession.metadata.artist,
          state: navigator.mediaSession.playbackState })`,
    )) as object;
    expect(shown).toEqual({ title: 'Recording', artist: '', state: 'playing' });
  });

  it('offers to download only to those who may', async () => {
    const recordId = await workbench.recordId(contactIdOf('praise-short'));
    await player().open(workbench.recordAddress('supervisor', recordId));
    await expect(player().button('Download').count()).resolves.toBe(1);
    await player().open(workbench.recordAddress('agent', recordId));
    await expect(player().button('Download').count()).resolves.toBe(0);
  });
});

describe('the keys', () => {
  it('are listed by ?, and the focus goes back where it was', async () => {
    await openCall();
    await player().press('?');
    const list = fresh.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await list.getByText('Play or pause').waitFor();
    await fresh.page.keyboard.press('k');
    await fresh.page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await expect(
      player()
        .button('Play')
        .evaluate(
          (button) =>
            button ===
              (button as unknown as { getRootNode(): { activeElement: unknown } }).getRootNode()
                .activeElement || button.matches(':focus'),
        ),
    ).resolves.toBe(true);
    expect((await player().audio()).paused).toBe(true);
  });

  it('are listed by the menu as well', async () => {
    await openCall();
    await player().button('More commands').click();
    await player().card.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
    const list = fresh.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await list.waitFor();
    await expect(list.locator('kbd').count()).resolves.toBeGreaterThan(15);
  });

  it('play, go and mute', async () => {
    await openCall();
    await player().press('l');
    await player().press('ArrowLeft');
    expect(await player().card.locator('.elapsed').textContent()).toBe('0:05');
    await player().press('k');
    await player().isMoving();
    await player().press('m');
    expect((await player().audio()).muted).toBe(true);
    await player().press('k');
    await player().button('Play').waitFor();
  });

  it('are not in the way of typing, of the page, or of the browser', async () => {
    await openCall();
    await fresh.page.getByRole('searchbox').first().fill('');
    await fresh.page.getByRole('searchbox').first().pressSequentially('kjl?');
    await expect(fresh.page.getByRole('searchbox').first().inputValue()).resolves.toBe('kjl?');
    await player().press('Control+k');
    await fresh.page.getByRole('link', { name: 'AC Contact Channel Analytics' }).press('k');
    await player().button('Play').waitFor();
    await expect(fresh.page.getByRole('dialog').count()).resolves.toBe(0);
    expect((await player().audio()).src).toBe('');
  });
});

describe('in step', () => {
  it('the transcript follows the player before anything plays', async () => {
    await openCall();
    await player().press('n');
    await player().press('n');
    await activeTurn().waitFor();
    const first = await activeTurn().textContent();
    await player().press('n');
    await eventually(
      () => activeTurn().textContent(),
      (text) => text !== first,
    );
  });

  it('two calls in two tabs do not mix: one plays, the other pauses and keeps its place', async () => {
    await openCall();
    await player().play();
    const first = await fresh.page.locator('[data-record-tab]:visible').getAttribute('data-record-tab');
    await fresh.page.getByRole('link', { name: 'AC Contact Channel Analytics' }).click();
    const secondId = await workbench.recordId(contactIdOf('complaint-resolved'));
    await fresh.page.locator(`tbody a[data-record="${secondId}"]`).click();
    const other = new PlayerVisit(fresh.page, `[data-record-tab="${first}"]`);
    await other.isMoving();
    await player().button('Play').waitFor();
    await player().play();
    await eventually(
      async () => (await other.audio()).paused,
      (paused) => paused,
    );
    const place = await other.time();
    await player().press('l', 2);
    await player().isMoving();
    expect(await other.time()).toBe(place);
    await fresh.page.locator(`a.tab[data-record="${first}"]`).click();
    await other.play();
    const later = new PlayerVisit(fresh.page, `[data-record-tab="${secondId}"]`);
    expect((await later.audio()).paused).toBe(true);
  });
});

it('has all its commands within reach on a phone', async () => {
  await fresh.page.setViewportSize({ width: 390, height: 844 });
  await openCall();
  const boxes = await player().card.locator('c-ac-playback-controls button:visible').all();
  expect(boxes.length).toBeGreaterThanOrEqual(8);
  for (const button of boxes) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  }
  const play = await player().button('Play').boundingBox();
  expect(play?.width).toBeGreaterThanOrEqual(40);
});
