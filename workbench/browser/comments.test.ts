import { loadSamples } from '#samples';
import { Workbench, eventually, freshPages, type UserName } from './console-visit.ts';
import { PlayerVisit } from './player-visit.ts';
import { violations } from './violations.ts';

const workbench = new Workbench();
const fresh = freshPages();
const complaint = loadSamples().find(({ name }) => name === 'complaint-resolved')?.contactRecord.ContactId;

type Row = { Id: string; Body__c: string; StartTime__c: number | null; EndTime__c: number | null };
const SOQL = 'SELECT Id, Body__c, StartTime__c, EndTime__c FROM AC_Comment__c ORDER BY CreatedDate, Id';
const stored = () => workbench.query<Row>('administrator', SOQL);

const card = () => fresh.page.locator('c-ac-comments');
const comments = () => card().locator('c-ac-comment');
const text = () => card().getByLabel('New comment');
const button = (name: string | RegExp) => card().getByRole('button', { name });

async function openCall(user: UserName, state = ''): Promise<string> {
  const recordId = await workbench.recordId(String(complaint));
  await fresh.page.goto(workbench.recordAddress(user, recordId) + state);
  await text().waitFor();
  await fresh.page.locator('c-ac-turn').first().waitFor();
  return recordId;
}

async function write(words: string): Promise<void> {
  const before = await stored();
  await text().click();
  await text().fill(words);
  await button('Save').click();
  await eventually(stored, (rows) => rows.length === before.length + 1);
  await comments().filter({ hasText: words }).getByRole('button', { name: /^Edit/ }).waitFor();
}

/** A comment that a user wrote elsewhere. */
async function writtenBy(user: UserName, fields: object): Promise<string> {
  const response = await workbench.callOrg(user, '/services/data/v65.0/sobjects/AC_Comment__c', {
    method: 'POST',
    body: JSON.stringify({
      ContactChannelAnalytics__c: await workbench.recordId(String(complaint)),
      ...fields,
    }),
  });
  return ((await response.json()) as { id: string }).id;
}

afterEach(async () => {
  for (const user of ['agent', 'supervisor'] as const) {
    for (const { Id } of await stored())
      await workbench.callOrg(user, `/services/data/v65.0/sobjects/AC_Comment__c/${Id}`, {
        method: 'DELETE',
      });
  }
  if ((await stored()).length > 0) throw new Error('A comment stands in the way of the next test.');
});

describe('a comment', () => {
  it('on the whole call is shown with its author and time, to its author and to others', async () => {
    await openCall('supervisor');
    await card().getByText('No comments yet').waitFor();
    await write('Well handled.');
    await openCall('agent');
    await comments().filter({ hasText: 'Well handled.' }).waitFor();
    await expect(comments().innerText()).resolves.toMatch(/Priya Nair\s+\w+ \d+, \d{4}/);
    await expect(button(/^Edit/).count()).resolves.toBe(0);
    await expect(button(/^Delete/).count()).resolves.toBe(0);
    expect(fresh.visit.errors).toEqual([]);
  });

  it('on a moment stands on the waveform and at its turn, and plays from there', async () => {
    await openCall('agent');
    await fresh.page.locator('c-ac-turn .bubble').nth(3).click();
    // Before anything plays the writer is at no moment, and the comment would be on the whole call.
    await new PlayerVisit(fresh.page).isMoving();
    await fresh.page.getByRole('button', { name: 'Pause' }).click();
    await text().click();
    await card()
      .getByText(/^The moment \d+:\d\d$/)
      .waitFor();
    await write('Here the mood turns.');
    const [row] = await stored();
    expect(row).toMatchObject({ EndTime__c: null });
    expect(row?.StartTime__c).toBeGreaterThan(0);
    await fresh.page
      .locator('c-ac-timeline')
      .getByRole('button', { name: /^Comments/ })
      .waitFor();
    await expect(fresh.page.locator('c-ac-turn').nth(3).getByTitle('1 comment').count()).resolves.toBe(1);
    await fresh.page.locator('c-ac-turn .bubble').first().click();
    await comments()
      .getByRole('button', { name: /^Play from/ })
      .click();
    await comments().locator('[aria-current="true"]').waitFor();
  });

  it('on the selected passage has its beginning and end', async () => {
    await openCall('agent', '&c__start=6&c__end=8');
    const end = fresh.page.locator('c-ac-timeline').getByRole('slider', { name: 'End of range' });
    await end.waitFor({ state: 'attached' });
    await text().click();
    await card().getByText('The selected passage, 0:06 to 0:08').waitFor();
    await write('This passage.');
    await expect(stored()).resolves.toMatchObject([{ StartTime__c: 6, EndTime__c: 8 }]);
    await comments().getByText('0:06–0:08').waitFor();
  });

  it('is changed and deleted by its author', async () => {
    await openCall('agent');
    await write('A slip of the pen.');
    await button(/^Edit/).click();
    await card().getByLabel('Comment', { exact: true }).fill('As it was meant.');
    await button('Save').last().click();
    await eventually(stored, ([row]) => row?.Body__c === 'As it was meant.');
    await fresh.page.reload();
    await comments().getByText('As it was meant.').waitFor();
    await button(/^Delete/).click();
    await button('Keep').click();
    await button(/^Delete/).click();
    await button('Delete').click();
    await eventually(stored, (rows) => rows.length === 0);
    await card().getByText('No comments yet').waitFor();
  });

  it('of somebody else stays as it is, and the page says why in plain words', async () => {
    await writtenBy('supervisor', { Body__c: 'Well handled.' });
    // As if the page had been tampered with: it takes every comment for the user's own.
    await fresh.page.route('**/workbench/apex', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('"isOwn":false', '"isOwn":true');
      await route.fulfill({ response, body });
    });
    await openCall('agent');
    await button(/^Edit/).click();
    await card().getByLabel('Comment', { exact: true }).fill('Badly handled.');
    await button('Save').last().click();
    const refusal = 'Only the author of a comment can change or delete it.';
    await card().getByText(`Couldn't save the comment. ${refusal}`).waitFor();
    await button('Cancel').click();
    await comments().getByText('Well handled.').waitFor();
    await button(/^Delete/).click();
    await button('Delete').click();
    await card().getByText(`Couldn't delete the comment. ${refusal}`).waitFor();
    await expect(stored()).resolves.toMatchObject([{ Body__c: 'Well handled.' }]);
  });

  it('is neither read nor written by who may not open the call', async () => {
    await writtenBy('supervisor', { Body__c: 'Well handled.' });
    const recordId = await workbench.recordId(String(complaint));
    await fresh.page.goto(workbench.recordAddress('agentWithout', recordId));
    await card().locator('c-ac-empty-state').waitFor();
    await expect(card().getByText('Well handled.').count()).resolves.toBe(0);
    await expect(text().count()).resolves.toBe(0);
  });

  it('is written, changed and deleted by the keyboard alone', async () => {
    await openCall('agent');
    await text().focus();
    await fresh.page.keyboard.type('By hand.');
    await fresh.page.keyboard.press('Control+Enter');
    await button(/^Edit/).focus();
    await fresh.page.keyboard.press('Enter');
    await fresh.page.keyboard.type('Done ');
    await fresh.page.keyboard.press('Control+Enter');
    await eventually(stored, ([row]) => row?.Body__c.includes('Done') === true);
    await button(/^Delete/).focus();
    await fresh.page.keyboard.press('Enter');
    await fresh.page.keyboard.press('Tab');
    await fresh.page.keyboard.press('Enter');
    await eventually(stored, (rows) => rows.length === 0);
  });
});

it.each([1366, 390])('comments are accessible at %d pixels', async (width) => {
  await writtenBy('supervisor', { Body__c: 'The apology comes late.', StartTime__c: 6, EndTime__c: 8 });
  await writtenBy('agent', { Body__c: 'Thanks.' });
  await fresh.page.setViewportSize({ width, height: 900 });
  await openCall('agent');
  await comments().nth(1).waitFor();
  await text().click();
  await button('Cancel').waitFor();
  await expect(violations(fresh.page)).resolves.toEqual([]);
});
