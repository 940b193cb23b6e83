import type { DeclaringClass } from '../types/declaring-class.ts';
import { enter } from './call.ts';
import { executionOf } from './execution.ts';
import type { Frame } from './frame.ts';

/** Runs a class's static initialisers before its first use in the transaction. */
export async function initialiseClass(frame: Frame, declaration: DeclaringClass): Promise<void> {
  const { initialised } = executionOf(frame);
  if (initialised.has(declaration)) return;
  initialised.add(declaration);
  const inside = enter(frame, declaration, '<clinit>', null, []);
  for (const initialise of declaration.staticInitialisers) await initialise(inside);
}
