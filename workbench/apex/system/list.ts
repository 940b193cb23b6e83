import { checkIndex } from '../expressions/elements.ts';
import { declareNative, type CallContext } from '../types/native-class.ts';
import { nativeType } from '../types/native-registry.ts';
import { ListValue, SetValue } from '../values/collections.ts';
import { equal } from '../values/equality.ts';
import { sortOrder } from '../values/ordering.ts';
import { isInstance } from '../values/runtime-type.ts';
import { InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';

const list = (context: CallContext, items: Value[]) => new ListValue(context.type, items);

declareNative({
  name: 'List',
  typeParameters: ['T'],
  constructors: {
    'List()': (context: CallContext) => list(context, []),
    'List(List<T> items)': (source: ListValue, context: CallContext) => list(context, [...source.items]),
    'List(Set<T> items)': (source: SetValue, context: CallContext) => list(context, source.items()),
  },
  methods: {
    'void add(T item)': (self: ListValue, item: Value) => {
      self.items.push(item);
      return null;
    },
    'void add(Integer index, T item)': (self: ListValue, index: number, item: Value) => {
      if (index !== self.items.length) checkIndex(self, index);
      self.items.splice(index, 0, item);
      return null;
    },
    'void addAll(List<T> items)': (self: ListValue, other: ListValue) => {
      for (const item of [...other.items]) self.items.push(item);
      return null;
    },
    'void addAll(Set<T> items)': (self: ListValue, other: SetValue) => {
      for (const item of other.items()) self.items.push(item);
      return null;
    },
    'T get(Integer index)': (self: ListValue, index: number) => self.items[checkIndex(self, index)] ?? null,
    'void set(Integer index, T item)': (self: ListValue, index: number, item: Value) => {
      self.items[checkIndex(self, index)] = item;
      return null;
    },
    'T remove(Integer index)': (self: ListValue, index: number) =>
      self.items.splice(checkIndex(self, index), 1)[0] ?? null,
    'Integer size()': (self: ListValue) => self.items.length,
    'Boolean isEmpty()': (self: ListValue) => self.items.length === 0,
    'Boolean contains(T item)': (self: ListValue, item: Value) => indexOf(self, item) >= 0,
    'Integer indexOf(T item)': (self: ListValue, item: Value) => indexOf(self, item),
    'void clear()': (self: ListValue) => {
      self.items.length = 0;
      return null;
    },
    'List<T> clone()': (self: ListValue) => new ListValue(self.type, [...self.items]),
    'void sort()': sort,
  },
});

/** Text is found by its letters: case counts here. */
function indexOf(self: ListValue, item: Value): number {
  return self.items.findIndex((own) => (typeof own === 'string' ? own === item : sameItem(own, item)));
}

const sameItem = (a: Value, b: Value) => (a instanceof InstanceValue ? a === b : equal(a, b));

/** Sorts in place: instances by their own `compareTo`, null first. Merges, so that equal items keep their order. */
async function sort(self: ListValue, { frame }: CallContext): Promise<null> {
  const comparable = nativeType('Comparable');
  const [compareTo] = comparable.declaration.ownMethods('compareTo');
  const compare = async (a: Value, b: Value): Promise<number> => {
    if (!isInstance(a, comparable) || b === null) return sortOrder(a, b);
    return Number(await compareTo?.call(frame, a, [b], comparable));
  };
  const sorted = await mergeSort(self.items, compare);
  self.items.splice(0, self.items.length, ...sorted);
  return null;
}

async function mergeSort(items: Value[], compare: (a: Value, b: Value) => Promise<number>): Promise<Value[]> {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = await mergeSort(items.slice(0, middle), compare);
  const right = await mergeSort(items.slice(middle), compare);
  const merged: Value[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const takesLeft = (await compare(left[i] ?? null, right[j] ?? null)) <= 0;
    merged.push((takesLeft ? left[i++] : right[j++]) ?? null);
  }
  return [...merged, ...left.slice(i), ...right.slice(j)];
}
