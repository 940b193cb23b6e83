import type { ApexType } from '../types/type.ts';
import type { Value } from './value.ts';
import { keyOf } from './equality.ts';

/** `List<T>` and `T[]`. */
export class ListValue {
  readonly type: ApexType;
  readonly items: Value[];
  constructor(type: ApexType, items: Value[] = []) {
    this.type = type;
    this.items = items;
  }
}

/** `Map<K, V>`, in order of insertion. */
export class MapValue {
  readonly type: ApexType;
  readonly entries = new Map<unknown, { key: Value; value: Value }>();
  constructor(type: ApexType) {
    this.type = type;
  }

  get(key: Value): Value {
    return this.entries.get(keyOf(key))?.value ?? null;
  }

  /** Returns the value that was there before. */
  put(key: Value, value: Value): Value {
    const at = keyOf(key);
    const entry = this.entries.get(at);
    const before = entry?.value ?? null;
    if (entry) entry.value = value;
    else this.entries.set(at, { key, value });
    return before;
  }

  has(key: Value): boolean {
    return this.entries.has(keyOf(key));
  }

  remove(key: Value): Value {
    const before = this.get(key);
    this.entries.delete(keyOf(key));
    return before;
  }

  keys(): Value[] {
    return Array.from(this.entries.values(), (entry) => entry.key);
  }

  values(): Value[] {
    return Array.from(this.entries.values(), (entry) => entry.value);
  }
}

/** `Set<T>`, in order of insertion. */
export class SetValue {
  readonly type: ApexType;
  readonly entries = new Map<unknown, Value>();
  constructor(type: ApexType, items: Iterable<Value> = []) {
    this.type = type;
    for (const item of items) this.add(item);
  }

  /** Whether the set changed. */
  add(item: Value): boolean {
    const key = keyOf(item);
    if (this.entries.has(key)) return false;
    this.entries.set(key, item);
    return true;
  }

  has(item: Value): boolean {
    return this.entries.has(keyOf(item));
  }

  remove(item: Value): boolean {
    return this.entries.delete(keyOf(item));
  }

  items(): Value[] {
    return Array.from(this.entries.values());
  }
}
