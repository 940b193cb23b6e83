import { declareNative, type CallContext } from '../types/native-class.ts';
import { ListValue, SetValue } from '../values/collections.ts';
import type { Value } from '../values/value.ts';

const itemsOf = (source: ListValue | SetValue) =>
  source instanceof SetValue ? source.items() : source.items;
const from = (source: ListValue | SetValue, context: CallContext) =>
  new SetValue(context.type, itemsOf(source));

/** Applies a change for each item and says whether any of them changed the set. */
const each = (source: ListValue | SetValue, change: (item: Value) => boolean) =>
  itemsOf(source).map(change).includes(true);

const addAll = (self: SetValue, source: ListValue | SetValue) => each(source, (item) => self.add(item));
const removeAll = (self: SetValue, source: ListValue | SetValue) => each(source, (item) => self.remove(item));
const containsAll = (self: SetValue, source: ListValue | SetValue) =>
  itemsOf(source).every((item) => self.has(item));
const retainAll = (self: SetValue, source: ListValue | SetValue) => {
  const kept = new SetValue(self.type, itemsOf(source));
  return each(self, (item) => !kept.has(item) && self.remove(item));
};

declareNative({
  name: 'Set',
  typeParameters: ['T'],
  constructors: {
    'Set()': (context: CallContext) => new SetValue(context.type),
    'Set(List<T> items)': from,
    'Set(Set<T> items)': from,
  },
  methods: {
    'Boolean add(T item)': (self: SetValue, item: Value) => self.add(item),
    'Boolean addAll(List<T> items)': addAll,
    'Boolean addAll(Set<T> items)': addAll,
    'Boolean contains(T item)': (self: SetValue, item: Value) => self.has(item),
    'Boolean containsAll(List<T> items)': containsAll,
    'Boolean containsAll(Set<T> items)': containsAll,
    'Boolean remove(T item)': (self: SetValue, item: Value) => self.remove(item),
    'Boolean removeAll(List<T> items)': removeAll,
    'Boolean removeAll(Set<T> items)': removeAll,
    'Boolean retainAll(List<T> items)': retainAll,
    'Boolean retainAll(Set<T> items)': retainAll,
    'Integer size()': (self: SetValue) => self.entries.size,
    'Boolean isEmpty()': (self: SetValue) => self.entries.size === 0,
    'void clear()': (self: SetValue) => {
      self.entries.clear();
      return null;
    },
    'Set<T> clone()': (self: SetValue) => new SetValue(self.type, self.items()),
  },
});
