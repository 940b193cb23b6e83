import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { rollup } from 'rollup';
import { bundles } from './bundles.ts';
import { componentFolders } from './component-folders.ts';
import { exposedComponents } from './exposed-components.ts';
import { platformModules } from './platform-modules.ts';
import { replaceText } from './replace-text.ts';
import { buildSandboxed, membraneLibrary, sandboxDependencies } from './sandboxed.ts';

export type ComponentBuild = {
  /** `force-app`. */
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
  const lwcFolders = componentFolders(packageFolder);
  const sandboxed = await buildSandboxed({ packageFolder, pageFolder, outputFolder });
  const bundle = await rollup({
    input: path.join(pageFolder, 'boot.js'),
    external: (id) => external.has(id),
    plugins: [
      platformModules({ packageFolder, platformFolder: path.join(pageFolder, 'platform') }),
      exposedComponents(lwcFolders),
      sandboxDependencies(sandboxed),
      membraneLibrary(),
      bundles({ c: lwcFolders, workbench: [path.join(pageFolder, 'lwc')] }),
      lwc({
        rootDir: pageFolder,
        sourcemap: true,
        enableDynamicComponents: true,
        exclude: [
          path.join(pageFolder, 'boot.js'),
          path.join(pageFolder, 'platform', '**'),
          '**/node_modules/@locker/**',
        ],
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
