import type { Locator, Page } from 'playwright-core';
import type { Workbench } from './console-visit.ts';
import type { PageState } from './page-states.ts';
import { contactIdOf } from './transcript-visit.ts';
import { violationsIn } from './violations.ts';

const VIEWPORTS = { wide: { width: 1366, height: 900 }, narrow: { width: 390, height: 844 } };
const THEMES = ['light', 'dark'] as const;
/** Everything of this package that a page may hold. */
export const CARDS = 'c-ac-recording, c-ac-transcript, c-ac-insights, c-ac-comments, c-ac-chain, c-ac-calls';
/** As a change of the theme that is over: colours are not looked at while they change. */
const showTheme = (theme: string) => `(async () => {
  document.documentElement.dataset.theme = '${theme}';
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const changes = () =>
    document
      .getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect.getTiming().iterations !== Infinity);
  await frame();
  await frame();
  // The end of one may begin another, as where a colour is inherited.
  for (let round = 0; round < 10 && changes().length > 0; round += 1) {
    for (const change of changes()) change.finish();
    await frame();
    await frame();
  }
})()`;
export type Width = keyof typeof VIEWPORTS;
export type Theme = (typeof THEMES)[number];

/** Opens the record page in a state, and resolves when it says what it is to say. */
export async function openState(page: Page, workbench: Workbench, state: PageState): Promise<void> {
  await page.setViewportSize(VIEWPORTS.wide);
  await state.given?.(page);
  const recordId = await workbench.recordId(contactIdOf(state.sample));
  await page.goto(workbench.recordAddress(state.user ?? 'supervisor', recordId) + (state.address ?? ''));
  await page.locator('c-ac-recording').first().waitFor();
  await state.when?.(page);
  for (const words of state.says) await page.getByText(words).first().waitFor();
  await page.evaluate('document.fonts.ready.then(() => true)');
}

/** Looks at the page as it stands at both widths in both themes. */
export async function lookInEveryWay(
  page: Page,
  look: (width: Width, theme: Theme) => Promise<unknown>,
): Promise<void> {
  for (const [width, viewport] of Object.entries(VIEWPORTS)) {
    await page.setViewportSize(viewport);
    for (const theme of THEMES) {
      await page.evaluate(showTheme(theme));
      await look(width as Width, theme);
    }
  }
}

/** What axe finds wrong with the components as they are, at both widths in both themes. */
export async function violationsInEveryWay(page: Page, cards = CARDS): Promise<string[]> {
  const found: string[] = [];
  await lookInEveryWay(page, async (width, theme) => {
    found.push(...(await violationsOf(page.locator(cards), width, theme)));
  });
  return found;
}

/** What axe finds wrong in one of the four ways; a theme changes nothing but colors. */
export async function violationsOf(cards: Locator, width: Width, theme: Theme): Promise<string[]> {
  const found = await violationsIn(cards, theme === 'light' ? 'all' : 'colors');
  return found.map((violation) => `${width}, ${theme}: ${violation}`);
}
