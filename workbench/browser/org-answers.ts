import type { Page, Route } from 'playwright-core';

/** What Playwright says of an answer that came after its page had been closed. */
const PAGE_IS_GONE = /has been (?:disposed|closed)/;

/** Has the org answer otherwise than it does. A page that refreshes may be closed before its answer has come. */
async function changed(route: Route, change: (answer: never) => void): Promise<void> {
  try {
    const response = await route.fetch();
    const json: unknown = await response.json();
    change(json as never);
    await route.fulfill({ response, json });
  } catch (error) {
    if (!PAGE_IS_GONE.test((error as Error).message)) throw error;
  }
}

type RecordAnswer = { fields?: Record<string, { value: unknown; displayValue: unknown }> };

/** The call's record has other values. */
export const recordWith = (values: Record<string, unknown>) => (page: Page) =>
  page.route('**/ui-api/records/**', (route) =>
    changed(route, ({ fields }: RecordAnswer) => {
      for (const [name, value] of Object.entries(values))
        if (fields?.[name]) fields[name] = { value, displayValue: value };
    }),
  );

/** A method of Apex returns another value. */
export const apexAnswers = (method: string, returnValue: unknown) => (page: Page) =>
  page.route('**/workbench/apex', (route) =>
    (route.request().postDataJSON() as { method: string }).method === method
      ? route.fulfill({ json: { returnValue } })
      : route.fallback(),
  );

/** The conversation is another than the file's. */
export const conversationWith = (change: (conversation: Record<string, unknown>) => void) => (page: Page) =>
  page.route('**/workbench/apex', async (route) => {
    if ((route.request().postDataJSON() as { method: string }).method !== 'getConversation')
      return route.fallback();
    return changed(route, ({ returnValue }: { returnValue: { text: string; versionId: string } }) => {
      const conversation = JSON.parse(returnValue.text) as Record<string, unknown>;
      change(conversation);
      returnValue.text = JSON.stringify(conversation);
      returnValue.versionId = 'another';
    });
  });

/** What Apex answers where there is no conversation. */
export const NO_CONVERSATION = { text: null, part: 1, parts: 0, versionId: null };
export const withoutConversation = apexAnswers('getConversation', NO_CONVERSATION);

/** The user has none of the package's custom permissions. */
export const withoutPermissions = (page: Page) =>
  page.route('**/workbench/session', (route) =>
    changed(route, (session: { customPermissions: string[] }) => {
      session.customPermissions = [];
    }),
  );

/** Several of them. */
export const all =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };
