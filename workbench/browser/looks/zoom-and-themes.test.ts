import { CallPageVisit } from '../call-page-visit.ts';
import { Workbench, eventually, freshPages } from '../console-visit.ts';
import { cutOff, sidewaysScroll } from './cut-off.ts';
import { PlayerVisit } from '../player-visit.ts';
import { violations } from '../violations.ts';

const WITH_FINDINGS = 'billing-transfer-2';
const CHAT = 'chat-delivery-address';
const ARABIC = 'mawid-lil-siyana';
const workbench = new Workbench();

const PAGES: [string, (visit: CallPageVisit) => Promise<void>][] = [
  ['a call', (visit) => visit.open(WITH_FINDINGS)],
  ['a chat', (visit) => visit.open(CHAT)],
  ['a case', (visit) => visit.openCase()],
];

describe.each([
  ['a window of 1366 pixels zoomed to 200 %', { width: 683, height: 450 }],
  ['a window of 1280 pixels zoomed to 400 %', { width: 320, height: 450 }],
])('in %s', (_name, viewport) => {
  const fresh = freshPages({ deviceScaleFactor: 2 });
  const visit = new CallPageVisit(workbench, fresh);
  beforeEach(() => fresh.page.setViewportSize(viewport));

  it.each(PAGES)('nothing of the page of %s is cut off, or scrolls sideways', async (_what, open) => {
    await open(visit);
    await visit.lookAtEverything(async () => {
      expect(await sidewaysScroll(fresh.page)).toBeLessThanOrEqual(0);
      for (const card of await visit.cards()) expect(await cutOff(card)).toEqual([]);
    });
  });

  it('a call is played, searched, and its insights are leafed through', async () => {
    await visit.open(WITH_FINDINGS);
    await new PlayerVisit(fresh.page).play();
    await visit.transcript.getByRole('searchbox').fill('reason');
    await visit.transcript.locator('mark.current').waitFor();
    const shown = () => visit.insights.getByRole('tabpanel').innerText();
    const before = await shown();
    const tab = visit.insights.getByRole('tab', { name: 'Topics' });
    if (!(await tab.isVisible())) {
      await visit.insights.getByRole('button', { name: /^More/ }).click();
      await visit.insights.getByRole('menuitem', { name: 'Topics' }).click();
    } else await tab.click();
    await eventually(shown, (text) => text !== before);
    expect(fresh.visit.errors).toEqual([]);
  });
});

describe('in the dark theme', () => {
  const fresh = freshPages();
  const visit = new CallPageVisit(workbench, fresh);

  it.each([
    ['a call with findings of Contact Lens', WITH_FINDINGS, ''],
    ['a call from right to left', ARABIC, '&direction=rtl&locale=ar-EG'],
    ['a chat', CHAT, ''],
  ])('%s is accessible with all that opens', async (_what, sample, state) => {
    await visit.open(sample, `${state}&theme=dark`);
    await visit.lookAtEverything(async () => {
      expect(await violations(fresh.page)).toEqual([]);
    });
  });

  it('the list of keys is accessible', async () => {
    await visit.open(WITH_FINDINGS, '&theme=dark');
    await new PlayerVisit(fresh.page).press('?');
    await fresh.page.locator('c-ac-shortcuts dialog').getByRole('heading').waitFor();
    await expect(violations(fresh.page)).resolves.toEqual([]);
  });
});

describe('for who wants less motion', () => {
  /** Keeps in the page how each scrolling was asked for. */
  const KEEP_SCROLLS = `
    const scrollTo = Element.prototype.scrollTo;
    globalThis.scrolls = [];
    Element.prototype.scrollTo = function (options) {
      globalThis.scrolls.push(options?.behavior);
      return scrollTo.apply(this, arguments);
    };`;

  describe.each(['reduce', 'no-preference'] as const)('(%s)', (reducedMotion) => {
    const fresh = freshPages({ reducedMotion });
    const visit = new CallPageVisit(workbench, fresh);
    const expected = reducedMotion === 'reduce' ? 'auto' : 'smooth';

    it(`the transcript is scrolled in the way ${expected} when turns are chosen`, async () => {
      await fresh.page.addInitScript(KEEP_SCROLLS);
      await visit.open(WITH_FINDINGS);
      const scrolls = async () => (await fresh.page.evaluate('scrolls')) as string[];
      await eventually(
        async () => {
          await new PlayerVisit(fresh.page).button('Next turn').click();
          return scrolls();
        },
        (found) => found.length > 0,
      );
      expect(new Set(await scrolls())).toEqual(new Set([expected]));
    });
  });
});
