import { loadSamples } from '#samples';
import { OBJECT, Workbench, freshPages } from './console-visit.ts';

const workbench = new Workbench();
const [first, second] = loadSamples().map(({ contactRecord }) => String(contactRecord.ContactId));
const fresh = freshPages();

const inFront = () => fresh.page.locator('[data-record-tab]:visible');
const search = () => inFront().getByRole('searchbox').first();

/** Opens two calls in two tabs, the second in front; gives their record ids. */
async function openTwo(): Promise<[string, string]> {
  const ids = [await workbench.recordId(first ?? ''), await workbench.recordId(second ?? '')] as const;
  await fresh.page.goto(workbench.recordAddress('supervisor', ids[0]));
  await fresh.page.locator('c-ac-turn').first().waitFor();
  await fresh.page.getByRole('link', { name: 'AC Contact Channel Analytics' }).click();
  await fresh.page.locator(`tbody a[data-record="${ids[1]}"]`).click();
  await inFront().locator('c-ac-turn').first().waitFor();
  return [...ids];
}
const tabLink = (recordId: string) => fresh.page.locator(`a.tab[data-record="${recordId}"]`);

describe('the console', () => {
  it('opens each record in a tab of its own and shows the one in front', async () => {
    const ids = await openTwo();
    await expect(fresh.page.locator('[data-record-tab]').count()).resolves.toBe(2);
    await expect(inFront().getAttribute('data-record-tab')).resolves.toBe(ids[1]);
    expect(fresh.page.url()).toContain(ids[1]);
    await expect(fresh.page.locator('a.tab[aria-current="page"]').textContent()).resolves.toMatch(/CCA \d+/);
  });

  it('keeps a tab as it was while another is in front', async () => {
    const ids = await openTwo();
    await search().fill('refund');
    await tabLink(ids[0]).click();
    await expect(search().inputValue()).resolves.toBe('');
    await tabLink(ids[1]).click();
    await expect(search().inputValue()).resolves.toBe('refund');
    expect(fresh.visit.errors).toEqual([]);
  });

  it('closes a tab and brings its neighbour to the front', async () => {
    const ids = await openTwo();
    await fresh.page
      .getByRole('button', { name: /^Close CCA/ })
      .last()
      .click();
    await expect(inFront().getAttribute('data-record-tab')).resolves.toBe(ids[0]);
    await expect(fresh.page.locator('[data-record-tab]').count()).resolves.toBe(1);
    expect(fresh.page.url()).toContain(ids[0]);
  });
});

describe('pages of other records', () => {
  it.each(['Case', 'Contact', 'Account', 'Task', 'VoiceCall'])(
    'show the calls of a %s by the layout that the company gave its page',
    async (object) => {
      await fresh.page.goto(`${workbench.listAddress('agent').replace(OBJECT, object)}`);
      await fresh.page.locator('tbody a').last().click();
      await inFront().locator('c-ac-turn').first().waitFor();
      expect(fresh.page.url()).toContain(`/lightning/r/${object}/`);
      expect(fresh.visit.errors).toEqual([]);
    },
  );

  it('are previewed in the page builder without a record', async () => {
    await fresh.page.goto(`${workbench.url}/lightning/builder/Case?user=dana.reyes%40northwind.example`);
    for (const component of ['c-ac-recording', 'c-ac-transcript', 'c-ac-insights'])
      await fresh.page.locator(`${component} c-ac-empty-state`).waitFor();
    expect(fresh.visit.errors).toEqual([]);
  });
});
