import type { ApexType, FieldMember, MethodMember, TypeDeclaration } from './type.ts';
import { sameType, substitute } from './type.ts';

/** The type, its superclasses and all its interfaces, nearest first, with type arguments carried along. */
export function ancestry(type: ApexType): ApexType[] {
  const { declaration } = type;
  const above = [declaration.superType(), ...declaration.interfaces()].filter((t) => t !== undefined);
  return [type, ...above.flatMap((t) => ancestry(substitute(t, type)))];
}

export function findField(
  type: ApexType,
  name: string,
): { member: FieldMember; through: ApexType } | undefined {
  for (const through of ancestry(type)) {
    const member = through.declaration.ownField(name);
    if (member) return { member, through };
  }
  return undefined;
}

export interface Candidate {
  readonly member: MethodMember;
  /** Where it was found, for the meaning of type parameters. */
  readonly through: ApexType;
}

/** Methods of that name, own and inherited; an overridden one is left out. */
export function findMethods(type: ApexType, name: string): Candidate[] {
  const found: Candidate[] = [];
  for (const through of ancestry(type)) {
    for (const member of through.declaration.ownMethods(name)) {
      if (!found.some((candidate) => sameParameters(candidate.member, member)))
        found.push({ member, through });
    }
  }
  return found;
}

export function sameParameters(a: MethodMember, b: MethodMember): boolean {
  return (
    a.parameters.length === b.parameters.length &&
    a.parameters.every((parameter, i) => {
      const other = b.parameters[i];
      return other !== undefined && sameType(parameter.type, other.type);
    })
  );
}

/** Whether a declaration is, extends or implements another. */
export function descendsFrom(declaration: TypeDeclaration, ancestor: TypeDeclaration): boolean {
  return ancestry({ declaration, args: [] }).some((type) => type.declaration === ancestor);
}
