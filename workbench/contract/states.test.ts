import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  PLAYBACK_STATES,
  playbackStateByProblem,
  RECORD_PROBLEMS,
  RECORDING_STATUSES,
  STATUSES,
  UNFINISHED_STATUSES,
  WAVEFORM_STATUSES,
} from '../../middleware/src/contracts/states.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../../force-app');

/** The one file of this name in the package, wherever its folder is. */
function source(name: string): string {
  const [file, ...others] = globSync(`**/${name}`, { cwd: PACKAGE });
  if (file === undefined || others.length > 0) throw new Error(`${name} is not there once.`);
  return readFileSync(path.join(PACKAGE, file), 'utf8');
}

/** What is between an opening and the next closing text of a file. */
function between(text: string, opening: string, closing: string): string {
  const [, rest] = text.split(opening);
  if (rest === undefined) throw new Error(`There is no “${opening}”.`);
  return rest.slice(0, rest.indexOf(closing));
}

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

const PICKLISTS: [string, object][] = [
  ['Status__c', STATUSES],
  ['WaveformStatus__c', WAVEFORM_STATUSES],
  ['RecordingStatus__c', RECORDING_STATUSES],
  ['Problem__c', RECORD_PROBLEMS],
];

describe('the contract of states', () => {
  it.each(PICKLISTS)('names every value of the picklist %s', (field, states) => {
    const metadata = source(`AC_Contact_Channel_Analytics__c/fields/${field}.field-meta.xml`);

    const values = matches(metadata, /<value>\s*<fullName>(\w+)<\/fullName>/g);

    expect(values).toEqual(Object.keys(states));
  });

  it('is the enumeration that Apex answers with', () => {
    const states = matches(between(source('AC_Playback.cls'), 'enum PlaybackState {', '}'), /(\w+)/g);

    expect(states).toEqual(Object.keys(PLAYBACK_STATES));
  });

  it('tells each problem as the state that Apex makes of it', () => {
    const map = between(source('AC_MiddlewareClient.cls'), 'STATE_BY_PROBLEM = new Map', ';');

    const pairs = [...map.matchAll(/'([\w-]+)' => AC_Playback\.PlaybackState\.(\w+)/g)];

    expect(Object.fromEntries(pairs.map(([, problem, state]) => [problem, state]))).toEqual(
      playbackStateByProblem(),
    );
  });

  it.each(['AC_PlaybackController.cls', 'AC_MiddlewareClient.cls', 'AC_RecordingAccess.cls'])(
    'has every state that %s names',
    (name) => {
      const named = matches(source(name), /PlaybackState\.([A-Z_]+)/g);

      expect(named).not.toEqual([]);
      expect(Object.keys(PLAYBACK_STATES)).toEqual(expect.arrayContaining(named));
    },
  );

  it('has words and an icon on the page for every refusal', () => {
    const refusals = Object.keys(PLAYBACK_STATES).filter((state) => state !== 'READY');
    const words = matches(between(source('acStates/words.js'), 'export const words = {', '};'), /(\w+): \{/g);
    const icons = matches(between(source('acStates/acStates.js'), 'const ICONS = {', '};'), /(\w+): '/g);

    expect(words).toEqual(expect.arrayContaining(refusals));
    expect([...icons].sort()).toEqual([...words].sort());
  });

  it('finishes on the page where reconciliation has nothing left to do', () => {
    const finished = matches(between(source('acStates/acStates.js'), 'FINISHED = new Set(', ')'), /'(\w+)'/g);
    const unfinished: readonly string[] = UNFINISHED_STATUSES;

    expect(finished).toEqual(Object.keys(STATUSES).filter((status) => !unfinished.includes(status)));
  });
});
