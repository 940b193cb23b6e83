import { eventually, freshPages } from './console-visit.ts';
import { InsightsVisit } from './insights-visit.ts';
import { conversationWith } from './org-answers.ts';
import { conversationOf } from './transcript-visit.ts';

/** Contact Lens saw an issue, an outcome, two action items and categories in it; there is a long hold. */
const HOLD = 'long-hold';
/** Amazon Comprehend did all five analyses of it. */
const PRAISE = 'praise-short';

const fresh = freshPages();
const insights = new InsightsVisit(fresh);

describe('each item leads to where it was said:', () => {
  it.each([
    ['Issues', 'issues'],
    ['Outcomes', 'outcomes'],
    ['Action items', 'actionItems'],
  ] as const)('%s', async (heading, member) => {
    const { insights: found } = await conversationOf(HOLD);
    const items = found[member] ?? [];
    expect(items.length).toBeGreaterThan(0);
    await insights.open(HOLD, 'Summary');
    const list = insights.element.getByRole('list', { name: heading });
    for (const { text, places } of items) {
      const item = list.getByRole('listitem').filter({ hasText: text });
      await item.getByRole('button').first().click();
      await insights.playsFrom(places[0]?.start ?? -1);
    }
  });

  it('a category, one place after the other; one that is about the whole call leads nowhere', async () => {
    const { insights: found } = await conversationOf(HOLD);
    const refund = found.categories?.find(({ text }) => text === 'Refund');
    await insights.open(HOLD, 'Summary');
    const pill = insights.mentions('Categories').filter({ hasText: 'Refund' });
    for (const { start } of refund?.places ?? []) {
      await pill.click();
      await insights.playsFrom(start);
    }
    expect(refund?.places).toHaveLength(3);
    const nowhere = insights.mentions('Categories').filter({ hasText: 'Survey not offered' });
    await expect(nowhere.evaluate(({ nodeName }) => nodeName)).resolves.toBe('SPAN');
  });

  it('a quarter of the call, from the table that the chart can be read as', async () => {
    const { insights: found } = await conversationOf(HOLD);
    const third = found.sentimentByQuarter?.['customer']?.[2];
    await insights.open(HOLD, 'Sentiment');
    await insights.element.getByRole('button', { name: 'Show as table' }).click();
    const quarters = insights.element.locator('c-ac-sentiment-timeline tbody tr');
    await expect(quarters.count()).resolves.toBe(4);
    await quarters.nth(2).getByRole('button').click();
    await insights.playsFrom(third?.start ?? -1);
  });

  it('an interruption, a silence, and the longest monologue of each party', async () => {
    const { statistics } = await conversationOf(HOLD);
    await insights.open(HOLD, 'Talk');
    const [interruption] = statistics.interruptions ?? [];
    expect(interruption?.participant).toBe('customer');
    await insights.mentions('Interruptions').filter({ hasText: 'Customer' }).click();
    await insights.playsFrom(interruption?.start ?? -1);
    const longest = statistics.silences.toSorted(
      (one, other) => other.end - other.start - (one.end - one.start),
    )[0];
    await insights.mentions('Silence').first().click();
    await insights.playsFrom(longest?.start ?? -1);
    await insights.mentions('Longest monologue').filter({ hasText: 'Agent' }).click();
    await insights.playsFrom(statistics.talk['agent']?.longestMonologueStart ?? -1);
  });

  it('an entity, below its type', async () => {
    const { insights: found } = await conversationOf(PRAISE);
    const person = found.entities?.find(({ type, source }) => type === 'PERSON' && source === 'BUILT_IN');
    await insights.open(PRAISE, 'Topics');
    const pill = insights
      .mentions('People')
      .filter({ hasText: person?.text ?? '-' })
      .first();
    await expect(pill.getAttribute('title')).resolves.toMatch(/Play from \d:\d\d/);
    await pill.click();
    await insights.playsFrom(person?.places[0]?.start ?? -1);
  });

  it('a term of the company’s own list, apart from what was recognised', async () => {
    const { insights: found } = await conversationOf(PRAISE);
    const term = found.entities?.find(({ source }) => source === 'TERM');
    expect(term).toMatchObject({ text: 'dishwasher', type: 'Product' });
    await insights.open(PRAISE, 'Topics');
    await insights.element.getByRole('heading', { name: 'Your terms' }).waitFor();
    await insights.mentions('Product').filter({ hasText: 'dishwasher' }).click();
    await insights.playsFrom(term?.places[0]?.start ?? -1);
  });

  it('a word, by its part of speech', async () => {
    const { insights: found } = await conversationOf(PRAISE);
    const word = found.syntax?.['conversation']?.words.find(({ tag }) => tag === 'ADJ');
    await insights.open(PRAISE, 'Language');
    const part = insights.element.getByRole('button', { name: 'Adjectives' });
    await part.click();
    await expect(part.getAttribute('aria-expanded')).resolves.toBe('true');
    await insights
      .mentions('Adjectives')
      .filter({ hasText: word?.text ?? '-' })
      .first()
      .click();
    await insights.playsFrom(word?.starts?.[0] ?? -1);
  });
});

describe('what was not analysed', () => {
  it('is told in plain words, with whose it is', async () => {
    await conversationWith((conversation) => {
      conversation['skipped'] = [
        { analysis: 'syn', reason: 'language-not-supported', detail: 'Only six languages.' },
        { analysis: 'dl', party: 'agent', reason: 'too-short', detail: '12 characters.' },
        { analysis: 'snt', reason: 'failed', detail: 'Throttled.' },
        { analysis: 'new', reason: 'out-of-money', detail: 'A sentence of a newer version.' },
      ];
    })(fresh.page);
    await insights.open(PRAISE, 'Talk');
    const lines = insights.element.locator('.skipped li');
    await eventually(
      () => lines.count(),
      (count) => count === 4,
    );
    const texts = await lines.allTextContents();
    expect(texts[0]).toMatch(/^Syntax: not available in the language/);
    expect(texts[1]).toMatch(/^Language, Agent: not enough was said/);
    expect(texts[2]).toMatch(/^Sentiment: the analysis service didn't respond/);
    expect(texts[3]).toBe('new: A sentence of a newer version.');
  });
});
