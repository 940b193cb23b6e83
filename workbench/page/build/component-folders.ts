import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every `lwc` folder of a package: bundles may be in several, and their names are unique all the same. */
export function componentFolders(packageFolder: string): string[] {
  return readdirSync(packageFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'lwc')
    .map(({ name, parentPath }) => path.join(parentPath, name))
    .sort();
}
