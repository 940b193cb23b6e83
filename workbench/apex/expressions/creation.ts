import type { CreatedNameContext, CreatorContext, ExpressionContext } from '@apexdevtools/apex-parser';
import {
  AssignExpressionContext,
  IdPrimaryContext,
  PrimaryExpressionContext,
} from '@apexdevtools/apex-parser';
import { findField } from '../types/members.ts';
import { nativeType } from '../types/native-registry.ts';
import { findType, resolveType } from '../types/type-resolver.ts';
import { typeName, typeOf, type ApexType } from '../types/type.ts';
import { ListValue, MapValue, SetValue } from '../values/collections.ts';
import { SObjectValue } from '../values/sobject.ts';
import { callMember, compileArguments } from './calls.ts';
import { coerce } from './conversion.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/** `new …`: an instance, a record with its fields, or a collection with its elements. */
export function compileCreation(context: CreatorContext, scope: Scope): Expression {
  const type = createdType(context.createdName(), scope);
  if (context.arrayCreatorRest()) return compileArray(context, type, scope);
  if (context.mapCreatorRest()) return compileMap(context, type, scope);
  if (context.setCreatorRest()) {
    return compileElements(context.setCreatorRest().expression_list(), type, context, scope);
  }
  if (context.noRest()) return compileElements([], type, context, scope);
  if (type.declaration.kind === 'sobject') return compileRecord(context, type, scope);
  return compileInstance(context, type, scope);
}

function createdType(context: CreatedNameContext, scope: Scope): ApexType {
  const parts = context.idCreatedNamePair_list();
  const name = parts.map((part) => part.anyId().getText()).join('.');
  const declaration = findType(name, scope.owner, scope.library);
  if (!declaration) throw scope.error(context, `Type is unknown, or not supported by the runner: ${name}`);
  const written = parts.at(-1)?.typeList()?.typeRef_list() ?? [];
  return typeOf(
    declaration,
    written.map((argument) => resolveType(argument, scope.owner, scope.library)),
  );
}

function compileInstance(context: CreatorContext, type: ApexType, scope: Scope): Expression {
  const { declaration } = type;
  if (declaration.isAbstract || declaration.kind === 'enum') {
    throw scope.error(context, `${declaration.name} cannot be constructed`);
  }
  if (declaration.typeParameters.length !== type.args.length) {
    throw scope.error(context, `${declaration.name} needs its type arguments`);
  }
  const candidates = declaration.constructors().map((member) => ({ member, through: type }));
  const written = context.classCreatorRest().arguments().expressionList();
  const call = compileArguments(candidates, written, `Constructor ${typeName(type)}`, context, scope);
  const { line } = context.start;
  return { type, evaluate: (frame) => callMember(frame, line, call, null) };
}

/** `new Account(Name = 'x')`. */
function compileRecord(context: CreatorContext, type: ApexType, scope: Scope): Expression {
  if (type.declaration.isAbstract) throw scope.error(context, `${typeName(type)} cannot be constructed`);
  const written = context.classCreatorRest().arguments().expressionList()?.expression_list() ?? [];
  const fields = written.map((part) => compileNamedValue(part, type, scope));
  return {
    type,
    evaluate: async (frame) => {
      const record = new SObjectValue(type);
      for (const { name, value } of fields) record.assign(name, await value.evaluate(frame));
      return record;
    },
  };
}

function compileNamedValue(
  part: ExpressionContext,
  type: ApexType,
  scope: Scope,
): { name: string; value: Expression } {
  const [left, right] = part instanceof AssignExpressionContext ? part.expression_list() : [];
  const isName = left instanceof PrimaryExpressionContext && left.primary() instanceof IdPrimaryContext;
  if (!left || !right || !isName) throw scope.error(part, 'A record is made of fields: name = value');
  const found = findField(type, left.getText());
  if (!found) throw scope.error(left, `${typeName(type)} has no field ${left.getText()}`);
  return {
    name: found.member.name,
    value: coerce(scope.expression(right), found.member.type, scope, right),
  };
}

/** `new Type[n]` and `new Type[]{ … }`. */
function compileArray(context: CreatorContext, element: ApexType, scope: Scope): Expression {
  const rest = context.arrayCreatorRest();
  const type = nativeType('List', element);
  const initialiser = rest.arrayInitializer();
  if (initialiser) return compileElements(initialiser.expression_list(), type, context, scope);
  const size = coerce(scope.expression(rest.expression()), nativeType('Integer'), scope, context);
  return {
    type,
    evaluate: async (frame) =>
      new ListValue(type, new Array<null>(Number(await size.evaluate(frame))).fill(null)),
  };
}

/** `new List<T>{ … }` and `new Set<T>{ … }`. */
function compileElements(
  written: ExpressionContext[],
  type: ApexType,
  context: CreatorContext,
  scope: Scope,
): Expression {
  const [element] = type.args;
  const { name } = type.declaration;
  if (name === 'Map' && written.length === 0) return { type, evaluate: () => new MapValue(type) };
  if (!element || (name !== 'List' && name !== 'Set')) {
    throw scope.error(context, `${typeName(type)} cannot be filled with elements`);
  }
  const elements = written.map((part) => coerce(scope.expression(part), element, scope, part));
  return {
    type,
    evaluate: async (frame) => {
      const items = [];
      for (const part of elements) items.push(await part.evaluate(frame));
      return name === 'List' ? new ListValue(type, items) : new SetValue(type, items);
    },
  };
}

/** `new Map<K, V>{ key => value }`. */
function compileMap(context: CreatorContext, type: ApexType, scope: Scope): Expression {
  const [keyType, valueType] = type.args;
  if (type.declaration.name !== 'Map' || !keyType || !valueType) {
    throw scope.error(context, `${typeName(type)} cannot be filled with keys and values`);
  }
  const pairs = context
    .mapCreatorRest()
    .mapCreatorRestPair_list()
    .map((pair) => {
      const [key, value] = pair.expression_list();
      if (!key || !value) throw scope.error(pair, 'A key and a value are needed');
      return {
        key: coerce(scope.expression(key), keyType, scope, key),
        value: coerce(scope.expression(value), valueType, scope, value),
      };
    });
  return {
    type,
    evaluate: async (frame) => {
      const map = new MapValue(type);
      for (const { key, value } of pairs) map.put(await key.evaluate(frame), await value.evaluate(frame));
      return map;
    },
  };
}
