import type { ClassDeclaration } from '../types/class-declaration.ts';
import { enter } from '../types/user-method.ts';
import type { Frame } from './frame.ts';

/** Runs a class's static initialisers before its first use in the transaction. */
export async function initialiseClass(frame: Frame, declaration: ClassDeclaration): Promise<void> {
  const { initialised } = frame.execution;
  if (initialised.has(declaration)) return;
  initialised.add(declaration);
  const inside = enter(frame, declaration, '<clinit>', null, []);
  for (const initialise of declaration.staticInitialisers) await initialise(inside);
}
