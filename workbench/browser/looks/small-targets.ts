import type { Locator } from 'playwright-core';

/** What can be pressed or moved, by pointer or finger. */
const TARGETS =
  'button, a[href], input, select, textarea, summary, [role="slider"], [role="switch"], [role="tab"], [role="menuitem"], [tabindex="0"]';

/** The platform's own: a tab is as wide as its word, with room around it. */
const OF_THE_PLATFORM = '.slds-tabs_default__link';

/** CSS pixels that a target measures at least each way, by WCAG 2.2 (2.5.8, AA). */
const LEAST = 24;

/**
 * The targets in a component that are smaller than a finger needs, a line each. Stricter than WCAG: room around a
 * small target does not count. Links within a sentence may be as high as its line, as WCAG has it.
 */
export async function smallTargets(card: Locator): Promise<string[]> {
  const asked = { targets: TARGETS, platform: OF_THE_PLATFORM, least: LEAST };
  return card.locator('*').evaluateAll((elements, { targets, platform, least }) => {
    const { getComputedStyle } = globalThis as unknown as PageWindow;
    return (elements as unknown as Target[]).flatMap((element) => {
      if (!element.matches(targets) || element.matches(platform)) return [];
      if (!element.checkVisibility({ visibilityProperty: true })) return [];
      // A choice is pressed through its label; the control itself may be there for screen readers alone.
      const label = element.labels?.[0];
      const isChoice = element.type === 'radio' || element.type === 'checkbox';
      const pressed = isChoice && label ? label : element;
      const { width, height } = pressed.getBoundingClientRect();
      if (width === 0 || height === 0) return [];
      const sentence = element.parentElement?.textContent.trim();
      const isInSentence =
        element.localName === 'a' &&
        getComputedStyle(element).display === 'inline' &&
        sentence !== element.textContent.trim();
      if (isInSentence || (width >= least - 0.5 && height >= least - 0.5)) return [];
      const name = element.getAttribute('aria-label') ?? element.title ?? '';
      const words = (name || element.textContent.trim()).slice(0, 40);
      return [
        `${element.localName}.${String(element.className)} “${words}” is ${width.toFixed(1)}×${height.toFixed(1)}`,
      ];
    });
  }, asked);
}
type Target = {
  localName: string;
  className: unknown;
  textContent: string;
  title?: string;
  type?: string;
  labels?: ArrayLike<Target>;
  parentElement?: { textContent: string };
  matches(selector: string): boolean;
  getAttribute(name: string): string | null;
  getBoundingClientRect(): { width: number; height: number };
  checkVisibility(options: object): boolean;
};
type PageWindow = { getComputedStyle(element: Target): { display: string } };
