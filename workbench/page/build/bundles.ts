import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';

/** Resolves `namespace/bundle` to the bundle's file, whichever folder the namespace lives in. */
export function bundles(folders: Record<string, string>): Plugin {
  return {
    name: 'component-bundles',
    resolveId(id) {
      const [namespace = '', name = ''] = id.split('/');
      const folder = folders[namespace];
      if (!folder || id.split('/').length !== 2) return null;
      const found = ['js', 'html', 'css']
        .map((ending) => path.join(folder, name, `${name}.${ending}`))
        .find(existsSync);
      if (!found) return this.error(`There is no component ${id} in ${folder}`);
      return found.endsWith('.css') ? found : `${found}?specifier=${encodeURIComponent(id)}`;
    },
  };
}
