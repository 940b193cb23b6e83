import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { replaceText } from './replace-text.ts';
import { rollup, type Plugin } from 'rollup';
import { trimmedIcons } from './icons.ts';
import type { UsedModules } from './used-modules.ts';

const require = createRequire(import.meta.url);
const ENTRY = '\0vendor:';

/** The engine that belongs to `lwc`; the unit tests pin an older one beside it. */
const ENGINE = createRequire(require.resolve('lwc'))
  .resolve('@lwc/engine-dom')
  .replace(/\.cjs$/, '.js');

export const COMPONENT_LIBRARY = path.join(
  path.dirname(require.resolve('lightning-base-components/package.json')),
  'src',
);

export type VendorBundle = { folder: string; modules: string[] };

/**
 * Bundles the component engine and the base components that are used. The result depends on package
 * versions and the list of modules alone, so it is built once and kept.
 */
export async function buildVendor(
  used: UsedModules,
  cacheFolder: string,
  inertModules: string,
): Promise<VendorBundle> {
  const modules = ['lwc', '@lwc/synthetic-shadow', ...used.baseComponents];
  const folder = path.join(cacheFolder, `vendor-${fingerprint(used)}`);
  if (existsSync(path.join(folder, 'complete'))) return { folder, modules };
  const building = `${folder}.${String(process.pid)}`;
  const bundle = await rollup({
    input: Object.fromEntries(modules.map((id) => [vendorFile(id), ENTRY + id])),
    preserveEntrySignatures: 'strict',
    plugins: [
      entries(),
      { name: 'engine', resolveId: (id) => (id === 'lwc' ? ENGINE : null) },
      inert(inertModules),
      trimmedIcons(used.icons, COMPONENT_LIBRARY),
      lwc({
        rootDir: inertModules,
        modules: [{ npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
        enableSyntheticElementInternals: true,
        exclude: [`${inertModules}/**`],
      }),
      replaceText({ 'import.meta.env.SSR': 'false', 'process.env.NODE_ENV': '"production"' }),
    ],
    onwarn: (warning, next) => {
      if (
        !['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'EVAL'].includes(warning.code ?? '') &&
        !warning.plugin
      )
        next(warning);
    },
  });
  await bundle.write({ dir: building, format: 'esm', chunkFileNames: 'chunk-[name]-[hash].js' });
  await bundle.close();
  writeFileSync(path.join(building, 'complete'), '');
  rmSync(folder, { recursive: true, force: true });
  renameSync(building, folder);
  return { folder, modules };
}

export const vendorFile = (id: string) => id.replace(/[@/]/g, '_');

function fingerprint(used: UsedModules): string {
  const manifests = [
    path.join(path.dirname(ENGINE), '..', 'package.json'),
    require.resolve('@lwc/rollup-plugin/package.json'),
    require.resolve('lightning-base-components/package.json'),
  ];
  const versions = manifests.map(
    (file) => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version,
  );
  const recipe = readFileSync(import.meta.filename, 'utf8');
  return createHash('sha256')
    .update(JSON.stringify([versions, used, recipe]))
    .digest('hex')
    .slice(0, 12);
}

/** One entry a module, re-exporting what the module exports. */
function entries(): Plugin {
  return {
    name: 'vendor-entries',
    resolveId: (id) => (id.startsWith(ENTRY) ? id : null),
    load(id) {
      if (!id.startsWith(ENTRY)) return null;
      const module = id.slice(ENTRY.length);
      if (module === '@lwc/synthetic-shadow') return `import ${JSON.stringify(module)};`;
      const source = path.join(COMPONENT_LIBRARY, module, `${module.split('/')[1] ?? ''}.js`);
      const hasDefault = module !== 'lwc' && /export default|as default/.test(readFileSync(source, 'utf8'));
      const from = JSON.stringify(module);
      return `export * from ${from};${hasDefault ? `\nexport { default } from ${from};` : ''}`;
    },
  };
}

/** Platform modules that a base component imports for features that the page does not have. */
function inert(folder: string): Plugin {
  return {
    name: 'inert-platform-modules',
    resolveId(id) {
      const file = path.join(folder, `${id}.js`);
      return /^(lightning|force)\//.test(id) && existsSync(file) ? file : null;
    },
  };
}
