import type { Locator } from 'playwright-core';
import { loadSamples } from '#samples';
import { OBJECT, Workbench, freshPages, type UserName } from './console-visit.ts';
import { outsideLabels, wordsOn } from './words-on-page.ts';

const workbench = new Workbench();
const samples = loadSamples();
const fresh = freshPages();

/** Labels stretched, and a locale whose dates, numbers and names of languages have no Latin letters. */
const PSEUDO = '&labels=pseudo&locale=ja-JP';
/** What the platform's own components say. */
const OF_THE_PLATFORM = ['Show menu', 'Tabs', 'More Tabs'];
const CARDS = 'c-ac-recording, c-ac-transcript, c-ac-insights, c-ac-comments, c-ac-chain, c-ac-calls';

const contactId = (name: string) =>
  String(samples.find((sample) => sample.name === name)?.contactRecord.ContactId);

/** Texts below a JSON value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

/** What a call's components may show as it is: the words of its conversation and of its record. */
async function dataOf(recordId: string): Promise<string[]> {
  const { body } = await workbench.callApex('supervisor', 'AC_ConversationController', 'getConversation', {
    recordId,
    part: 1,
  });
  const file = (body.returnValue as { text: string | null } | null)?.text;
  const records = await workbench.query(
    'supervisor',
    `SELECT FIELDS(ALL) FROM ${OBJECT} WHERE Id = '${recordId}' LIMIT 1`,
  );
  const people = await workbench.query('administrator', 'SELECT Name FROM User');
  const agents = await workbench.query('supervisor', `SELECT AgentUsername__c FROM ${OBJECT}`);
  return [file ? (JSON.parse(file) as unknown) : null, records, people, agents].flatMap(texts);
}

/** Words that no translator could change. */
async function untranslated(part: Locator, data: readonly string[]): Promise<string[]> {
  const shown = await Promise.all((await part.all()).map(wordsOn));
  const known = [...data, ...OF_THE_PLATFORM].map((text) => text.replace(/\s+/g, ' '));
  return [...new Set(shown.flat().flatMap(outsideLabels))].filter(
    (words) => !known.some((text) => text.includes(words)),
  );
}

async function open(user: UserName, name: string): Promise<string> {
  const recordId = await workbench.recordId(contactId(name));
  await fresh.page.goto(workbench.recordAddress(user, recordId) + PSEUDO);
  await fresh.page.locator('c-ac-recording').waitFor();
  await fresh.page.waitForLoadState('networkidle');
  return recordId;
}
const cards = () => fresh.page.locator(CARDS);

describe('every word of the components comes from a label', () => {
  it.each(samples.map(({ name }) => name))('on the page of %s, on each tab of its insights', async (name) => {
    const data = await dataOf(await open('supervisor', name));
    await fresh.page.locator('c-ac-turn').first().waitFor();
    await expect(untranslated(cards(), data)).resolves.toEqual([]);
    const insights = fresh.page.locator('c-ac-insights');
    for (const tab of await insights.getByRole('tab').all()) {
      await tab.click();
      await expect(untranslated(insights, data)).resolves.toEqual([]);
    }
  });

  it('in what opens: menus, filters, and the list of keys', async () => {
    const data = await dataOf(await open('supervisor', 'complaint-resolved'));
    await fresh.page.locator('c-ac-turn').first().waitFor();
    const transcript = fresh.page.locator('c-ac-transcript');
    const openers = transcript.locator('button[aria-expanded]');
    for (let index = 0; index < (await openers.count()); index += 1) {
      await openers.nth(index).click();
      await expect(untranslated(transcript, data)).resolves.toEqual([]);
      await openers.nth(index).click();
    }
    await fresh.page.locator('c-ac-recording lightning-button-menu').last().click();
    await expect(untranslated(fresh.page.locator('c-ac-recording'), data)).resolves.toEqual([]);
  });

  it('where the user may see nothing', async () => {
    await open('agentWithout', 'complaint-resolved');
    await fresh.page.locator('c-ac-empty-state').first().waitFor();
    await expect(untranslated(cards(), [])).resolves.toEqual([]);
  });

  it('in the page builder', async () => {
    await fresh.page.goto(
      `${workbench.url}/lightning/builder/Case?user=priya.nair@northwind.example${PSEUDO}`,
    );
    await fresh.page.locator('c-ac-empty-state').first().waitFor();
    await expect(untranslated(cards(), [])).resolves.toEqual([]);
  });
});

describe('the pseudo-locale', () => {
  it('tells labels from other words, also inside one another', () => {
    expect(outsideLabels('[[Ağẹñṭ··], ạṭ [4 şẹçọñḍş···]···] Thank you [Mạŗķẹḍ: [Dana···]··]')).toEqual([
      'Thank you',
    ]);
  });
});
