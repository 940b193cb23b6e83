import type { z } from 'zod';
import { writePath, type FieldError } from './field-error.ts';

/** What could be read, and which members could not; or, where nothing is left, why. */
export type TolerantReading<Data> = { data: Data; leftOut: FieldError[] } | { errors: FieldError[] };

type Container = Record<PropertyKey, unknown> | unknown[];
/** For arrays that lost items: the places that the others had at first. */
type Origins = WeakMap<object, number[]>;

/**
 * Reads a message of which one odd member costs itself alone: what does not fit the schema is left out and
 * named. A member that must be there takes what it belongs to with it, so that of a list one item is missing
 * and of the whole message, which has nothing around it, nothing is left.
 */
export function readWithoutOddMembers<Data>(
  schema: z.ZodType<Data>,
  content: unknown,
): TolerantReading<Data> {
  const first = schema.safeParse(content);
  if (first.success) return { data: first.data, leftOut: [] };
  const rest = structuredClone(content);
  const origins: Origins = new WeakMap();
  const leftOut = new Map<string, FieldError>();
  /** The first word about a place tells more than the later one that now nothing is there. */
  const said = (issue: z.core.$ZodIssue): FieldError => {
    const path = writePath(issue.path);
    return leftOut.get(path) ?? { path, message: issue.message };
  };
  let { issues } = first.error;
  for (;;) {
    const paths = issues.map(({ path }) => presentPath(rest, path));
    if (paths.some((path) => path.length === 0)) return { errors: issues.map(said) };
    issues.forEach(({ message }, index) => {
      const path = writePath(originalPath(rest, paths[index] ?? [], origins));
      if (!leftOut.has(path)) leftOut.set(path, { path, message });
    });
    removeAll(rest, paths, origins);
    const next = schema.safeParse(rest);
    if (next.success) return { data: next.data, leftOut: [...leftOut.values()] };
    ({ issues } = next.error);
  }
}

/** Up to the innermost part of the path that is there: what is missing can only take its surroundings along. */
function presentPath(content: unknown, path: readonly PropertyKey[]): PropertyKey[] {
  const present: PropertyKey[] = [];
  let at = content;
  for (const step of path) {
    if (!isContainer(at) || !Object.hasOwn(at, step)) break;
    present.push(step);
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return present;
}

function originalPath(content: unknown, path: readonly PropertyKey[], origins: Origins): PropertyKey[] {
  let at = content;
  return path.map((step) => {
    const origin = isContainer(at) && typeof step === 'number' ? origins.get(at)?.[step] : undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
    return origin ?? step;
  });
}

function removeAll(content: unknown, paths: readonly PropertyKey[][], origins: Origins): void {
  const items = new Map<unknown[], Set<number>>();
  for (const path of paths) {
    const parent = path.slice(0, -1).reduce<unknown>(memberOf, content) as Container | undefined;
    const last = path.at(-1) ?? '';
    const value = memberOf(parent, last);
    // An item that may be null stays as that, since the places of the others may mean something.
    if (Array.isArray(parent) && value !== null) parent[Number(last)] = null;
    else if (Array.isArray(parent)) items.set(parent, (items.get(parent) ?? new Set()).add(Number(last)));
    else if (parent) Reflect.deleteProperty(parent, last);
  }
  for (const [array, removed] of items) {
    const places = origins.get(array) ?? array.map((_, index) => index);
    const kept = array.map((_, index) => index).filter((index) => !removed.has(index));
    origins.set(
      array,
      kept.map((index) => places[index] ?? index),
    );
    array.splice(0, array.length, ...kept.map((index) => array[index] as unknown));
  }
}

const memberOf = (at: unknown, step: PropertyKey) =>
  isContainer(at) ? (at as Record<PropertyKey, unknown>)[step] : undefined;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
