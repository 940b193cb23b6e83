import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';

export const EXPOSED = 'workbench/exposedComponents';

/** A module that maps the name of each exposed component of the package to its constructor. */
export function exposedComponents(lwcFolders: readonly string[]): Plugin {
  return {
    name: 'exposed-components',
    resolveId: (id) => (id === EXPOSED ? `\0${EXPOSED}` : null),
    load(id) {
      if (id !== `\0${EXPOSED}`) return null;
      const names = lwcFolders.flatMap((folder) =>
        readdirSync(folder).filter((name) => isExposed(path.join(folder, name, `${name}.js-meta.xml`))),
      );
      return `${names.map((name) => `import ${name} from 'c/${name}';`).join('\n')}\nexport default { ${names.join(', ')} };\n`;
    },
  };
}

const isExposed = (metaFile: string) =>
  existsSync(metaFile) && /<isExposed>\s*true\s*<\/isExposed>/.test(readFileSync(metaFile, 'utf8'));
