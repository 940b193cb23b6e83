import type { Frame } from '../execution/frame.ts';
import type { Value } from '../values/value.ts';
import type { Expression } from './expression.ts';

/** What a chain of dots gives after a `?.` met null: the rest of the chain is not evaluated. */
export const BROKEN_OFF = Symbol('broken off');

export type Link = Value | typeof BROKEN_OFF;

/** A part of a chain `a?.b.c()`. */
export interface ChainExpression extends Expression {
  link(frame: Frame): Promise<Link>;
}

/** Evaluates a receiver, telling a null value from a chain that was broken off. */
export function evaluateLink(expression: Expression, frame: Frame): Promise<Link> | Link {
  return 'link' in expression ? (expression as ChainExpression).link(frame) : expression.evaluate(frame);
}

/** A chain's next part: runs `next` on the receiver unless the chain is broken off before or here. */
export function chained(
  receiver: Expression,
  isSafe: boolean,
  parts: Omit<Expression, 'evaluate'>,
  next: (frame: Frame, value: Value) => Promise<Value>,
): ChainExpression {
  const link = async (frame: Frame): Promise<Link> => {
    const value = await evaluateLink(receiver, frame);
    if (value === BROKEN_OFF || (isSafe && value === null)) return BROKEN_OFF;
    return next(frame, value);
  };
  const evaluate = async (frame: Frame) => {
    const value = await link(frame);
    return value === BROKEN_OFF ? null : value;
  };
  return { ...parts, link, evaluate };
}
