import type { Locator, Page } from 'playwright-core';
import { eventually } from './console-visit.ts';

type Audio = { currentTime: number; paused: boolean; playbackRate: number; muted: boolean; src: string };

export const isRecording = (url: URL) => url.pathname.includes('northwind-connect-recordings');

/** The player on the tab that is in front, or on another tab. */
export class PlayerVisit {
  readonly page: Page;
  readonly #tab: string;

  constructor(page: Page, tab = '[data-record-tab]:visible') {
    this.page = page;
    this.#tab = tab;
  }

  get card(): Locator {
    return this.page.locator(this.#tab).locator('c-ac-recording');
  }

  button(name: string | RegExp): Locator {
    return this.card.getByRole('button', { name, exact: true });
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.button('Play').waitFor();
  }

  async play(): Promise<void> {
    await this.button('Play').click();
    await this.isMoving();
  }

  /** Resolves when there is sound: the audio's own time goes on. */
  async isMoving(): Promise<void> {
    const from = await this.time();
    await eventually(
      () => this.time(),
      (time) => time > from + 0.2,
      20_000,
    );
  }

  async audio(): Promise<Audio> {
    return this.card.locator('audio').evaluate((element) => {
      const { currentTime, paused, playbackRate, muted, src } = element as unknown as Audio;
      return { currentTime, paused, playbackRate, muted, src };
    });
  }

  async time(): Promise<number> {
    return (await this.audio()).currentTime;
  }

  /** Presses a key with the focus in the player. */
  async press(key: string, times = 1): Promise<void> {
    await this.button(/^(Play|Pause)$/).focus();
    for (let count = 0; count < times; count += 1) await this.page.keyboard.press(key);
  }

  /** Waits until the player says something under this title. */
  async says(title: string): Promise<string | null> {
    await this.notice(title).waitFor();
    return this.notice(title).textContent();
  }

  notice(title: string): Locator {
    return this.card.locator('c-ac-empty-state').getByText(title, { exact: true });
  }
}
