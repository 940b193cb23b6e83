import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The only rule of these whose answer depends on the theme. */
const RULES_OF_COLOR = ['color-contrast'];

type Violation = { id: string; help: string; nodes: { target: string[] }[] };
/** Only the violations leave the page: what passed is much, and is not asked for. */
type Axe = {
  run(context: object, options: object): Promise<{ violations: Violation[] }>;
};
type WithAxe = { axe?: Axe };

/** The platform's own: the menu of a tab set that is too narrow for its tabs is a control within a control. */
const isOfThePlatform = (rule: string, target: readonly unknown[]) =>
  rule === 'nested-interactive' && String(target).includes('lightning-tab-bar');

/** What axe finds wrong with a page by WCAG 2.2 AA, a line each. */
export function violations(page: Page): Promise<string[]> {
  return violationsIn(page.locator('html'));
}

/** The same of some parts of the page together; or only what is wrong with their colors. */
export async function violationsIn(parts: Locator, what: 'all' | 'colors' = 'all'): Promise<string[]> {
  const page = parts.page();
  if (!(await page.evaluate(() => (globalThis as WithAxe).axe !== undefined)))
    await page.evaluate(readFileSync(AXE, 'utf8'));
  return lines(
    await parts.evaluateAll(
      async (include, runOnly) => {
        const { axe } = globalThis as unknown as Required<WithAxe>;
        return (await axe.run({ include }, { runOnly, resultTypes: ['violations'] })).violations;
      },
      what === 'all' ? RULES : RULES_OF_COLOR,
    ),
  );
}

function lines(found: readonly Violation[]): string[] {
  return found.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ target }) => !isOfThePlatform(id, target))
      .map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}
