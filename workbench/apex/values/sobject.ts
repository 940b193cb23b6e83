import type { ApexType } from '../types/type.ts';
import { nestedKey } from './key.ts';
import { ObjectValue, type Value } from './value.ts';

/** A record in memory. Field names are kept in lower case, as Apex does not mind their case. */
export class SObjectValue extends ObjectValue {
  readonly type: ApexType;
  /** Plain fields and relationships alike. */
  readonly fields = new Map<string, Value>();
  /** Fields assigned since the record was made or queried: what a DML statement writes. */
  readonly changed = new Set<string>();
  /** Came from a query: a field that was not selected may not be read. */
  readonly queried: boolean;

  constructor(type: ApexType, queried = false) {
    super();
    this.type = type;
    this.queried = queried;
  }

  override contentKey(): string {
    const fields = [...this.fields].map(([name, field]) => `${name}=${nestedKey(field)}`).sort();
    return `sobject:${this.objectName}:${fields.join(' ')}`;
  }

  get objectName(): string {
    return this.type.declaration.name;
  }

  assign(field: string, value: Value): void {
    this.fields.set(field.toLowerCase(), value);
    this.changed.add(field.toLowerCase());
  }

  isSet(field: string): boolean {
    return this.fields.has(field.toLowerCase());
  }

  copy(): SObjectValue {
    const copy = new SObjectValue(this.type, this.queried);
    for (const [name, value] of this.fields) copy.fields.set(name, value);
    for (const name of this.changed) copy.changed.add(name);
    return copy;
  }
}
