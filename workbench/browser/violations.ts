import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type AxeResult = { violations: { id: string; help: string; nodes: { target: string[] }[] }[] };

/** The platform's own: the menu of a tab set that is too narrow for its tabs is a control within a control. */
const isOfThePlatform = (rule: string, target: readonly unknown[]) =>
  rule === 'nested-interactive' && String(target).includes('lightning-tab-bar');

/** What axe finds wrong with a page by WCAG 2.2 AA, a line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return lines(
    (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`)) as AxeResult,
  );
}

/** The same of some parts of the page together. */
export async function violationsIn(parts: Locator): Promise<string[]> {
  await parts.page().evaluate(readFileSync(AXE, 'utf8'));
  return lines(
    await parts.evaluateAll(
      (include, runOnly) =>
        (globalThis as unknown as { axe: Axe }).axe.run({ include }, { runOnly }) as Promise<AxeResult>,
      RULES,
    ),
  );
}
type Axe = { run(context: object, options: object): Promise<unknown> };

function lines({ violations: found }: AxeResult): string[] {
  return found.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ target }) => !isOfThePlatform(id, target))
      .map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}
