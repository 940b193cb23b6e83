import type {
  ApexParserRuleContext,
  DotMethodCallContext,
  ExpressionContext,
  ExpressionListContext,
  MethodCallContext,
} from '@apexdevtools/apex-parser';
import type { Frame } from '../execution/frame.ts';
import { checkHeap, isLarge } from '../execution/heap.ts';
import { chooseOverload } from '../types/assignability.ts';
import type { ClassDeclaration } from '../types/class-declaration.ts';
import { findMethods, type Candidate } from '../types/members.ts';
import { substitute, typeName, typeOf, type ApexType } from '../types/type.ts';
import { UserMethod } from '../types/user-method.ts';
import type { Value } from '../values/value.ts';
import { checkAccess } from './access.ts';
import { chained } from './chains.ts';
import { coerce } from './conversion.ts';
import { nullPointer, type Expression } from './expression.ts';
import type { Reference } from './reference.ts';
import type { Scope } from './scope.ts';

export interface Call {
  readonly candidate: Candidate;
  readonly returnType: ApexType;
  readonly values: (frame: Frame) => Promise<Value[]>;
}

/** The chosen method with its arguments converted, or a load error that names what was looked for. */
export function compileArguments(
  candidates: readonly Candidate[],
  written: ExpressionListContext | null,
  described: string,
  place: ApexParserRuleContext,
  scope: Scope,
): Call {
  const contexts: ExpressionContext[] = written?.expression_list() ?? [];
  const given = contexts.map((context) => scope.expression(context));
  const choice = chooseOverload(
    candidates,
    given.map((expression) => expression.type),
  );
  const types = given.map((expression) => typeName(expression.type)).join(', ');
  if ('problem' in choice) {
    const problem =
      choice.problem === 'ambiguous' ? 'is ambiguous' : 'is unknown, or not supported by the runner';
    throw scope.error(place, `${described}(${types}) ${problem}`);
  }
  const { chosen } = choice;
  checkAccess(chosen.member, scope, place);
  const parameters = chosen.member.parameters.map((parameter) => substitute(parameter.type, chosen.through));
  const converted = given.map((expression, i) =>
    coerce(expression, parameters[i] ?? expression.type, scope, contexts[i] ?? place),
  );
  return {
    candidate: chosen,
    returnType: substitute(chosen.member.returnType, chosen.through),
    values: async (frame) => {
      const values: Value[] = [];
      for (const expression of converted) values.push(await expression.evaluate(frame));
      return values;
    },
  };
}

/** Calls a member from a line of source and counts what it allocates. */
export async function callMember(frame: Frame, line: number, call: Call, receiver: Value): Promise<Value> {
  const values = await call.values(frame);
  frame.line = line;
  const result = await call.candidate.member.call(frame, receiver, values, call.candidate.through);
  if (isLarge(result)) checkHeap(frame, result);
  return result;
}

/** `method(…)` of this class, its ancestors, or statically of a class around it. */
export function compileUnqualifiedCall(context: MethodCallContext, scope: Scope): Expression {
  const id = context.id();
  if (!id) throw scope.error(context, 'this(…) and super(…) can only begin a constructor');
  const name = id.getText();
  const candidates = candidatesInSight(name, scope);
  const described = `Method ${name}`;
  const call = compileArguments(candidates, context.expressionList(), described, context, scope);
  const { member } = call.candidate;
  if (!member.isStatic && scope.isStatic) {
    throw scope.error(context, `${name} belongs to an instance and cannot be called from a static context`);
  }
  const { line } = context.start;
  return { type: call.returnType, evaluate: (frame) => callMember(frame, line, call, frame.self) };
}

function candidatesInSight(name: string, scope: Scope): Candidate[] {
  for (let at: ClassDeclaration | undefined = scope.owner; at; at = at.outer) {
    const found = findMethods(typeOf(at), name);
    const usable = at === scope.owner ? found : found.filter(({ member }) => member.isStatic);
    if (usable.length > 0) return usable;
  }
  return [];
}

/** `receiver.method(…)`, the receiver being a value, a type or `super`. */
export function compileMethodCall(
  receiver: Reference,
  context: DotMethodCallContext,
  isSafe: boolean,
  scope: Scope,
): Expression {
  const name = context.anyId().getText();
  const receiverType = receiver.kind === 'value' ? receiver.expression.type : receiver.type;
  const wantsStatic = receiver.kind === 'type';
  const found = findMethods(receiverType, name).filter(({ member }) => member.isStatic === wantsStatic);
  const described = `Method ${typeName(receiverType)}.${name}`;
  const call = compileArguments(found, context.expressionList(), described, context, scope);
  const { line } = context.start;
  if (receiver.kind === 'super') return compileSuperCall(call, line, scope, context);
  if (receiver.kind === 'type') {
    return { type: call.returnType, evaluate: (frame) => callMember(frame, line, call, null) };
  }
  return chained(receiver.expression, isSafe, { type: call.returnType }, async (frame, value) => {
    frame.line = line;
    return value === null ? nullPointer() : callMember(frame, line, call, value);
  });
}

function compileSuperCall(call: Call, line: number, scope: Scope, place: ApexParserRuleContext): Expression {
  const { member } = call.candidate;
  if (!(member instanceof UserMethod)) {
    return { type: call.returnType, evaluate: (frame) => callMember(frame, line, call, frame.self) };
  }
  if (member.isAbstract) throw scope.error(place, `${member.name} is abstract and has no body to call`);
  return {
    type: call.returnType,
    evaluate: async (frame) => {
      const values = await call.values(frame);
      frame.line = line;
      return member.callExactly(frame, frame.self, values);
    },
  };
}
