import { loadSamples } from '#samples';
import { OBJECT, Workbench, eventually, freshPages, USERS, type UserName } from './console-visit.ts';
import { violations } from './violations.ts';

const workbench = new Workbench();
const fresh = freshPages();
const contactId = (name: string) =>
  String(loadSamples().find((sample) => sample.name === name)?.contactRecord.ContactId);
const chain = ['billing-transfer-1', 'billing-transfer-2'];

const inFront = () => fresh.page.locator('[data-record-tab]:visible');
const list = () => inFront().locator('c-ac-calls');
const parts = () => inFront().locator('c-ac-chain li');
const firstTurn = () => inFront().locator('c-ac-turn').first();

async function openRecord(user: UserName, object: string, recordId: string): Promise<void> {
  const address = `${workbench.url}/lightning/r/${object}/${recordId}/view`;
  await fresh.page.goto(`${address}?user=${encodeURIComponent(USERS[user])}`);
}

async function caseAbout(subject: string): Promise<string> {
  const [found] = await workbench.query<{ Id: string }>(
    'administrator',
    `SELECT Id FROM Case WHERE Subject LIKE '%${subject}%'`,
  );
  if (!found) throw new Error(`No case about ${subject}`);
  return found.Id;
}

describe('the page of a case with several calls', () => {
  it('lists them, the latest first, and shows it in every component', async () => {
    await openRecord('administrator', 'Case', await caseAbout('Charged twice'));
    await firstTurn().waitFor();
    await expect(list().locator('li').count()).resolves.toBe(2);
    await expect(list().locator('[aria-current="true"]').innerText()).resolves.toContain(
      'lee.park@northwind.example',
    );
    await expect(inFront().getByRole('combobox', { name: 'Call', exact: true }).count()).resolves.toBe(0);
    expect(fresh.visit.errors).toEqual([]);
  });

  it('shows another one in every component when it is chosen', async () => {
    await openRecord('administrator', 'Case', await caseAbout('Charged twice'));
    await firstTurn().waitFor();
    const before = await firstTurn().innerText();
    await list()
      .getByRole('button', { name: /Dana Reyes/ })
      .click();
    await eventually(
      () => firstTurn().innerText(),
      (text) => text !== before,
    );
    await inFront().locator('c-ac-timeline canvas').first().waitFor();
    await inFront().locator('c-ac-chain [aria-current="true"]').getByText('Dana Reyes').waitFor();
    await inFront().getByRole('button', { name: 'Play', exact: true }).click();
    await inFront().getByRole('button', { name: 'Pause', exact: true }).waitFor();
    expect(fresh.visit.errors).toEqual([]);
  });

  it('opens a call in a tab of its own', async () => {
    await openRecord('administrator', 'Case', await caseAbout('Charged twice'));
    await list()
      .getByRole('button', { name: /^Open CCA/ })
      .first()
      .click();
    await eventually(
      () => Promise.resolve(fresh.page.url()),
      (url) => url.includes(`/lightning/r/${OBJECT}/`),
    );
  });

  it('lists only what the user may see', async () => {
    await openRecord('agent', 'Case', await caseAbout('Charged twice'));
    await list().locator('li').first().waitFor();
    await expect(list().locator('li').count()).resolves.toBe(1);
    await expect(list().innerText()).resolves.toContain('Dana Reyes');
  });

  it.each([1366, 390])('is accessible at %d pixels', async (width) => {
    await fresh.page.setViewportSize({ width, height: 900 });
    await openRecord('administrator', 'Case', await caseAbout('Charged twice'));
    await firstTurn().waitFor();
    await list().locator('li').first().waitFor();
    await expect(violations(fresh.page)).resolves.toEqual([]);
    const overflow = await fresh.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('a component of a page without calls', () => {
  it('says so', async () => {
    const response = await workbench.callOrg('administrator', '/services/data/v65.0/sobjects/Case', {
      method: 'POST',
      body: JSON.stringify({ Subject: 'A letter' }),
    });
    const { id } = (await response.json()) as { id: string };
    await openRecord('administrator', 'Case', id);
    await inFront().locator('c-ac-recording').getByText('No calls yet').waitFor();
    await workbench.callOrg('administrator', `/services/data/v65.0/sobjects/Case/${id}`, {
      method: 'DELETE',
    });
    expect(fresh.visit.errors).toEqual([]);
  });
});

describe('the page builder', () => {
  it.each(['Case', 'Contact', 'Account', 'Task', 'VoiceCall', OBJECT])(
    'shows a placeholder for each component of the page of %s, and no error',
    async (object) => {
      const user = encodeURIComponent(USERS.administrator);
      await fresh.page.goto(`${workbench.url}/lightning/builder/${object}?user=${user}`);
      await fresh.page.locator('c-ac-recording').getByText('A call will be shown here').waitFor();
      const components = [
        'c-ac-recording',
        'c-ac-transcript',
        'c-ac-insights',
        'c-ac-comments',
        'c-ac-chain',
      ];
      for (const component of components) {
        const placed = fresh.page.locator(component);
        if ((await placed.count()) > 0) await placed.getByText('A call will be shown here').waitFor();
      }
      expect(fresh.visit.errors).toEqual([]);
    },
  );
});

describe('the parts of a transferred call', () => {
  it('stand in order on each of them, one click apart', async () => {
    const [first = '', second = ''] = await Promise.all(
      chain.map((name) => workbench.recordId(contactId(name))),
    );
    await openRecord('supervisor', OBJECT, first);
    await parts().nth(1).waitFor();
    await expect(parts().count()).resolves.toBe(2);
    await expect(parts().first().getAttribute('aria-current')).resolves.toBe('true');
    await parts().nth(1).getByRole('link').click();
    await eventually(
      () => Promise.resolve(fresh.page.url()),
      (url) => url.includes(second),
    );
    await eventually(
      () => parts().nth(1).getAttribute('aria-current'),
      (current) => current === 'true',
    );
    expect(fresh.visit.errors).toEqual([]);
  });

  it('that a user may not see are told to be missing, and no more', async () => {
    await openRecord('agent', OBJECT, await workbench.recordId(contactId('billing-transfer-1')));
    await inFront()
      .getByText(/^Some parts of this call aren't shown/)
      .waitFor();
    await expect(parts().count()).resolves.toBe(1);
    await expect(inFront().locator('c-ac-chain').getByText('lee.park').count()).resolves.toBe(0);
  });

  it('are not spoken of where there is one', async () => {
    await openRecord('agent', OBJECT, await workbench.recordId(contactId('complaint-resolved')));
    await firstTurn().waitFor();
    await expect(inFront().getByText('Parts of this call').count()).resolves.toBe(0);
  });
});
