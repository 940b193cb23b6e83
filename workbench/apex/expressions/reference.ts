import type { ApexType } from '../types/type.ts';
import type { Expression } from './expression.ts';

/** What a name can stand for: a value, a type (whose static members may follow), or the superclass's part. */
export type Reference =
  | { kind: 'value'; expression: Expression }
  | { kind: 'type'; type: ApexType }
  | { kind: 'super'; type: ApexType };
