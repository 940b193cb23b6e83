import type { ExpressionContext, LocalVariableDeclarationContext } from '@apexdevtools/apex-parser';
import { coerce } from '../expressions/conversion.ts';
import type { Scope } from '../expressions/scope.ts';
import { resolveType } from '../types/type-resolver.ts';
import { sequence, type Statement } from './completion.ts';

/** The part of a declaration that local variables share with the variables of a trigger. */
type Locals = Pick<LocalVariableDeclarationContext, 'typeRef' | 'variableDeclarators' | 'modifier_list'>;

/** `Type a = 1, b;` A variable without a value is null each time that its declaration runs. */
export function compileLocals(context: Locals, scope: Scope): Statement {
  const type = resolveType(context.typeRef(), scope.owner, scope.library);
  const isFinal = context.modifier_list().some((modifier) => modifier.getText().toLowerCase() === 'final');
  const parts = context.variableDeclarators().variableDeclarator_list();
  return sequence(
    parts.map((part) => {
      const written = part.expression() as ExpressionContext | null;
      const value = written && coerce(scope.expression(written), type, scope, written);
      const { slot } = scope.declare(part.id().getText(), type, part, isFinal && written !== null);
      return async (frame) => {
        frame.locals[slot] = value ? await value.evaluate(frame) : null;
        return undefined;
      };
    }),
  );
}
