import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { replaceText } from './replace-text.ts';
import { rollup, type Plugin } from 'rollup';
import { platformModules } from './platform-modules.ts';

const EXPOSED = 'workbench/exposedComponents';

export type ComponentBuild = {
  /** The package's `main/default`. */
  packageFolder: string;
  /** `workbench/page`. */
  pageFolder: string;
  outputFolder: string;
  /** Modules that the vendor bundle serves. */
  vendorModules: readonly string[];
};

/** Bundles the package's own components and the console's, as they are on disk now. */
export async function buildComponents({
  packageFolder,
  pageFolder,
  outputFolder,
  vendorModules,
}: ComponentBuild): Promise<void> {
  const external = new Set(vendorModules);
  const bundle = await rollup({
    input: path.join(pageFolder, 'boot.js'),
    external: (id) => external.has(id),
    plugins: [
      platformModules({ packageFolder, platformFolder: path.join(pageFolder, 'platform') }),
      exposedComponents(path.join(packageFolder, 'lwc')),
      bundles({ c: path.join(packageFolder, 'lwc'), workbench: path.join(pageFolder, 'lwc') }),
      lwc({
        rootDir: pageFolder,
        sourcemap: true,
        enableDynamicComponents: true,
        exclude: [path.join(pageFolder, 'boot.js'), path.join(pageFolder, 'platform', '**')],
      }),
      replaceText({ 'process.env.NODE_ENV': '"production"' }),
    ],
    onwarn: (warning, next) => {
      if (warning.code !== 'CIRCULAR_DEPENDENCY') next(warning);
    },
  });
  await bundle.write({
    dir: outputFolder,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
}

/** Resolves `namespace/bundle` to the bundle's file, whichever folder the namespace lives in. */
function bundles(folders: Record<string, string>): Plugin {
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

/** A module that maps the name of each exposed component of the package to its constructor. */
function exposedComponents(lwcFolder: string): Plugin {
  return {
    name: 'exposed-components',
    resolveId: (id) => (id === EXPOSED ? `\0${EXPOSED}` : null),
    load(id) {
      if (id !== `\0${EXPOSED}`) return null;
      const names = readdirSync(lwcFolder).filter((name) =>
        isExposed(path.join(lwcFolder, name, `${name}.js-meta.xml`)),
      );
      return `${names.map((name) => `import ${name} from 'c/${name}';`).join('\n')}\nexport default { ${names.join(', ')} };\n`;
    },
  };
}

const isExposed = (metaFile: string) =>
  existsSync(metaFile) && /<isExposed>\s*true\s*<\/isExposed>/.test(readFileSync(metaFile, 'utf8'));
