import { z } from 'zod';

/**
 * A place in data as a place in its schema: `[3].Score` becomes `[].Score`, since what is odd in one item often is
 * in all, and a name that the data gave itself, which may be content, becomes `*`.
 */
export function shapeOfPath(schema: z.ZodType, path: string): string {
  const names = new Set<string>();
  collectNames(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), names);
  return path
    .split('.')
    .map((written) => {
      const [, name = '', places = ''] = /^(.*?)((?:\[\d+\])*)$/.exec(written) ?? [];
      return (name === '' || names.has(name) ? name : '*') + places.replace(/\d+/g, '');
    })
    .join('.');
}

function collectNames(node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('properties' in node && typeof node.properties === 'object' && node.properties !== null)
    for (const name of Object.keys(node.properties)) names.add(name);
  for (const inner of Object.values(node)) collectNames(inner, names);
}
