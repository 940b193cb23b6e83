import replacePlugin from '@rollup/plugin-replace';
import type { Plugin } from 'rollup';

/** The plugin's types describe an ECMAScript module, Node loads its CommonJS form: the function itself. */
const replace = replacePlugin as unknown as (options: object) => Plugin;

export const replaceText = (values: Record<string, string>): Plugin =>
  replace({ values, preventAssignment: true });
