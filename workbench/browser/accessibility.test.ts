import { loadSamples } from '#samples';
import { Workbench, freshPages, type UserName } from './console-visit.ts';
import { violations } from './violations.ts';

const workbench = new Workbench();
const complaint = loadSamples()[0]?.contactRecord.ContactId as string;
const fresh = freshPages();

describe.each([
  ['wide', { width: 1366, height: 900 }],
  ['narrow', { width: 390, height: 844 }],
])('on a %s screen', (_name, viewport) => {
  beforeEach(() => fresh.page.setViewportSize(viewport));

  it('the list is accessible', async () => {
    await fresh.page.goto(workbench.listAddress('agent'));
    await fresh.page.locator('tbody tr').first().waitFor();
    await expect(violations(fresh.page)).resolves.toEqual([]);
  });

  it.each<[string, UserName, string]>([
    ['a call', 'agent', 'c-ac-turn'],
    ['a call that the user may not open', 'agentWithout', 'c-ac-empty-state'],
  ])('%s is accessible', async (_what, user, shown) => {
    await fresh.page.goto(workbench.recordAddress(user, await workbench.recordId(complaint)));
    await fresh.page.locator(shown).first().waitFor();
    await fresh.page.waitForLoadState('networkidle');
    await expect(violations(fresh.page)).resolves.toEqual([]);
  });

  it('nothing is wider than the screen', async () => {
    await fresh.page.goto(workbench.recordAddress('agent', await workbench.recordId(complaint)));
    await fresh.page.locator('c-ac-turn').first().waitFor();
    const overflow = await fresh.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
