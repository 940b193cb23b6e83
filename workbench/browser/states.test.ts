import { Workbench, USERS, freshPages } from './console-visit.ts';
import { OTHER_STATES, PLAYBACK_PROBLEMS, play } from './page-states.ts';
import { openState, violationsInEveryWay } from './state-visit.ts';

const workbench = new Workbench();
const fresh = freshPages({ reducedMotion: 'reduce', timezoneId: 'UTC' });

/** The main states are held by their pictures as well. */
describe('every state says what is the matter, accessibly at both widths in both themes:', () => {
  it.each(OTHER_STATES.map((state) => [state.name, state] as const))('%s', async (_name, state) => {
    await openState(fresh.page, workbench, state);
    expect(await violationsInEveryWay(fresh.page)).toEqual([]);
  });

  it('each way in which the recording cannot be played', async () => {
    let answer = '';
    await openState(fresh.page, workbench, {
      name: 'playback',
      sample: 'praise-short',
      given: (page) =>
        page.route('**/workbench/apex', (route) =>
          (route.request().postDataJSON() as { method: string }).method === 'getPlayback'
            ? route.fulfill({ json: { returnValue: { state: answer } } })
            : route.fallback(),
        ),
      says: [],
    });
    for (const [state, title] of PLAYBACK_PROBLEMS) {
      answer = state;
      await play(fresh.page);
      await fresh.page.locator('c-ac-recording').getByText(title, { exact: true }).waitFor();
      expect([state, await violationsInEveryWay(fresh.page, 'c-ac-recording')]).toEqual([state, []]);
    }
  });

  it.each<[string, { status?: number; json: unknown }]>([
    ['No calls yet', { json: { returnValue: [] } }],
    [
      "Couldn't search for calls",
      { status: 500, json: { message: 'This component looks for calls by a field that is not there.' } },
    ],
  ])('on the page of a case: %s', async (title, answer) => {
    await fresh.page.route('**/workbench/apex', (route) =>
      (route.request().postDataJSON() as { method: string }).method === 'findCalls'
        ? route.fulfill(answer)
        : route.fallback(),
    );
    const [found] = await workbench.query<{ Id: string }>('administrator', 'SELECT Id FROM Case LIMIT 1');
    const user = encodeURIComponent(USERS.administrator);
    await fresh.page.goto(`${workbench.url}/lightning/r/Case/${String(found?.Id)}/view?user=${user}`);
    await fresh.page.locator('c-ac-recording').getByText(title).waitFor();
    expect(await violationsInEveryWay(fresh.page)).toEqual([]);
  });

  it('in the page builder', async () => {
    const user = encodeURIComponent(USERS.administrator);
    await fresh.page.goto(`${workbench.url}/lightning/builder/Case?user=${user}`);
    await fresh.page.locator('c-ac-recording').getByText('A call will be shown here').waitFor();
    expect(await violationsInEveryWay(fresh.page)).toEqual([]);
  });
});
