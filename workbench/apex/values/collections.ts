import type { ApexType } from '../types/type.ts';
import { keyOf, nested, nestedKey } from './key.ts';
import { ObjectValue, type Value } from './value.ts';

/** `List<T>` and `T[]`. */
export class ListValue extends ObjectValue {
  readonly type: ApexType;
  readonly items: Value[];
  constructor(type: ApexType, items: Value[] = []) {
    super();
    this.type = type;
    this.items = items;
  }

  override contentKey(): string {
    return `list:${nested(this.items)}`;
  }
}

/** `Map<K, V>`, in order of insertion. */
export class MapValue extends ObjectValue {
  readonly type: ApexType;
  readonly entries = new Map<unknown, { key: Value; value: Value }>();
  constructor(type: ApexType) {
    super();
    this.type = type;
  }

  override contentKey(): string {
    return `map:${nested([...this.keys(), ...this.values()])}`;
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
export class SetValue extends ObjectValue {
  readonly type: ApexType;
  readonly entries = new Map<unknown, Value>();
  constructor(type: ApexType, items: Iterable<Value> = []) {
    super();
    this.type = type;
    for (const item of items) this.add(item);
  }

  override contentKey(): string {
    return `set:${this.items().map(nestedKey).sort().join(' ')}`;
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
