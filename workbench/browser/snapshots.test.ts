import type { Page, Route } from 'playwright-core';
import { loadSamples } from '../samples/samples.ts';
import { Workbench, freshPages } from './console-visit.ts';
import { differsFromSnapshot } from './snapshots.ts';

const workbench = new Workbench();
const samples = loadSamples();
const fresh = freshPages({ reducedMotion: 'reduce', timezoneId: 'UTC', locale: 'en-US' });

const WIDE = { width: 1366, height: 900 };
const NARROW = { width: 390, height: 844 };
const EMPTY_STATE = 'c-ac-empty-state';

type State = {
  name: string;
  /** The component that the picture is cut to. */
  card: string;
  sample: string;
  /** What is there once the state is. */
  shows: string;
  /** Before the page opens. */
  given?: (page: Page) => Promise<unknown>;
  /** Once the page stands. */
  when?: (page: Page) => Promise<void>;
};

/** Has the org answer otherwise than it does. */
async function changed(route: Route, change: (answer: never) => void): Promise<void> {
  const response = await route.fetch();
  const json: unknown = await response.json();
  change(json as never);
  await route.fulfill({ response, json });
}

type RecordAnswer = { fields?: Record<string, { value: unknown; displayValue: unknown }> };

const recordWith = (values: Record<string, unknown>) => async (page: Page) =>
  page.route('**/ui-api/records/**', (route) =>
    changed(route, ({ fields }: RecordAnswer) => {
      for (const [name, value] of Object.entries(values))
        if (fields?.[name]) fields[name] = { value, displayValue: value };
    }),
  );

const apexAnswers = (method: string, returnValue: unknown) => async (page: Page) =>
  page.route('**/workbench/apex', (route) =>
    (route.request().postDataJSON() as { method: string }).method === method
      ? route.fulfill({ json: { returnValue } })
      : route.continue(),
  );

const withoutPermissions = async (page: Page) =>
  page.route('**/workbench/session', (route) =>
    changed(route, (session: { customPermissions: string[] }) => {
      session.customPermissions = [];
    }),
  );

const recording = { card: 'c-ac-recording', sample: 'complaint-resolved' };
const transcript = { card: 'c-ac-transcript', sample: 'complaint-resolved' };
const STATES: State[] = [
  { ...recording, name: 'recording-ready', shows: 'c-ac-time-marks .marker' },
  {
    ...recording,
    name: 'recording-unfinished',
    shows: EMPTY_STATE,
    given: recordWith({ Status__c: 'TRANSCRIBING', WaveformStatus__c: 'PENDING', Waveform__c: null }),
  },
  { ...recording, name: 'recording-no-permission', shows: EMPTY_STATE, given: withoutPermissions },
  {
    ...recording,
    name: 'recording-deleted',
    shows: EMPTY_STATE,
    given: recordWith({ RecordingStatus__c: 'DELETED' }),
  },
  {
    ...recording,
    name: 'recording-unreachable',
    shows: EMPTY_STATE,
    given: apexAnswers('getPlayback', { state: 'UNREACHABLE' }),
    when: (page) => page.getByRole('button', { name: 'Play', exact: true }).click(),
  },
  { ...transcript, name: 'transcript-ready', shows: 'c-ac-turn' },
  {
    ...transcript,
    name: 'transcript-search',
    shows: 'mark',
    when: (page) => page.getByRole('searchbox', { name: 'Search in the transcript' }).fill('order'),
  },
  {
    ...transcript,
    name: 'transcript-empty',
    shows: EMPTY_STATE,
    given: apexAnswers('getConversation', { text: null, part: 1, parts: 0, versionId: null }),
  },
  { name: 'transcript-arabic', card: 'c-ac-transcript', sample: 'mawid-lil-siyana', shows: 'c-ac-turn' },
  { name: 'insights-ready', card: 'c-ac-insights', sample: 'complaint-resolved', shows: 'c-ac-sentiment' },
  { name: 'insights-skipped', card: 'c-ac-insights', sample: 'mawid-lil-siyana', shows: 'c-ac-talk-share' },
  { name: 'comments-none', card: 'c-ac-comments', sample: 'praise-short', shows: 'textarea' },
  { name: 'chain', card: 'c-ac-chain', sample: 'billing-transfer-1', shows: '.part.current' },
];

async function show({ sample, card, shows, given, when }: State, theme: string): Promise<void> {
  const { page } = fresh;
  const contactId = samples.find(({ name }) => name === sample)?.contactRecord.ContactId;
  await given?.(page);
  const address = workbench.recordAddress('supervisor', await workbench.recordId(String(contactId)));
  await page.goto(`${address}&theme=${theme}`);
  await page.locator(card).waitFor();
  await when?.(page);
  await page.locator(`${card} ${shows}`).first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe.each(['light', 'dark'])('what is seen in the %s theme', (theme) => {
  it.each(STATES.map((state) => [state.name, state] as const))('%s', async (name, state) => {
    await fresh.page.setViewportSize(WIDE);
    await show(state, theme);
    const card = fresh.page.locator(state.card);
    const wide = await differsFromSnapshot(card, `${name}.wide.${theme}`);
    await fresh.page.setViewportSize(NARROW);
    const narrow = await differsFromSnapshot(card, `${name}.narrow.${theme}`);
    expect([wide, narrow]).toEqual([null, null]);
  });
});
