import { createRequire } from 'node:module';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { rollup, type Plugin } from 'rollup';
import { bundles } from './bundles.ts';
import { componentFolders } from './component-folders.ts';
import { EXPOSED, exposedComponents } from './exposed-components.ts';
import { replaceText } from './replace-text.ts';

const require = createRequire(import.meta.url);
const MEMBRANE = /^@locker\/near-membrane-/;
const DEPENDENCIES = 'workbench/sandboxDependencies';

export const SANDBOXED_FILE = 'sandboxed.js';

/**
 * Bundles the package's components as Lightning Web Security runs them: one script for a realm of its own,
 * with the security transforms of the compiler, and everything of the platform left outside.
 * @returns the modules that must be handed in
 */
export async function buildSandboxed(options: {
  packageFolder: string;
  pageFolder: string;
  outputFolder: string;
}): Promise<string[]> {
  const lwcFolders = componentFolders(options.packageFolder);
  const bundle = await rollup({
    input: EXPOSED,
    external: (id) => id === 'lwc' || /^(@salesforce|lightning)\//.test(id),
    plugins: [
      exposedComponents(lwcFolders),
      bundles({ c: lwcFolders }),
      lwc({ rootDir: options.pageFolder, enableLightningWebSecurityTransforms: true }),
      replaceText({ 'process.env.NODE_ENV': '"production"' }),
    ],
    onwarn: (warning, next) => {
      if (warning.code !== 'CIRCULAR_DEPENDENCY') next(warning);
    },
  });
  const { output } = await bundle.write({
    file: path.join(options.outputFolder, SANDBOXED_FILE),
    format: 'amd',
    interop: 'esModule',
  });
  await bundle.close();
  return output[0].imports;
}

/** The modules that sandboxed components are handed, by name. */
export function sandboxDependencies(modules: readonly string[]): Plugin {
  const imports = modules.map((id, index) => `import * as m${String(index)} from ${JSON.stringify(id)};`);
  const entries = modules.map((id, index) => `${JSON.stringify(id)}: m${String(index)}`);
  return {
    name: 'sandbox-dependencies',
    resolveId: (id) => (id === DEPENDENCIES ? `\0${DEPENDENCIES}` : null),
    load: (id) =>
      id === `\0${DEPENDENCIES}`
        ? `${imports.join('\n')}\nexport default { ${entries.join(', ')} };\n`
        : null,
  };
}

/** The library of the membrane, which publishes no path that the page's bundler would find. */
export function membraneLibrary(): Plugin {
  return {
    name: 'membrane-library',
    resolveId: (id) => {
      if (!MEMBRANE.test(id)) return null;
      const folder = path.dirname(require.resolve(id));
      return path.join(folder, 'index.mjs.js');
    },
  };
}
