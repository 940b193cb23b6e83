import {
  IdPrimaryContext,
  LiteralPrimaryContext,
  PrimaryExpressionContext,
  SoqlPrimaryContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  DotExpressionContext,
  type ApexParserRuleContext,
  type ExpressionContext,
  type PrimaryContext,
} from '@apexdevtools/apex-parser';
import { nativeType } from '../types/native-registry.ts';
import { findType, resolveType } from '../types/type-resolver.ts';
import { typeName, typeOf } from '../types/type.ts';
import { TypeValue } from '../values/instances.ts';
import { compileMethodCall } from './calls.ts';
import type { Expression } from './expression.ts';
import { compileFieldOf, compileStaticMember, findVariable } from './fields.ts';
import { compileLiteral } from './literals.ts';
import { compileQuery } from './queries.ts';
import type { Reference } from './reference.ts';
import type { Scope } from './scope.ts';

const value = (expression: Expression): Reference => ({ kind: 'value', expression });

export function requireValue(reference: Reference, place: ApexParserRuleContext, scope: Scope): Expression {
  if (reference.kind === 'value') return reference.expression;
  throw scope.error(place, `A value is needed here, not the type ${typeName(reference.type)}`);
}

/** Compiles what stands before a dot, where a type is as good as a value. */
export function compileReference(context: ExpressionContext, scope: Scope): Reference {
  if (context instanceof PrimaryExpressionContext) return compilePrimary(context.primary(), scope);
  if (context instanceof DotExpressionContext) return compileDot(context, scope);
  return value(scope.expression(context));
}

export function compilePrimary(context: PrimaryContext, scope: Scope): Reference {
  if (context instanceof LiteralPrimaryContext) return value(compileLiteral(context.literal(), scope));
  if (context instanceof IdPrimaryContext) return compileName(context, scope);
  if (context instanceof SoqlPrimaryContext) return value(compileQuery(context.soqlLiteral(), scope));
  if (context instanceof TypeRefPrimaryContext) {
    const type = resolveType(context.typeRef(), scope.owner, scope.library);
    return value({ type: nativeType('Type'), evaluate: () => new TypeValue(type) });
  }
  if (context instanceof ThisPrimaryContext) {
    requireInstance(context, scope, 'this');
    return value({ type: typeOf(scope.owner), evaluate: (frame) => frame.self });
  }
  if (context instanceof SuperPrimaryContext) {
    requireInstance(context, scope, 'super');
    const type = scope.owner.superType();
    if (!type) throw scope.error(context, `${scope.owner.name} has no superclass`);
    return { kind: 'super', type };
  }
  throw scope.error(context, `The runner does not support this expression: ${context.getText()}`);
}

function requireInstance(place: ApexParserRuleContext, scope: Scope, word: string): void {
  if (scope.isStatic) throw scope.error(place, `${word} cannot be used in a static context`);
}

function compileName(context: IdPrimaryContext, scope: Scope): Reference {
  const name = context.getText();
  const variable = findVariable(name, scope, context);
  if (variable) return value(variable);
  const declaration = findType(name, scope.owner, scope.library);
  if (declaration) return { kind: 'type', type: typeOf(declaration) };
  throw scope.error(context, `Variable or type is unknown, or not supported by the runner: ${name}`);
}

export function compileDot(context: DotExpressionContext, scope: Scope): Reference {
  const receiver = compileReference(context.expression(), scope);
  const call = context.dotMethodCall();
  const isSafe = Boolean(context.QUESTIONDOT());
  if (call) return value(compileMethodCall(receiver, call, isSafe, scope));
  const place = context.anyId();
  const name = place.getText();
  if (receiver.kind === 'type') return compileStaticMember(receiver.type, name, place, scope);
  if (receiver.kind === 'super') throw scope.error(place, 'Only methods can follow super');
  return value(compileFieldOf(receiver.expression, name, isSafe, place, scope));
}
