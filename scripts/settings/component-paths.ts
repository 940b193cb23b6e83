import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

type TypeScriptConfig = { compilerOptions: { paths: Record<string, string[]> } };

/** The configuration of the component type check, with a path for each bundle that has a module. */
export function withComponentPaths(configuration: string, packageFolder: string): string {
  const parsed = JSON.parse(configuration) as TypeScriptConfig;
  parsed.compilerOptions.paths = Object.fromEntries(
    modulesBelow(packageFolder).map(({ name, file }) => [`c/${name}`, [`./${file}`]]),
  );
  return JSON.stringify(parsed);
}

/** Every `lwc` folder counts, wherever it is in the package. */
function modulesBelow(packageFolder: string): { name: string; file: string }[] {
  return readdirSync(packageFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && path.basename(entry.parentPath) === 'lwc')
    .map(({ name, parentPath }) => ({ name, module: path.join(parentPath, name, `${name}.js`) }))
    .filter(({ module }) => existsSync(module))
    .map(({ name, module }) => ({
      name,
      file: path.relative(packageFolder, module).replaceAll(path.sep, '/'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
