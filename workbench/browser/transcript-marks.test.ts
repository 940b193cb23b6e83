import { freshPages } from './console-visit.ts';
import { TranscriptVisit, conversationOf } from './transcript-visit.ts';

const SAMPLE = 'complaint-resolved';
const fresh = freshPages();
const transcript = new TranscriptVisit(fresh);

describe('marks', () => {
  it('show what was found and which words are uncertain, each kind with a switch', async () => {
    await transcript.open(SAMPLE);
    const { insights } = await conversationOf(SAMPLE);
    const text = insights.keyPhrases?.[0]?.text ?? '-';
    await transcript.element
      .locator('.phrase')
      .filter({ hasText: text.split(' ')[0] })
      .first()
      .waitFor();
    await expect(transcript.element.locator('.uncertain').first().getAttribute('title')).resolves.toMatch(
      /Low confidence \(\d+%\)/,
    );
    await transcript.element.getByRole('button', { name: 'Highlights' }).click();
    const legend = transcript.element.getByRole('group', { name: 'Highlights in the transcript' });
    await legend.getByRole('switch', { name: /Key phrase/ }).click();
    await transcript.element.locator('c-ac-turn .phrase').first().waitFor({ state: 'detached' });
    await legend.getByRole('switch', { name: /Uncertain word/ }).click();
    await transcript.element.locator('c-ac-turn .uncertain').first().waitFor({ state: 'detached' });
  });

  it.each([
    [
      'an entity with its type',
      SAMPLE,
      'entity',
      /^Entity: (Person|Date|Organization|Quantity|Location|Other)/,
    ],
    ['a term of the company’s own', SAMPLE, 'term', /^Your term: Product/],
    ['a category', 'long-hold', 'category', /^Category: (Refund|Long hold|Apology given)/],
    ['an issue', 'long-hold', 'issue', /^Issue/],
    ['an outcome', 'long-hold', 'outcome', /^Outcome/],
    ['an action item', 'long-hold', 'action', /^Action/],
    ['personal data that was taken out', 'billing-transfer-2', 'redaction', /^Personal data \(removed\)/],
  ])('name %s', async (_what, sample, kind, title) => {
    await transcript.open(sample);
    const marks = transcript.element.locator(`c-ac-turn .${kind}`);
    await marks.first().waitFor();
    const titles = await marks.evaluateAll((all) =>
      all.map((mark) => (mark as unknown as { title: string }).title),
    );
    expect(titles.filter((each) => each.split(' · ').some((line) => title.test(line)))).not.toEqual([]);
  });
});
