import type { Value } from './value.ts';

/**
 * A JavaScript map key that is the same for values that Apex collections treat as equal: strings by their letters
 * (case counts), ids by their text, collections and records by content, instances by identity.
 */
export function keyOf(value: Value): unknown {
  if (value === null || typeof value !== 'object') return value;
  return value.contentKey() ?? value;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

function identity(value: object): string {
  const known = identities.get(value) ?? nextIdentity++;
  identities.set(value, known);
  return `#${String(known)}`;
}

/** The key of a value as part of another's. */
export function nestedKey(value: Value): string {
  const key = keyOf(value);
  if (typeof key === 'object' && key !== null) return identity(key);
  return JSON.stringify(`${typeof key}:${String(key)}`);
}

export const nested = (values: Value[]) => values.map(nestedKey).join(' ');
