import type { Page, Route } from 'playwright-core';
import type { Conversation } from '../../middleware/src/contracts/conversation-file.ts';
import { loadContacts } from '#samples';
import { Workbench, eventually, type UserName } from './console-visit.ts';

const workbench = new Workbench();

/** The transcript on a page, as a script reads and uses it. */
export class TranscriptVisit {
  readonly #fresh: { readonly page: Page };

  constructor(fresh: { readonly page: Page }) {
    this.#fresh = fresh;
  }

  get page(): Page {
    return this.#fresh.page;
  }
  get element() {
    return this.page.locator('c-ac-transcript');
  }
  get turns() {
    return this.element.locator('c-ac-turn');
  }
  get said() {
    return this.element.locator('.said');
  }
  get search() {
    return this.element.getByRole('searchbox');
  }
  get count() {
    return this.element.locator('c-ac-search-bar [role="status"]');
  }
  get follow() {
    return this.element.getByRole('switch', { name: 'Follow playback' });
  }
  bubble(position: number) {
    return this.element.locator(`c-ac-turn[data-position="${String(position)}"] .bubble`);
  }
  audioTime() {
    return this.page
      .locator('audio')
      .evaluate((audio) => (audio as unknown as { currentTime: number }).currentTime);
  }

  /** Opens a sample's record; `state` is added to the address, as `&locale=de-DE`. */
  async open(sample: string, state = '', user: UserName = 'supervisor'): Promise<void> {
    const recordId = await workbench.recordId(contactIdOf(sample));
    await this.page.goto(workbench.recordAddress(user, recordId) + state);
    await this.turns.first().waitFor();
  }

  /** The same with another conversation in the place of its own. */
  async openWith(sample: string, conversation: Conversation): Promise<void> {
    await this.page.route('**/workbench/apex', (route) => answerWith(route, conversation));
    await this.open(sample);
  }

  /** Whether a turn stands inside what the transcript shows of itself. */
  async isInSight(position: number): Promise<boolean> {
    const list = await this.element.locator('.scroller').boundingBox();
    const turn = await this.bubble(position).boundingBox();
    if (!list || !turn) return false;
    return turn.y >= list.y && turn.y < list.y + list.height;
  }

  async comesIntoSight(position: number): Promise<void> {
    await this.bubble(position).waitFor();
    await eventually(
      () => this.isInSight(position),
      (inSight) => inSight,
    );
  }
}

export function contactIdOf(sample: string): string {
  const found = loadContacts().find(({ name }) => name === sample);
  if (!found) throw new Error(`There is no sample ${sample}.`);
  return String(found.contactRecord.ContactId);
}

/** The conversation of a sample as its file holds it. */
export async function conversationOf(sample: string): Promise<Conversation> {
  const recordId = await workbench.recordId(contactIdOf(sample));
  const { body } = await workbench.callApex('supervisor', 'AC_ConversationController', 'getConversation', {
    recordId,
    part: 1,
  });
  return JSON.parse((body.returnValue as { text: string }).text) as Conversation;
}

async function answerWith(route: Route, conversation: Conversation): Promise<void> {
  const { method } = route.request().postDataJSON() as { method: string };
  if (method !== 'getConversation') return route.continue();
  const returnValue = { text: JSON.stringify(conversation), part: 1, parts: 1, versionId: 'another' };
  await route.fulfill({ json: { returnValue } });
}
