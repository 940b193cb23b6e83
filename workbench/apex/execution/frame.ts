import type { InstanceValue, Value } from '../values/value.ts';
import type { Execution } from './execution.ts';

/** One call on the stack. */
export interface Frame {
  readonly execution: Execution;
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

/** Notes where an exception was first seen on its way up, which is the innermost frame. */
export function notePlace(frame: Frame, { exception }: InstanceValue): void {
  if (!exception || exception.stackTrace !== '') return;
  exception.stackTrace = stackTrace(frame);
  exception.lineNumber = frame.line;
}
