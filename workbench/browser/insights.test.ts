import { eventually, freshPages } from './console-visit.ts';
import { InsightsVisit } from './insights-visit.ts';

const COMPLAINT = 'complaint-resolved';
const fresh = freshPages();
const visit = new InsightsVisit(fresh);
const insights = () => visit.element;
const mentions = () => insights().locator('c-ac-mentions button.mention');
const audioTime = () => visit.audioTime();
const openInsights = (tab: string, sample = COMPLAINT) => visit.open(sample, tab);

describe('the insights of a call', () => {
  it('show the sentiment of the call and of each speaker, with four scores each', async () => {
    await openInsights('Sentiment');
    await insights().locator('c-ac-sentiment').nth(2).waitFor();
    await expect(insights().locator('c-ac-sentiment').first().locator('.score').count()).resolves.toBe(4);
    expect(fresh.visit.errors).toEqual([]);
  });

  it('draw sentiment over time, and say the same as a table', async () => {
    await openInsights('Sentiment');
    const timeline = insights().locator('c-ac-sentiment-timeline');
    await timeline.locator('svg .bar').first().waitFor();
    await timeline.getByRole('button', { name: 'Show as table' }).click();
    await expect(timeline.locator('tbody tr').count()).resolves.toBe(4);
    await timeline.getByRole('button', { name: 'Show as chart' }).click();
    await timeline.locator('svg.chart').first().waitFor();
  });

  it('lead from the chart to the time that was pressed', async () => {
    await openInsights('Sentiment');
    const chart = insights().locator('c-ac-sentiment-timeline svg.chart').first();
    const box = await chart.boundingBox();
    if (!box) throw new Error('The chart has no place on the page.');
    await chart.click({ position: { x: box.width / 2, y: box.height / 2 } });
    await eventually(audioTime, (time) => time > 10);
  });

  it('tell who talked how much, how fast, and how long both were silent', async () => {
    await openInsights('Talk');
    const talk = insights().locator('c-ac-talk-share');
    await expect(talk.textContent()).resolves.toMatch(/\d+\s?%/);
    await talk.getByRole('row', { name: /Words per minute/ }).waitFor();
    await talk.getByText('Longest silence').waitFor();
  });

  it('lead from a topic to each place where it was said', async () => {
    await openInsights('Topics', 'praise-short');
    const repeated = insights().locator('c-ac-mentions button.mention', {
      has: fresh.page.locator('.count'),
    });
    await repeated.first().click();
    await eventually(
      () => repeated.first().textContent(),
      (text) => /1\/\d/.test(text ?? ''),
    );
    await eventually(audioTime, (time) => time > 0);
    const first = await audioTime();
    await repeated.first().click();
    await eventually(audioTime, (time) => time > first + 1);
  });

  it('find a topic, and those of one party', async () => {
    await openInsights('Topics');
    await mentions().first().waitFor();
    const all = await mentions().count();
    await insights().locator('c-ac-topics').getByText('Customer', { exact: true }).click();
    await eventually(
      () => mentions().count(),
      (count) => count > 0 && count <= all,
    );
    await insights().getByRole('searchbox').fill('no such thing at all');
    await insights().getByText('No matching topics.').waitFor();
  });

  it('show the language of each party with how sure that is', async () => {
    await openInsights('Language');
    const rows = insights().getByRole('row', { name: /English/ });
    await rows.first().waitFor();
    await expect(rows.count()).resolves.toBe(3);
  });

  it('can be walked through with the keyboard', async () => {
    await openInsights('Sentiment');
    await fresh.page.keyboard.press('ArrowRight');
    await eventually(
      () => insights().getByRole('tab', { selected: true }).textContent(),
      (text) => text === 'Talk',
    );
  });
});
