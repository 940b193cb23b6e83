import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type AxeResult = { violations: { id: string; help: string; nodes: { target: string[] }[] }[] };

/** The platform's own: the menu of a tab set that is too narrow for its tabs is a control within a control. */
const isOfThePlatform = (rule: string, target: readonly unknown[]) =>
  rule === 'nested-interactive' && String(target).includes('lightning-tab-bar');

/** What axe finds wrong with a page by WCAG 2.2 AA, a line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const { violations: found } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as AxeResult;
  return found.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ target }) => !isOfThePlatform(id, target))
      .map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}
