import { Workbench, freshPages } from '../console-visit.ts';
import { MAIN_STATES, type PageState } from '../page-states.ts';
import { differsFromSnapshot } from './snapshots.ts';
import { CARDS, lookInEveryWay, openState, violationsOf } from '../state-visit.ts';

const workbench = new Workbench();
const fresh = freshPages({ reducedMotion: 'reduce', timezoneId: 'UTC', locale: 'en-US' });

const RECORDING = 'c-ac-recording';
const TRANSCRIPT = 'c-ac-transcript';
const INSIGHTS = 'c-ac-insights';
const COMMENTS = 'c-ac-comments';
const CHAIN = 'c-ac-chain';

/** Which components are kept as pictures in which state: name of the picture and the component. */
const PICTURES: [PageState, Record<string, string>][] = [
  [
    MAIN_STATES.ready,
    { 'recording-ready': RECORDING, 'transcript-ready': TRANSCRIPT, 'insights-ready': INSIGHTS },
  ],
  [MAIN_STATES.search, { 'transcript-search': TRANSCRIPT }],
  [
    MAIN_STATES.unfinished,
    {
      'recording-unfinished': RECORDING,
      'transcript-unfinished': TRANSCRIPT,
      'insights-unfinished': INSIGHTS,
    },
  ],
  [MAIN_STATES.noPermission, { 'recording-no-permission': RECORDING }],
  [MAIN_STATES.deleted, { 'recording-deleted': RECORDING, 'transcript-failed': TRANSCRIPT }],
  [MAIN_STATES.unreachable, { 'recording-unreachable': RECORDING }],
  [MAIN_STATES.empty, { 'recording-none': RECORDING, 'transcript-none': TRANSCRIPT }],
  [MAIN_STATES.arabic, { 'transcript-arabic': TRANSCRIPT, 'insights-arabic': INSIGHTS }],
  [MAIN_STATES.japanese, { 'transcript-japanese': TRANSCRIPT, 'insights-japanese': INSIGHTS }],
  [MAIN_STATES.contactLens, { 'insights-contact-lens': INSIGHTS }],
  [MAIN_STATES.chat, { 'transcript-chat': TRANSCRIPT }],
  [MAIN_STATES.comments, { comments: COMMENTS }],
  [MAIN_STATES.chain, { chain: CHAIN, 'comments-none': COMMENTS }],
];

describe('what is seen at both widths in both themes, and accessible:', () => {
  it.each(PICTURES.map(([state, cards]) => [state.name, state, cards] as const))(
    '%s',
    async (_name, state, cards) => {
      const { page } = fresh;
      await openState(page, workbench, state);
      await page.waitForLoadState('networkidle');
      const problems: (string | null)[] = [];
      await lookInEveryWay(page, async (width, theme) => {
        for (const [name, card] of Object.entries(cards))
          problems.push(await differsFromSnapshot(page.locator(card), `${name}.${width}.${theme}`));
        problems.push(...(await violationsOf(page.locator(CARDS), width, theme)));
      });
      expect(problems.filter(Boolean)).toEqual([]);
    },
  );
});
