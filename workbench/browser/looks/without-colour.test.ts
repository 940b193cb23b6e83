import type { Locator } from 'playwright-core';
import type { Conversation, Place } from '../../../middleware/src/contracts/conversation-file.ts';
import { CallPageVisit } from '../call-page-visit.ts';
import { Workbench, eventually, freshPages } from '../console-visit.ts';
import { TranscriptVisit, conversationOf } from '../transcript-visit.ts';

const workbench = new Workbench();
/** What a mark looks like besides its colour. */
const FORM = [
  'textDecorationLine',
  'textDecorationStyle',
  'borderTopStyle',
  'borderTopWidth',
  'borderBottomStyle',
  'borderBottomWidth',
  'outlineStyle',
  'outlineWidth',
  'fontFamily',
] as const;
type Look = Record<string, string>;
const lookOf = (element: Locator, properties: readonly string[]) =>
  element.evaluate((found, names) => {
    const { getComputedStyle } = globalThis as unknown as { getComputedStyle(of: unknown): Look };
    const style = getComputedStyle(found);
    return names.map((name) => String(style[name]));
  }, properties);

/** A conversation in which each kind of mark stands on a turn of its own. */
async function everyMark(): Promise<Conversation> {
  const conversation = await conversationOf('praise-short');
  const at = (index: number): Place[] => [{ turn: index, start: 0, end: 0.2, from: 0, to: 4 }];
  const [turn] = conversation.turns;
  if (!turn) throw new Error('The sample has no turns.');
  const words = { text: ['Word', 'plain.'], start: [0, 1], end: [0.5, 1.5], confidence: [0.9, 0.9] };
  const turns = Array.from({ length: 9 }, (_, index) => ({
    ...turn,
    index,
    start: index * 2,
    end: index * 2 + 1.5,
    text: 'Word plain.',
    words: { ...words, confidence: index === 8 ? [0.2, 0.9] : [0.9, 0.9] },
    ...(index === 7 && { redactions: [{ from: 0, to: 4, category: 'NAME' }] }),
  }));
  const found = { text: 'Word', score: 0.9, count: 1, participants: ['agent'] };
  return {
    ...conversation,
    turns,
    insights: {
      keyPhrases: [{ ...found, places: at(0) }],
      entities: [
        { ...found, type: 'DATE', source: 'BUILT_IN', places: at(1) },
        { ...found, type: 'PRODUCT', source: 'TERM', places: at(2) },
      ],
      categories: [{ text: 'Refund', places: at(3) }],
      issues: [{ text: 'Word', places: at(4) }],
      outcomes: [{ text: 'Word', places: at(5) }],
      actionItems: [{ text: 'Word', places: at(6) }],
    },
  };
}

describe('nothing is told by colour alone', () => {
  const fresh = freshPages({ reducedMotion: 'reduce' });
  const transcript = new TranscriptVisit(fresh);
  const visit = new CallPageVisit(workbench, fresh);
  const KINDS = [
    'phrase',
    'entity',
    'term',
    'category',
    'issue',
    'outcome',
    'action',
    'redaction',
    'uncertain',
  ];

  it('each kind of mark in the text has a form of its own', async () => {
    await transcript.openWith('praise-short', await everyMark());
    const looks = await Promise.all(
      KINDS.map((kind, position) => lookOf(transcript.bubble(position).locator(`.${kind}`).first(), FORM)),
    );
    const plain = await lookOf(transcript.bubble(0).locator('[data-word="1"]').first(), FORM);
    expect(new Set([...looks, plain].map(String)).size).toBe(KINDS.length + 1);
  });

  it('the place of the search, and each other match, is framed', async () => {
    await transcript.open('complaint-resolved');
    await transcript.search.fill('you');
    const frame = (mark: Locator) => lookOf(mark, ['outlineStyle', 'outlineWidth']);
    const current = await frame(transcript.element.locator('mark.current'));
    const other = await frame(transcript.element.locator('mark:not(.current)').first());
    expect([current, other].flat()).not.toContain('none');
    expect(current).not.toEqual(other);
  });

  it('the legend of the waveform tells by its form which lane is whose', async () => {
    await visit.open('complaint-resolved');
    const swatches = await fresh.page.locator('c-ac-timeline .swatch.lane').all();
    expect(swatches).toHaveLength(2);
    const [upper, lower] = await Promise.all(
      swatches.map((swatch) => lookOf(swatch, ['backgroundPositionY', 'backgroundSize'])),
    );
    expect(upper).not.toEqual(lower);
  });

  it('the sentiment of a turn is a face with a word, and that of a time a sign and a place', async () => {
    await visit.open('complaint-resolved');
    const faces = transcript.element.locator('c-ac-turn .who lightning-icon[title]');
    await expect(faces.first().getAttribute('title')).resolves.toMatch(/^(Positive|Negative|Neutral|Mixed)$/);
    const icons = new Map(
      await faces.evaluateAll((all) =>
        (all as unknown as { title: string; iconName: string }[]).map(
          ({ title, iconName }) => [title, iconName] as const,
        ),
      ),
    );
    expect(new Set(icons.values()).size).toBe(icons.size);
    const signs = fresh.page.locator('c-ac-sentiment-strip .piece');
    const texts = new Set((await signs.allTextContents()).map((text) => text.trim()).filter(Boolean));
    expect(texts).toEqual(new Set(['+', '−']));
  });
});

describe('where the reader has colours forced upon the page', () => {
  const fresh = freshPages({ forcedColors: 'active', reducedMotion: 'reduce' });
  const visit = new CallPageVisit(workbench, fresh);

  it('pictures keep their own: lanes, swatches, markers and bars', async () => {
    await visit.open('long-hold');
    const pictures = [
      'c-ac-timeline-surface .surface',
      'c-ac-minimap .track',
      'c-ac-time-marks .marker',
      'c-ac-timeline .swatch',
      'c-ac-transcript .switch',
    ];
    for (const picture of pictures) {
      const [adjust] = await lookOf(fresh.page.locator(picture).first(), ['forcedColorAdjust']);
      expect([picture, adjust]).toEqual([picture, 'none']);
    }
    await visit.insights.getByRole('tab', { name: 'Talk' }).click();
    const [bar] = await lookOf(visit.insights.locator('c-ac-talk-share .bar'), ['forcedColorAdjust']);
    expect(bar).toBe('none');
  });

  it('the word that is said, and its turn, are seen', async () => {
    await visit.open('complaint-resolved');
    const bubble = visit.transcript.locator('c-ac-turn .bubble').nth(1);
    await bubble.click();
    // The word moves on with the sound, so both are read again until they are those of one moment.
    // A forced background differs even where it is not seen, a forced color does not.
    await eventually(
      async () => ({
        said: await lookOf(visit.transcript.locator('.said').first(), ['color']),
        around: await lookOf(visit.transcript.locator('.active .text').first(), ['color']),
      }),
      ({ said, around }) => String(said) !== String(around),
    );
    await expect(lookOf(bubble, ['borderTopWidth'])).resolves.not.toEqual(
      await lookOf(visit.transcript.locator('c-ac-turn .bubble').first(), ['borderTopWidth']),
    );
  });
});
