import fc from 'fast-check';

/** A place in a message, such as `['Recordings', 0, 'Location']`. */
export type MemberPath = readonly (string | number)[];

type Container = Record<string | number, unknown>;

/** Every member of a message but those named, and everything in them. */
export function membersOf(message: unknown, except: readonly string[] = ['ContactId']): MemberPath[] {
  if (typeof message !== 'object' || message === null) return [];
  return Object.entries(message)
    .filter(([name]) => !except.includes(name))
    .flatMap(([name, value]): MemberPath[] => {
      const step = Array.isArray(message) ? Number(name) : name;
      return [[step], ...membersOf(value, except).map((path) => [step, ...path])];
    });
}

/** Values of kinds that no member is meant to have, or not with such content. */
export function oddValue(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(-1, 1e300, '9.0E-4', 'odd', '', true, [], [[]], {}, { odd: 1 }, [null], [7]),
    fc.jsonValue(),
  );
}

export function memberOf(message: unknown, path: MemberPath): unknown {
  return path.reduce((at, step) => (at as Container | undefined)?.[step], message);
}

export function setMember(message: unknown, path: MemberPath, value: unknown): void {
  const parent = memberOf(message, path.slice(0, -1)) as Container;
  parent[path.at(-1) ?? ''] = value;
}

/** Whether the first place is the second, or in it. */
export function isWithin(path: MemberPath, whole: MemberPath): boolean {
  return whole.every((step, index) => path[index] === step);
}
