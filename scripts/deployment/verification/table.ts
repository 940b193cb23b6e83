import type { Unsettled } from './unsettled.ts';

export type Verdict = 'same' | 'different' | 'not asked' | 'failed';
export type Row = Unsettled & { answer: string; verdict: Verdict };

const HEAD = `# What the org answered

Written by \`scripts/verify-org\`. It holds no names of people, hosts, ids or tokens, so that it can be handed on as it is.

`;

/** The table as Markdown, what differs first. */
export function tableOf(rows: readonly Row[], facts: { kind: string; version: string }): string {
  const order: Verdict[] = ['different', 'failed', 'same', 'not asked'];
  const counts = order.map((verdict) => `${String(countOf(rows, verdict))} ${verdict}`).join(', ');
  const sorted = order.flatMap((verdict) => rows.filter((row) => row.verdict === verdict));
  const lines = sorted.map(({ id, question, answer, assumed, verdict }) =>
    [id, question, answer, assumed, verdict].map((cell) => escaped(withoutPrivateData(cell))).join(' | '),
  );
  return (
    `${HEAD}- org: ${facts.kind}\n- package: ${facts.version}\n- result: ${counts}\n\n` +
    '| id | question | what the org answered | what the local org assumes | same or not |\n| --- | --- | --- | --- | --- |\n' +
    lines.map((line) => `| ${line} |\n`).join('')
  );
}

export const countOf = (rows: readonly Row[], verdict: Verdict): number =>
  rows.filter((row) => row.verdict === verdict).length;

const PRIVATE: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<address>'],
  [/https?:\/\/[^\s|)"'<>]+/g, '<url>'],
  [/\b(?:[\w-]+\.)+(?:com|net|org|mil|io|dev|example)\b/g, '<host>'],
  [/\b(?=[a-zA-Z0-9]*\d)[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b/g, '<id>'],
  [/[\w!.-]{60,}/g, '<token>'],
];

/** A text without what belongs to the org alone: addresses, hosts, ids and tokens. */
export function withoutPrivateData(text: string): string {
  return PRIVATE.reduce((left, [pattern, word]) => left.replaceAll(pattern, word), text);
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
