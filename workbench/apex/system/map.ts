import { declareNative, type CallContext } from '../types/native-class.ts';
import { nativeType } from '../types/native-registry.ts';
import type { ApexType } from '../types/type.ts';
import { ListValue, MapValue, SetValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import { SObjectValue } from '../values/sobject.ts';
import { IdValue, type Value } from '../values/value.ts';

const partOf = (type: ApexType, index: 0 | 1) => type.args[index] ?? nativeType('Object');

function fill(map: MapValue, source: MapValue): MapValue {
  for (const { key, value } of source.entries.values()) map.put(key, value);
  return map;
}

/** Records by their ids; a record without one cannot be a key. */
function byId(map: MapValue, records: ListValue): MapValue {
  const isText = map.type.args[0]?.declaration.name === 'String';
  for (const record of records.items) {
    const id = record instanceof SObjectValue ? (record.fields.get('id') ?? null) : null;
    if (id === null) throwApex('ListException', 'Missing id at index: 0');
    map.put(isText && id instanceof IdValue ? id.text : id, record);
  }
  return map;
}

declareNative({
  name: 'Map',
  typeParameters: ['K', 'V'],
  constructors: {
    'Map()': (context: CallContext) => new MapValue(context.type),
    'Map(Map<K, V> entries)': (source: MapValue, context: CallContext) =>
      fill(new MapValue(context.type), source),
    'Map(List<SObject> records)': (records: ListValue, context: CallContext) =>
      byId(new MapValue(context.type), records),
  },
  methods: {
    'V get(K key)': (self: MapValue, key: Value) => self.get(key),
    'V put(K key, V value)': (self: MapValue, key: Value, value: Value) => self.put(key, value),
    'void putAll(Map<K, V> entries)': (self: MapValue, source: MapValue) => {
      fill(self, source);
      return null;
    },
    'void putAll(List<SObject> records)': (self: MapValue, records: ListValue) => {
      byId(self, records);
      return null;
    },
    'Boolean containsKey(K key)': (self: MapValue, key: Value) => self.has(key),
    'V remove(K key)': (self: MapValue, key: Value) => self.remove(key),
    'Set<K> keySet()': (self: MapValue) => new SetValue(nativeType('Set', partOf(self.type, 0)), self.keys()),
    'List<V> values()': (self: MapValue) =>
      new ListValue(nativeType('List', partOf(self.type, 1)), self.values()),
    'Integer size()': (self: MapValue) => self.entries.size,
    'Boolean isEmpty()': (self: MapValue) => self.entries.size === 0,
    'void clear()': (self: MapValue) => {
      self.entries.clear();
      return null;
    },
    'Map<K, V> clone()': (self: MapValue) => fill(new MapValue(self.type), self),
  },
});
