import type { Frame } from '../execution/frame.ts';
import type { Value } from '../values/value.ts';

/** How a statement ended: undefined means that the next one follows. */
export type Completion = undefined | 'break' | 'continue' | { returned: Value };

export type Statement = (frame: Frame) => Promise<Completion>;

export const isReturn = (completion: Completion): completion is { returned: Value } =>
  typeof completion === 'object';

/** One statement after another, until one of them ends it. */
export function sequence(statements: readonly Statement[]): Statement {
  return async (frame) => {
    for (const statement of statements) {
      const completion = await statement(frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}
