import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import { ClassDeclaration } from '../types/class-declaration.ts';
import { descendsFrom } from '../types/members.ts';
import type { Access, FieldMember, MethodMember } from '../types/type.ts';
import type { Scope } from './scope.ts';

/** Refuses a member that code at this place may not see. */
export function checkAccess(
  member: FieldMember | MethodMember,
  scope: Scope,
  place: ApexParserRuleContext,
  access: Access = member.access,
): void {
  const { owner } = member;
  if (!(owner instanceof ClassDeclaration) || access === 'public' || access === 'global') return;
  if (owner.outermost === scope.owner.outermost) return;
  if (access === 'protected' && descendsFrom(scope.owner, owner)) return;
  if (member.isTestVisible && scope.owner.isTest) return;
  throw scope.error(place, `${owner.name}.${member.name} is ${access} and not visible here`);
}
