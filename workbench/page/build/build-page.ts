import path from 'node:path';
import { componentFolders } from './component-folders.ts';
import { buildComponents } from './components.ts';
import { usedModules } from './used-modules.ts';
import { COMPONENT_LIBRARY, buildVendor, vendorFile } from './vendor.ts';

export type BuiltPage = { vendorFolder: string; appFolder: string; importMap: Record<string, string> };

/** Addresses under which the page server serves the two bundles. */
export const VENDOR_PATH = '/workbench/page/vendor';
export const APP_PATH = '/workbench/page/app';

/** Builds the console page: the vendor bundle where it changed, the components always. */
export async function buildPage(options: {
  packageFolder: string;
  cacheFolder: string;
  /** Icons that are named in metadata, not in sources. */
  icons: readonly string[];
}): Promise<BuiltPage> {
  const pageFolder = path.resolve(import.meta.dirname, '..');
  const platformFolder = path.join(pageFolder, 'platform');
  const sources = [...componentFolders(options.packageFolder), path.join(pageFolder, 'lwc')];
  const used = usedModules(sources, COMPONENT_LIBRARY, platformFolder);
  const icons = [...new Set([...used.icons, ...options.icons])].sort();
  const vendor = await buildVendor({ ...used, icons }, options.cacheFolder, path.join(pageFolder, 'inert'));
  const appFolder = path.join(options.cacheFolder, `app-${String(process.pid)}`);
  await buildComponents({
    packageFolder: options.packageFolder,
    pageFolder,
    outputFolder: appFolder,
    vendorModules: vendor.modules,
  });
  return {
    vendorFolder: vendor.folder,
    appFolder,
    importMap: Object.fromEntries(vendor.modules.map((id) => [id, `${VENDOR_PATH}/${vendorFile(id)}.js`])),
  };
}
