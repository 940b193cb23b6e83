import type { Locator, Page } from 'playwright-core';
import { OBJECT, type Workbench } from './console-visit.ts';
import { contactIdOf } from './transcript-visit.ts';

const CARDS = [
  'c-ac-recording',
  'c-ac-transcript',
  'c-ac-insights',
  'c-ac-comments',
  'c-ac-chain',
  'c-ac-calls',
];

/** A page with all components of a call: of the call itself, or of the case that it is about. */
export class CallPageVisit {
  readonly #workbench: Workbench;
  readonly #fresh: { readonly page: Page };

  constructor(workbench: Workbench, fresh: { readonly page: Page }) {
    this.#workbench = workbench;
    this.#fresh = fresh;
  }

  get page(): Page {
    return this.#fresh.page;
  }
  get transcript(): Locator {
    return this.page.locator('c-ac-transcript');
  }
  get insights(): Locator {
    return this.page.locator('c-ac-insights');
  }

  /** Opens the record of a sample; `state` is added to the address, as `&theme=dark`. */
  async open(sample: string, state = ''): Promise<void> {
    const recordId = await this.#workbench.recordId(contactIdOf(sample));
    await this.#goTo(this.#workbench.recordAddress('supervisor', recordId) + state);
  }

  /** Opens a case with several calls. */
  async openCase(): Promise<void> {
    const soql = `SELECT Id FROM Case WHERE Subject LIKE '%Charged twice%'`;
    const [found] = await this.#workbench.query<{ Id: string }>('administrator', soql);
    if (!found) throw new Error('There is no case about a double charge.');
    const address = this.#workbench.recordAddress('administrator', found.Id);
    await this.#goTo(address.replace(OBJECT, 'Case'));
  }

  async #goTo(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator('c-ac-turn').first().waitFor();
    await this.page.waitForLoadState('networkidle');
  }

  /** The components on the page. */
  async cards(): Promise<Locator[]> {
    const found = await Promise.all(CARDS.map((card) => this.page.locator(card).all()));
    return found.flat();
  }

  /** Opens what the transcript keeps closed: filters, and the legend of its marks. */
  async openPanels(): Promise<void> {
    for (const tool of await this.transcript.locator('.tools .tool[aria-expanded]').all()) await tool.click();
  }

  /** Looks at the page as it opens, with the panels open, and with each tab of the insights in front. */
  async lookAtEverything(look: () => Promise<unknown>): Promise<void> {
    await look();
    await this.openPanels();
    await look();
    for (const tab of await this.insights.getByRole('tab').all()) {
      // Those that have no room are in a menu of the platform's.
      if (!(await tab.isVisible()) || (await tab.textContent())?.startsWith('More')) continue;
      await tab.click();
      await look();
    }
  }
}
