import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import { ancestry, sameParameters } from '../types/members.ts';
import { sameType, typeOf, type MethodMember } from '../types/type.ts';
import { UserMethod } from '../types/user-method.ts';
import { errorAt } from './parse-source.ts';

/** A method that replaces an inherited one must say so, and the inherited one must allow it. */
export function checkOverride(method: UserMethod, place: ApexParserRuleContext): void {
  const { owner } = method;
  const fail = (problem: string) => errorAt(owner.path, place, `${owner.name}.${method.name} ${problem}`);
  const twin = owner.ownMethods(method.name).filter((other) => sameParameters(other, method));
  if (twin.length > 1) throw fail('is declared twice with the same parameters');
  if (method.isStatic) return;
  const inherited = inheritedMethod(method);
  if (!inherited) {
    if (method.modifiers.isOverride) throw fail('overrides nothing');
    return;
  }
  if (!sameType(inherited.returnType, method.returnType))
    throw fail('returns another type than what it overrides');
  const isClassMethod = inherited instanceof UserMethod && inherited.owner.kind === 'class';
  if (!isClassMethod || inherited.access === 'private') return;
  if (!inherited.modifiers.isVirtual && !inherited.isAbstract && !inherited.modifiers.isOverride) {
    throw fail('overrides a method that is not virtual');
  }
  if (!method.modifiers.isOverride) throw fail('must be declared override');
}

function inheritedMethod(method: UserMethod): MethodMember | undefined {
  const [, ...above] = ancestry(typeOf(method.owner));
  for (const { declaration } of above) {
    const found = declaration.ownMethods(method.name).find((other) => sameParameters(other, method));
    if (found) return found;
  }
  return undefined;
}
