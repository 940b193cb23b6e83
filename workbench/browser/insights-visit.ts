import type { Locator, Page } from 'playwright-core';
import { Workbench, eventually } from './console-visit.ts';
import { PlayerVisit } from './player-visit.ts';
import { contactIdOf } from './transcript-visit.ts';

const workbench = new Workbench();
/** The player goes on while the time is read. */
const PLAYED_SINCE = 8;

/** The insights on a record page, as a reader uses them. */
export class InsightsVisit {
  readonly #fresh: { readonly page: Page };

  constructor(fresh: { readonly page: Page }) {
    this.#fresh = fresh;
  }

  get page(): Page {
    return this.#fresh.page;
  }
  get element(): Locator {
    return this.page.locator('c-ac-insights');
  }
  /** What was mentioned under a heading, each a button where it leads somewhere. */
  mentions(heading: string): Locator {
    return this.element.getByRole('list', { name: heading, exact: true }).locator('.mention');
  }
  audioTime(): Promise<number> {
    return new PlayerVisit(this.page).time();
  }

  /** Opens a tab of the insights on a sample's record. */
  async open(sample: string, tab: string): Promise<void> {
    const recordId = await workbench.recordId(contactIdOf(sample));
    await this.page.goto(workbench.recordAddress('agent', recordId));
    await this.element.getByRole('tab', { name: tab }).click();
  }

  /** Resolves when the playback has gone to a time, in seconds, which it is soon beyond. */
  async playsFrom(seconds: number): Promise<void> {
    await eventually(
      () => this.audioTime(),
      (time) => time >= seconds - 0.05 && time < seconds + PLAYED_SINCE,
    );
  }
}
