import { PROBLEMS } from '../../middleware/src/contracts/problems.ts';
import {
  OUTCOMES,
  PLAYBACK_STATES,
  RECORD_PROBLEMS,
  RECORDING_STATUSES,
  STATUSES,
  WAVEFORM_STATUSES,
} from '../../middleware/src/contracts/states.ts';
import type { Markers } from '../between-markers.ts';

export const STATE_MARKERS: Markers = {
  begin: '<!-- states: written by npm run contracts -->',
  end: '<!-- end of the states -->',
};
export const OUTCOME_MARKERS: Markers = {
  begin: '<!-- outcomes: written by npm run contracts -->',
  end: '<!-- end of the outcomes -->',
};

/** How an item of a batch can end. */
export function outcomeTable(): string {
  return table(
    ['outcome', 'meaning', 'what the queue does'],
    Object.entries(OUTCOMES).map(([name, { meaning, queue }]) => [code(name), meaning, queue]),
  );
}

/** Every state of a record and of a playback, and every problem. */
export function stateTables(): string {
  const meanings = (states: Record<string, string>) =>
    table(
      ['value', 'meaning'],
      Object.entries(states).map(([name, meaning]) => [code(name), meaning]),
    );
  return [
    '## Status',
    meanings(STATUSES),
    '## Waveform Status',
    meanings(WAVEFORM_STATUSES),
    '## Recording Status',
    meanings(RECORDING_STATUSES),
    '## Problem',
    'Empty where nothing is in the way. `npm run reprocess` works on all records with one of them again.',
    meanings(RECORD_PROBLEMS),
    '## Playback',
    'What the page gets when a user asks for a recording, and the problems of the middleware that lead to it. Any other problem leads to `UNREACHABLE`.',
    table(
      ['state', 'meaning', 'problems'],
      Object.entries(PLAYBACK_STATES).map(([name, state]) => [
        code(name),
        state.meaning,
        'problems' in state ? state.problems.map(code).join(', ') : '',
      ]),
    ),
    '## Problems',
    'The `type` of a problem is `urn:contact-channel-analytics:` and its name. One item of a batch carries the status that it would have alone.',
    table(
      ['problem', 'status', 'title'],
      Object.entries(PROBLEMS).map(([name, { status, title }]) => [code(name), String(status), title]),
    ),
  ].join('\n\n');
}

const code = (text: string): string => `\`${text}\``;

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
