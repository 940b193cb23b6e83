import type { DeclaringClass } from '../types/declaring-class.ts';
import { ApexThrow, throwApex } from '../values/exceptions.ts';
import type { InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';
import { depth, stackTrace, type Frame } from './frame.ts';
import { LIMITS } from './limits.ts';

export type Body = (frame: Frame) => Promise<Value>;

/** Runs a body; an exception that leaves it remembers the line that it came from. */
export async function runBody(frame: Frame, body: Body): Promise<Value> {
  try {
    return await body(frame);
  } catch (error) {
    if (error instanceof ApexThrow) notePlace(frame, error.value);
    throw error;
  }
}

/** A new frame on top of the caller's. */
export function enter(
  caller: Frame,
  owner: DeclaringClass,
  name: string,
  self: Value,
  locals: Value[],
): Frame {
  if (depth(caller) >= LIMITS.stackDepth) {
    throwApex('LimitException', `Maximum stack depth reached: ${String(LIMITS.stackDepth + 1)}`);
  }
  return {
    execution: caller.execution,
    caller,
    label: `Class.${owner.name}.${name}`,
    self,
    locals,
    sharing: owner.sharingFor(caller.sharing),
    line: 0,
  };
}

/** Notes where an exception was first seen on its way up, which is the innermost frame. */
export function notePlace(frame: Frame, { exception }: InstanceValue): void {
  if (!exception || exception.stackTrace !== '') return;
  exception.stackTrace = stackTrace(frame);
  exception.lineNumber = frame.line;
}
