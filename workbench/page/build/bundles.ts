import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';

/** Resolves `namespace/bundle` to the bundle's file, whichever of the namespace's folders it is in. */
export function bundles(folders: Record<string, readonly string[]>): Plugin {
  return {
    name: 'component-bundles',
    resolveId(id) {
      const [namespace = '', name = ''] = id.split('/');
      const candidates = folders[namespace];
      if (!candidates || id.split('/').length !== 2) return null;
      const found = candidates
        .flatMap((folder) =>
          ['js', 'html', 'css'].map((ending) => path.join(folder, name, `${name}.${ending}`)),
        )
        .find(existsSync);
      if (!found) return this.error(`There is no component ${id} in ${candidates.join(', ')}`);
      return found.endsWith('.css') ? found : `${found}?specifier=${encodeURIComponent(id)}`;
    },
  };
}
