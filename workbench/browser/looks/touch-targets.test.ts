import { CallPageVisit } from '../call-page-visit.ts';
import { Workbench, freshPages } from '../console-visit.ts';
import { PlayerVisit } from '../player-visit.ts';
import { smallTargets } from './small-targets.ts';

const workbench = new Workbench();
const fresh = freshPages({ hasTouch: true });
const visit = new CallPageVisit(workbench, fresh);

/** Everything too small to press on the components of the page, as it stands. */
async function tooSmall(): Promise<string[]> {
  const found = await Promise.all((await visit.cards()).map(smallTargets));
  return [...new Set(found.flat())];
}

describe.each([
  ['a wide screen', { width: 1366, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
])('on %s, whatever can be pressed measures 24 pixels each way', (_name, viewport) => {
  beforeEach(() => fresh.page.setViewportSize(viewport));

  it.each<[string, () => Promise<void>]>([
    ['a call with findings of Contact Lens', () => visit.open('billing-transfer-2')],
    ['a call with a selected stretch', () => visit.open('complaint-resolved', '&c__start=6&c__end=8')],
    ['a chat', () => visit.open('chat-delivery-address')],
    ['a case with several calls', () => visit.openCase()],
  ])('on the page of %s, with all that opens', async (_what, open) => {
    await open();
    await visit.lookAtEverything(async () => {
      expect(await tooSmall()).toEqual([]);
    });
  });

  it('in the list of keys, at a turn that is near, and in a comment that is written', async () => {
    await visit.open('complaint-resolved');
    await visit.transcript.locator('c-ac-turn .bubble').nth(1).hover();
    await fresh.page.locator('c-ac-comments').getByLabel('New comment').click();
    expect(await tooSmall()).toEqual([]);
    await fresh.page.keyboard.press('Escape');
    await new PlayerVisit(fresh.page).press('?');
    await fresh.page.locator('c-ac-shortcuts dialog').getByRole('heading').waitFor();
    expect(await tooSmall()).toEqual([]);
  });
});
