import type { Conversation, Skipped } from '../contracts/conversation-file.ts';
import { utf8Length } from './code-points.ts';
import { ANALYSES } from './registry.ts';

/** Bytes of JSON that one list may take of the conversation file's 2 MB, which holds all findings in its first part. */
const LARGEST_LIST = 500_000;

/** Keeps the most frequent findings of very long conversations, and says so, so that the file can hold them. */
export function boundFindings(conversation: Conversation, largest = LARGEST_LIST): Conversation {
  return ANALYSES.reduce((before, { list, code, name }) => {
    const findings = list && before.insights[list];
    const kept = findings && firstWithin(findings, largest);
    if (!findings || kept === findings.length) return before;
    const detail = `${name}: of ${findings.length} found, the ${kept} most frequent are kept.`;
    const skipped: Skipped = { analysis: code, reason: 'too-long', detail };
    const insights = { ...before.insights, [list]: findings.slice(0, kept) };
    return { ...before, insights, skipped: [...before.skipped, skipped] };
  }, conversation);
}

/** How many of the findings fit. */
function firstWithin(findings: readonly unknown[], largest: number): number {
  let room = largest;
  const tooMany = findings.findIndex((finding) => {
    room -= utf8Length(JSON.stringify(finding)) + ','.length;
    return room < 0;
  });
  return tooMany < 0 ? findings.length : tooMany;
}
