import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { Frame } from '../execution/frame.ts';
import type { ClassDeclaration } from '../types/class-declaration.ts';
import { findField } from '../types/members.ts';
import { SObjectDeclaration } from '../types/sobject-declaration.ts';
import { substitute, typeName, typeOf, type ApexType, type FieldMember } from '../types/type.ts';
import { UserField } from '../types/user-field.ts';
import type { Value } from '../values/value.ts';
import { checkAccess } from './access.ts';
import { chained, evaluateLink, type ChainExpression } from './chains.ts';
import { nullPointer, type Assignable, type Expression } from './expression.ts';
import type { QueryExpression } from './queries.ts';
import type { Reference } from './reference.ts';
import type { Scope } from './scope.ts';
import { compileToken } from './tokens.ts';

/** A local variable, or a field of this class or one around it; undefined where the name is neither. */
export function findVariable(
  name: string,
  scope: Scope,
  place: ApexParserRuleContext,
): Assignable | undefined {
  const local = scope.find(name);
  if (local) {
    const { slot, type } = local;
    return {
      type,
      evaluate: (frame) => frame.locals[slot] ?? null,
      isFinalLocal: local.isFinal,
      locate: (frame) => ({
        read: () => frame.locals[slot] ?? null,
        write: (value) => {
          frame.locals[slot] = value;
        },
      }),
    };
  }
  for (let at: ClassDeclaration | undefined = scope.owner; at; at = at.outer) {
    const found = findField(typeOf(at), name);
    if (found && (found.member.isStatic || at === scope.owner)) return ownField(found.member, scope, place);
  }
  return undefined;
}

function ownField(member: FieldMember, scope: Scope, place: ApexParserRuleContext): Assignable {
  if (!member.isStatic && scope.isStatic) {
    throw scope.error(place, `${member.name} belongs to an instance and cannot be used in a static context`);
  }
  checkAccess(member, scope, place);
  // Inside its own get or set block a property's name means the variable behind it.
  if (member instanceof UserField && scope.accessorOf === member) {
    return {
      type: member.type,
      evaluate: (frame) => member.stored(frame, frame.self),
      locate: (frame) => ({
        read: () => member.stored(frame, frame.self),
        write: (value) => {
          member.store(frame, frame.self, value);
        },
      }),
    };
  }
  return {
    type: member.type,
    member,
    evaluate: (frame) => member.read(frame, frame.self),
    locate: (frame) => ({
      read: () => member.read(frame, frame.self),
      write: (value) => member.write?.(frame, frame.self, value),
    }),
  };
}

/** Checks at load time that the member may be written here. */
export function checkWritable(member: FieldMember, scope: Scope, place: ApexParserRuleContext): void {
  if (!member.write) throw scope.error(place, `${member.name} cannot be assigned`);
  if (member instanceof UserField && member.setterAccess)
    checkAccess(member, scope, place, member.setterAccess);
  const inside = member.owner === scope.owner && scope.assignsFinals;
  if (member.isFinal && !inside) {
    throw scope.error(
      place,
      `Final members can only be assigned in their declaration or a constructor: ${member.name}`,
    );
  }
}

/** `expression.name` */
export function compileFieldOf(
  written: Expression,
  name: string,
  isSafe: boolean,
  place: ApexParserRuleContext,
  scope: Scope,
): Expression {
  const receiver = 'single' in written ? (written as QueryExpression).single : written;
  const found = findField(receiver.type, name);
  if (!found || found.member.isStatic) {
    throw scope.error(place, `${typeName(receiver.type)} has no field ${name} that the runner knows`);
  }
  const { member } = found;
  checkAccess(member, scope, place);
  const type = substitute(member.type, found.through);
  const isParentRelationship =
    receiver.type.declaration.kind === 'sobject' && type.declaration.kind === 'sobject';
  const read = async (frame: Frame, value: Value) => {
    if (value === null) return receiver.isParentRelationship ? null : nullPointer();
    return member.read(frame, value);
  };
  const expression = chained(receiver, isSafe, { type, isParentRelationship }, read);
  const assignable: Assignable & ChainExpression = {
    ...expression,
    member,
    locate: async (frame) => {
      const value = await evaluateLink(receiver, frame);
      const target = typeof value === 'symbol' || value === null ? nullPointer() : value;
      return {
        read: () => member.read(frame, target),
        write: (next) => member.write?.(frame, target, next),
      };
    },
  };
  return assignable;
}

/** `Type.name`: a static field, an enum constant, an inner type, a label or a schema token. */
export function compileStaticMember(
  type: ApexType,
  name: string,
  place: ApexParserRuleContext,
  scope: Scope,
): Reference {
  const token = compileToken(type, name, place, scope);
  if (token) return { kind: 'value', expression: token };
  const found = findField(type, name);
  if (found?.member.isStatic) {
    const { member } = found;
    checkAccess(member, scope, place);
    const expression: Assignable = {
      type: member.type,
      member,
      evaluate: (frame) => member.read(frame, null),
      locate: (frame) => ({
        read: () => member.read(frame, null),
        write: (value) => member.write?.(frame, null, value),
      }),
    };
    return { kind: 'value', expression };
  }
  const inner = type.declaration.innerType(name) ?? objectOf(type, name, scope);
  if (inner) return { kind: 'type', type: typeOf(inner) };
  throw scope.error(place, `${typeName(type)} has no static member ${name} that the runner knows`);
}

/** `Schema.Account` is the object Account. */
function objectOf(type: ApexType, name: string, scope: Scope): SObjectDeclaration | undefined {
  return type.declaration.name === 'Schema' ? scope.library.findObject(name) : undefined;
}
