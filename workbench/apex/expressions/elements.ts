import type { ArrayExpressionContext } from '@apexdevtools/apex-parser';
import type { Frame } from '../execution/frame.ts';
import { nativeType } from '../types/native-registry.ts';
import { typeName } from '../types/type.ts';
import { ListValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import { operands } from './arithmetic.ts';
import { chained } from './chains.ts';
import { coerce } from './conversion.ts';
import { nullPointer, type Assignable } from './expression.ts';
import type { Scope } from './scope.ts';

/** `list[index]`. */
export function compileElement(context: ArrayExpressionContext, scope: Scope): Assignable {
  const [list, position] = operands(context, scope);
  const [element] = list.type.args;
  if (list.type.declaration.name !== 'List' || !element) {
    throw scope.error(context, `${typeName(list.type)} has no elements by index`);
  }
  const index = coerce(position, nativeType('Integer'), scope, context);
  const indexIn = async (frame: Frame, items: ListValue) => {
    const at = await index.evaluate(frame);
    frame.line = context.start.line;
    return checkIndex(items, at === null ? nullPointer() : (at as number));
  };
  return {
    ...chained(list, false, { type: element }, async (frame, value) => {
      const items = value === null ? nullPointer() : (value as ListValue);
      return items.items[await indexIn(frame, items)] ?? null;
    }),
    locate: async (frame) => {
      const items = ((await list.evaluate(frame)) as ListValue | null) ?? nullPointer();
      const at = await indexIn(frame, items);
      return {
        read: () => items.items[at] ?? null,
        write: (value) => {
          items.items[at] = value;
        },
      };
    },
  };
}

/** The index, or the ListException that Apex throws where there is no such element. */
export function checkIndex(list: ListValue, index: number): number {
  if (index < 0 || index >= list.items.length) {
    throwApex('ListException', `List index out of bounds: ${String(index)}`);
  }
  return index;
}
