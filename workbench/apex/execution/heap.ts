import { executionOf } from './execution.ts';
import { ListValue, MapValue, SetValue } from '../values/collections.ts';
import { SObjectValue } from '../values/sobject.ts';
import { throwApex } from '../values/exceptions.ts';
import { InstanceValue } from '../values/instances.ts';
import { BlobValue, SystemValue, type Value } from '../values/value.ts';
import type { Frame } from './frame.ts';
import { LIMITS } from './limits.ts';

/** A value of this size or more makes the runner measure the heap at once. */
const LARGE = 32 * 1024;
const REFERENCE = 8;

export function isLarge(value: Value): boolean {
  if (typeof value === 'string') return value.length >= LARGE;
  return value instanceof BlobValue && value.bytes.length >= LARGE;
}

/** Bytes held by everything that the stack, static variables and the given value can reach. */
export function heapBytes(frame: Frame, fresh: Value = null): number {
  const roots: Value[] = [fresh, ...executionOf(frame).statics.values()];
  for (let at: Frame | undefined = frame; at; at = at.caller) roots.push(at.self, ...at.locals);
  const seen = new Set<Value>();
  let total = 0;
  for (let value = roots.pop(); value !== undefined; value = roots.pop()) {
    if (value === null) continue;
    total += REFERENCE;
    if ((typeof value !== 'object' && typeof value !== 'string') || seen.has(value)) continue;
    seen.add(value);
    total += ownBytes(value);
    for (const part of parts(value)) roots.push(part);
  }
  return total;
}

function ownBytes(value: Exclude<Value, null>): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  return value instanceof BlobValue ? value.bytes.length : REFERENCE;
}

function parts(value: Exclude<Value, null>): Iterable<Value> {
  if (value instanceof ListValue) return value.items;
  if (value instanceof SetValue) return value.items();
  if (value instanceof MapValue) return [...value.keys(), ...value.values()];
  if (value instanceof SObjectValue || value instanceof InstanceValue) return value.fields.values();
  return value instanceof SystemValue ? (Object.values(value) as Value[]).filter(isCounted) : [];
}

/** System objects hold JavaScript values too; only what Apex code can see counts. */
function isCounted(value: unknown): boolean {
  return typeof value === 'string' || value instanceof BlobValue;
}

export function checkHeap(frame: Frame, fresh: Value = null): void {
  const bytes = heapBytes(frame, fresh);
  if (bytes > LIMITS.heapBytes) throwApex('LimitException', `Apex heap size too large: ${String(bytes)}`);
}
