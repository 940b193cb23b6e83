import { readFile } from 'node:fs/promises';
import { eventually, freshPages } from './console-visit.ts';
import { TranscriptVisit, conversationOf } from './transcript-visit.ts';

const SAMPLE = 'complaint-resolved';
const fresh = freshPages();
const transcript = new TranscriptVisit(fresh);

const play = () => fresh.page.getByRole('button', { name: 'Play', exact: true }).click();
const clipboard = () => fresh.page.evaluate('navigator.clipboard.readText()') as Promise<string>;
const shownCount = () => transcript.element.locator('.shown').textContent();
/** The turns of the sample with the times of their words. */
const turnsOfSample = async () => (await conversationOf(SAMPLE)).turns;

describe('following', () => {
  it('goes with the sound from word to word and from turn to turn', async () => {
    await transcript.open(SAMPLE);
    const turns = await turnsOfSample();
    await play();
    const heard = new Set<string>();
    await eventually(
      async () => heard.add((await transcript.said.allTextContents()).join('').trim()).size,
      (count) => count > 5,
      30_000,
    );
    // Between two turns no word is said.
    const spoken = ['', ...turns.flatMap(({ words }) => words.text)];
    expect([...heard].filter((word) => !spoken.includes(word))).toEqual([]);
    await eventually(
      async () =>
        Number(await transcript.page.locator('c-ac-turn:has(.active)').getAttribute('data-position')),
      (position) => position >= 1,
      30_000,
    );
    expect(fresh.visit.errors).toEqual([]);
  });

  it('yields when the reader scrolls, and goes on when asked', async () => {
    await transcript.open(SAMPLE);
    await transcript.bubble(0).click();
    await transcript.said.waitFor();
    await transcript.turns.first().hover();
    await fresh.page.mouse.wheel(0, 4000);
    await expect(transcript.follow.getAttribute('aria-checked')).resolves.toBe('false');
    await eventually(
      () => transcript.isInSight(0),
      (inSight) => !inSight,
    );
    await transcript.element.getByRole('button', { name: 'Follow again' }).click();
    await expect(transcript.follow.getAttribute('aria-checked')).resolves.toBe('true');
    await transcript.element.locator('.turn.active').waitFor();
    await eventually(
      () => transcript.isInSight(0),
      (inSight) => inSight,
    );
  });
});

describe('the conversation', () => {
  it('stands between the start and the end of the contact, the agent opposite the customer', async () => {
    await transcript.open(SAMPLE);
    const edges = transcript.element.locator('.edge');
    await expect(edges.allInnerTexts()).resolves.toEqual(['Contact started', 'Contact ended']);
    const turns = await turnsOfSample();
    const middles = await Promise.all(
      ['agent', 'customer'].map(async (participant) => {
        const box = await transcript
          .bubble(turns.findIndex((turn) => turn.participant === participant))
          .boundingBox();
        return (box?.x ?? 0) + (box?.width ?? 0) / 2;
      }),
    );
    expect(middles[0]).toBeGreaterThan(middles[1] ?? Infinity);
    const [first] = await transcript.element.locator('.who').allInnerTexts();
    expect(first).toMatch(/^Agent\s+0:00/);
  });
});

describe('going somewhere', () => {
  it('plays from a word that is clicked', async () => {
    await transcript.open(SAMPLE);
    const { words } = (await turnsOfSample())[3] ?? {};
    const start = words?.start[4] ?? 0;
    await transcript.bubble(3).locator('[data-word="4"]').first().click();
    await eventually(
      () => transcript.audioTime(),
      (time) => time >= start - 0.05,
    );
    await expect(transcript.audioTime()).resolves.toBeLessThan(start + 8);
  });

  it('is done by keys: from turn to turn, from word to word, and Enter', async () => {
    await transcript.open(SAMPLE);
    const { words } = (await turnsOfSample())[2] ?? {};
    await transcript.bubble(0).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
      await fresh.page.keyboard.press(key);
    await expect(transcript.bubble(2).locator('.cursor').textContent()).resolves.toBe(words?.text[2]);
    await fresh.page.keyboard.press('Enter');
    await eventually(
      () => transcript.audioTime(),
      (time) => time >= (words?.start[2] ?? 0) - 0.05,
    );
  });

  it('can be sent to others: a copied link opens the call at that turn', async () => {
    await fresh.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await transcript.open(SAMPLE);
    await transcript.bubble(8).scrollIntoViewIfNeeded();
    await transcript.bubble(8).hover();
    await transcript.element.getByRole('button', { name: 'Copy link to this moment' }).click();
    await fresh.page.getByText('Link copied').first().waitFor();
    const address = await clipboard();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/lightning\/r\/.*c__start=\d/);
    await fresh.page.goto('about:blank');
    await fresh.page.goto(address);
    await transcript.comesIntoSight(8);
    await transcript.element.locator('c-ac-turn[data-position="8"] .linked').waitFor();
    await expect(transcript.bubble(8).textContent()).resolves.toContain('Linked moment');
  });

  it('copies a turn with its time and speaker', async () => {
    await fresh.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await transcript.open(SAMPLE);
    await transcript.bubble(1).hover();
    await transcript.element.getByRole('button', { name: 'Copy with timestamp' }).click();
    await fresh.page.getByText('Turn copied').first().waitFor();
    const { text } = (await turnsOfSample())[1] ?? {};
    await expect(clipboard()).resolves.toMatch(/^\[0:0\d\] Customer: /);
    await expect(clipboard()).resolves.toContain(text ?? '-');
  });
});

describe('searching', () => {
  it('counts the matches, goes through them by Enter and Shift+Enter, and shows them on the waveform', async () => {
    await transcript.open(SAMPLE);
    const expected = (await turnsOfSample()).flatMap(({ text }) => text.match(/you/gi) ?? []).length;
    await transcript.search.fill('YOU');
    await eventually(
      () => transcript.count.textContent(),
      (text) => text === `1 of ${String(expected)}`,
    );
    await expect(transcript.element.locator('mark.current').textContent()).resolves.toMatch(/^you$/i);
    await fresh.page.locator('c-ac-timeline').getByText('Search matches').first().waitFor();
    await transcript.search.press('Enter');
    await eventually(
      () => transcript.count.textContent(),
      (text) => text === `2 of ${String(expected)}`,
    );
    await transcript.search.press('Shift+Enter');
    await transcript.search.press('Shift+Enter');
    await eventually(
      () => transcript.count.textContent(),
      (text) => text === `${String(expected)} of ${String(expected)}`,
    );
    await expect(transcript.follow.getAttribute('aria-checked')).resolves.toBe('false');
  });

  it('minds neither accents nor case, and says where nothing matches', async () => {
    await transcript.open('consulta-en-espanol');
    const accented = (await conversationOf('consulta-en-espanol')).turns
      .flatMap(({ words }) => words.text)
      .find((word) => /[áéíóú]/.test(word));
    const plain = accented?.normalize('NFD').replace(/[^\p{L}]/gu, '') ?? '-';
    await transcript.search.fill(plain.toUpperCase());
    await transcript.element.locator('mark.current').waitFor();
    await expect(transcript.element.locator('mark.current').textContent()).resolves.toMatch(/[áéíóú]/);
    await transcript.search.fill('elephant');
    await transcript.count.getByText('No matches').waitFor();
  });
});

describe('filtering', () => {
  beforeEach(async () => {
    await transcript.open(SAMPLE);
    await transcript.element.getByRole('button', { name: 'Filter' }).click();
  });

  const toggle = (name: string) =>
    transcript.element.locator('c-ac-transcript-filter').getByRole('button', { name, exact: true }).click();

  it('leaves the turns of a speaker in a mood, and says how many', async () => {
    const { turns } = await conversationOf(SAMPLE);
    const theirs = turns.filter(
      ({ participant, sentiment }) => participant === 'customer' && sentiment?.label === 'NEGATIVE',
    );
    await toggle('Customer');
    await toggle('Negative');
    await eventually(
      () => transcript.turns.count(),
      (count) => count === theirs.length,
    );
    expect(await shownCount()).toBe(`${String(theirs.length)} of ${String(turns.length)} turns`);
  });

  it('leaves the turns in which a phrase was said', async () => {
    const { insights } = await conversationOf(SAMPLE);
    const [phrase] = insights.keyPhrases ?? [];
    const turns = new Set(phrase?.places.map(({ turn }) => turn));
    await transcript.element.getByLabel('What was said').selectOption(`phrase::${phrase?.text ?? ''}`);
    await eventually(
      () => transcript.turns.count(),
      (count) => count === turns.size,
    );
    await toggle(`Remove ${phrase?.text ?? ''}`);
    await eventually(
      () => transcript.turns.count(),
      (count) => count > turns.size,
    );
  });

  it('says that nothing fits, and offers the way back', async () => {
    const { turns, insights } = await conversationOf(SAMPLE);
    const phrase = insights.keyPhrases?.find(({ participants }) => participants.length === 1);
    await transcript.element.getByLabel('What was said').selectOption(`phrase::${phrase?.text ?? ''}`);
    await toggle(phrase?.participants[0] === 'agent' ? 'Customer' : 'Agent');
    await transcript.element.getByText('No turns match these filters').waitFor();
    await transcript.element.locator('.empty').getByRole('button', { name: 'Clear filters' }).click();
    await eventually(
      () => transcript.turns.count(),
      (count) => count === turns.length,
    );
  });
});

describe('exporting', () => {
  it.each([
    ['Text', 'txt', /^Transcript of contact .*\n\n\[0:0\d\] Agent: /],
    [
      'Table (CSV)',
      'csv',
      /^\ufeffTurn,Time,Start \(seconds\),End \(seconds\),Speaker,Sentiment,Text\r\n1,0:0/,
    ],
    ['Subtitles (WebVTT)', 'vtt', /^WEBVTT\n\n00:00:0\d\.\d{3} --> .*\n<v Agent>/],
    ['Subtitles (SRT)', 'srt', /^1\n00:00:0\d,\d{3} --> .*\nAgent: /],
  ])('saves the transcript as %s', async (name, extension, begin) => {
    await transcript.open(SAMPLE);
    await transcript.element.getByRole('button', { name: 'Export' }).click();
    const saving = fresh.page.waitForEvent('download');
    await fresh.page.getByRole('menuitem', { name }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^transcript-[0-9a-f-]{36}\\.${extension}$`));
    await expect(readFile(await download.path(), 'utf8')).resolves.toMatch(begin);
    expect(fresh.visit.errors).toEqual([]);
  });
});
