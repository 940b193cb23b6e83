import type { Value } from '../values/value.ts';

/** One call on the stack. */
export interface Frame {
  /** The transaction that it belongs to; `executionOf` tells what is in it. */
  readonly execution: object;
  readonly caller: Frame | undefined;
  /** What a stack trace calls it: `Class.AC_Playback.getPlayback`. */
  readonly label: string;
  readonly self: Value;
  /** Parameters and local variables by the slot that the compiler gave them. */
  readonly locals: Value[];
  /** Whether record sharing applies (`with sharing`, also inherited from the caller). */
  readonly sharing: boolean;
  line: number;
}

/** The stack as Apex prints it, innermost call first. */
export function stackTrace(frame: Frame): string {
  const lines: string[] = [];
  for (let at: Frame | undefined = frame; at; at = at.caller) {
    if (at.line > 0) lines.push(`${at.label}: line ${String(at.line)}, column 1`);
  }
  return lines.join('\n');
}

export function depth(frame: Frame): number {
  let count = 0;
  for (let at: Frame | undefined = frame; at; at = at.caller) count += 1;
  return count;
}
