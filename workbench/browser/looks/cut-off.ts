import type { Locator, Page } from 'playwright-core';

/** How far the page can be scrolled sideways, in CSS pixels. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return (await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )) as number;
}

/**
 * What of a component cannot be seen as a whole, a line each: what stands out of it sideways, and what hides
 * or scrolls its own content sideways. Tables and charts may scroll, as WCAG 1.4.10 has it.
 */
export async function cutOff(card: Locator): Promise<string[]> {
  const frame = await card.boundingBox();
  if (!frame) return [];
  return card.locator('*').evaluateAll((elements, { x, width }) => {
    const { getComputedStyle, innerWidth } = globalThis as unknown as PageWindow;
    const right = Math.min(x + width, innerWidth);
    return (elements as unknown as PageElement[]).flatMap((element) => {
      const box = element.getBoundingClientRect();
      // One pixel is what is there for screen readers alone.
      if (box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true }))
        return [];
      const name = `${element.localName}.${String(element.className)} “${element.textContent.trim().slice(0, 40)}”`;
      if (box.left < x - 1 || box.right > right + 1) return [`${name} stands out`];
      const { overflowX } = getComputedStyle(element);
      const isFull = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
      return isFull && overflowX !== 'visible' && !element.querySelector('table, svg')
        ? [`${name} is ${overflowX} at ${String(element.clientWidth)} of ${String(element.scrollWidth)}`]
        : [];
    });
  }, frame);
}
type PageElement = {
  localName: string;
  className: unknown;
  textContent: string;
  clientWidth: number;
  scrollWidth: number;
  getBoundingClientRect(): { left: number; right: number; width: number; height: number };
  checkVisibility(options: object): boolean;
  querySelector(selector: string): unknown;
};
type PageWindow = {
  innerWidth: number;
  getComputedStyle(element: PageElement): { overflowX: string };
};
