import { isDeepStrictEqual } from 'node:util';
import type { Result } from './contact-centre.ts';
import type { LookedAtField, RecordView } from './record-view.ts';

/** The files that every transcribed call has, in one version each. */
export const TRANSCRIPT_FILES = {
  'AgentTranscripts.json': 1,
  'Conversation.json': 1,
  'CustomerTranscripts.json': 1,
} as const;

/** The record in a few words: how it stands, what it holds. */
export function shown({ fields, files, conversation }: RecordView, ...more: string[]): string {
  const words = [
    String(fields.Status__c),
    ...(fields.WaveformStatus__c ? [`waveform ${String(fields.WaveformStatus__c)}`] : []),
    ...(conversation ? [`${String(conversation.turns.length)} turns`] : []),
    ...(files.size > 0 ? [`${String(files.size)} files`] : []),
    ...more,
  ];
  return words.join(' · ');
}

/** Fields that must hold: a value, or a text's pattern. */
export type Expectation = Partial<Record<LookedAtField, string | number | boolean | null | RegExp>>;

/** Throws one sentence naming every field that is not as expected. */
export function expectFields({ fields }: RecordView, expected: Expectation): void {
  const wrong = Object.entries(expected).flatMap(([name, value]) => {
    const actual = fields[name] ?? null;
    const holds = value instanceof RegExp ? value.test(String(actual)) : actual === value;
    return holds ? [] : [`${name} is ${quoted(actual)}, not ${quoted(value)}`];
  });
  if (wrong.length > 0) throw new Error(`${wrong.join('; ')}.`);
}

const LONGEST_QUOTE = 160;
const quoted = (value: unknown) =>
  value instanceof RegExp ? `matching ${String(value)}` : JSON.stringify(value).slice(0, LONGEST_QUOTE);

/** Throws where the record has other files, or other numbers of versions. */
export function expectFiles({ files }: RecordView, expected: Readonly<Record<string, number>>): void {
  const actual = Object.fromEntries([...files].sort());
  const wanted = Object.fromEntries(Object.entries(expected).sort());
  if (isDeepStrictEqual(actual, wanted)) return;
  throw new Error(`The files are ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}.`);
}

/** Throws where the middleware answered otherwise. */
export function expectOutcomes(results: readonly Result[], ...expected: string[]): void {
  const actual = results.map(({ outcome }) => outcome);
  if (isDeepStrictEqual(actual, expected)) return;
  const why = results.flatMap(({ problem }) => problem?.detail ?? []).join(' ');
  throw new Error(`The middleware answered ${actual.join(', ')}, not ${expected.join(', ')}. ${why}`);
}

/** Throws the sentence where the condition does not hold. */
export function ensure(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
