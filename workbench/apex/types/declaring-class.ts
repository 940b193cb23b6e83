import type { Frame } from '../execution/frame.ts';
import type { TypeDeclaration } from './type.ts';

/** A static or instance initialiser, in the order of the source. */
export type Initialiser = (frame: Frame) => Promise<void>;

/** A class in source, as far as its own members need to know it. */
export interface DeclaringClass extends TypeDeclaration {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly path: string;
  readonly isTest: boolean;
  /** Lines with something to execute, for coverage. */
  readonly executableLines: ReadonlySet<number>;
  readonly staticInitialisers: readonly Initialiser[];
  /** Record sharing while its code runs, by that of the caller. */
  sharingFor(caller: boolean): boolean;
}
