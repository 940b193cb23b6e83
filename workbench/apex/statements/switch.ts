import type {
  SwitchStatementContext,
  TypeRefContext,
  WhenLiteralContext,
  WhenValueContext,
} from '@apexdevtools/apex-parser';
import type { Frame } from '../execution/frame.ts';
import { unquote } from '../expressions/literals.ts';
import type { Scope } from '../expressions/scope.ts';
import { findField } from '../types/members.ts';
import { nativeType } from '../types/native-registry.ts';
import { resolveType } from '../types/type-resolver.ts';
import { typeName, type ApexType } from '../types/type.ts';
import { equal } from '../values/equality.ts';
import { isInstance } from '../values/runtime-type.ts';
import { EnumValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';
import type { Statement } from './completion.ts';

interface Branch {
  matches(frame: Frame, value: Value): Promise<boolean> | boolean;
  body: Statement;
}

/** `switch on`: the first branch whose value equals, or whose type the value has. Text is matched by its letters. */
export function compileSwitch(context: SwitchStatementContext, scope: Scope): Statement {
  const subject = scope.expression(context.expression());
  const branches = context
    .whenControl_list()
    .map((when) =>
      scope.inBlock(() =>
        compileBranch(when.whenValue(), subject.type, () => scope.block(when.block()), scope),
      ),
    );
  return async (frame) => {
    const value = await subject.evaluate(frame);
    for (const branch of branches) {
      if (await branch.matches(frame, value)) return branch.body(frame);
    }
    return undefined;
  };
}

function compileBranch(
  when: WhenValueContext,
  subject: ApexType,
  body: () => Statement,
  scope: Scope,
): Branch {
  if (when.ELSE()) return { matches: () => true, body: body() };
  const typeRef = when.typeRef() as TypeRefContext | null;
  if (typeRef) {
    const type = resolveType(typeRef, scope.owner, scope.library);
    const { slot } = scope.declare(when.id().getText(), type, when);
    const matches = (frame: Frame, value: Value) => {
      frame.locals[slot] = value;
      return isInstance(value, type);
    };
    return { matches, body: body() };
  }
  const candidates = when.whenLiteral_list().map((literal) => compileCandidate(literal, subject, scope));
  return {
    matches: async (frame, value) => {
      for (const candidate of candidates) {
        if (sameCase(value, await candidate(frame))) return true;
      }
      return false;
    },
    body: body(),
  };
}

function sameCase(a: Value, b: Value): boolean {
  return typeof a === 'string' || typeof b === 'string' || a === null ? a === b : equal(a, b);
}

type Candidate = (frame: Frame) => Promise<Value> | Value;

function compileCandidate(literal: WhenLiteralContext, subject: ApexType, scope: Scope): Candidate {
  const nested = literal.whenLiteral() as WhenLiteralContext | null;
  if (nested) return compileCandidate(nested, subject, scope);
  const text = literal.getText();
  if (literal.NULL()) return () => null;
  if (literal.StringLiteral()) return constant(unquote(text), 'String', subject, literal, scope);
  if (literal.IntegerLiteral()) return constant(signed(text), 'Integer', subject, literal, scope);
  if (literal.LongLiteral())
    return constant(BigInt(signed(text.slice(0, -1))), 'Long', subject, literal, scope);
  if (subject.declaration.kind === 'enum' && literal.qualifiedName())
    return enumConstant(text, subject, literal, scope);
  throw scope.error(literal, `The runner does not support this case: ${text}`);
}

function signed(text: string): number {
  const minus = [...text].filter((letter) => letter === '-').length;
  return Number(text.replace(/[+-]/g, '')) * (minus % 2 === 1 ? -1 : 1);
}

function constant(
  value: Value,
  type: string,
  subject: ApexType,
  place: WhenLiteralContext,
  scope: Scope,
): Candidate {
  const wanted = subject.declaration.name;
  const fits =
    wanted === type || (wanted === 'Long' && type === 'Integer') || wanted === 'Id' || wanted === 'Object';
  if (!fits) throw scope.error(place, `${place.getText()} is no ${typeName(nativeType(wanted))}`);
  return () => value;
}

/** Enum cases are written without their type. */
function enumConstant(name: string, subject: ApexType, place: WhenLiteralContext, scope: Scope): Candidate {
  const found = findField(subject, name);
  if (!found) throw scope.error(place, `${typeName(subject)} has no constant ${name}`);
  return async (frame) => {
    const value = await found.member.read(frame, null);
    return value instanceof EnumValue ? value : null;
  };
}
