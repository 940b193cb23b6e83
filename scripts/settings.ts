/**
 * Writes what follows from elsewhere: the middleware's example environment and the operator's tables from the
 * schema of its settings, the paths of the component type check from the folders of the bundles.
 * `node scripts/settings.ts --write`; with `--check` it fails where a file says something else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { placeBetweenMarkers } from './between-markers.ts';
import { withComponentPaths } from './settings/component-paths.ts';
import { describedSections } from './settings/described-settings.ts';
import { exampleFile } from './settings/example-file.ts';
import { operatorTables, SETTINGS_MARKERS } from './settings/operator-tables.ts';

const PROJECT = path.resolve(import.meta.dirname, '..');
const sections = describedSections();

const FILES: Record<string, (before: string, file: string) => string | Promise<string>> = {
  'config/middleware.env.example': () => exampleFile(sections),
  'docs/operator.md': (before, file) =>
    formatted(placeBetweenMarkers(before, SETTINGS_MARKERS, operatorTables(sections)), file),
  'force-app/tsconfig.json': (before, file) =>
    formatted(withComponentPaths(before, path.dirname(file)), file),
};

const [mode] = process.argv.slice(2);
if (mode !== '--write' && mode !== '--check') {
  console.error('Use --write or --check.');
  process.exitCode = 2;
} else {
  for (const [name, make] of Object.entries(FILES)) await bring(name, make, mode);
}

async function bring(name: string, make: (typeof FILES)[string], how: '--write' | '--check'): Promise<void> {
  const file = path.join(PROJECT, name);
  const before = readFileSync(file, 'utf8');
  const after = await make(before, file);
  if (after === before) return;
  if (how === '--write') {
    writeFileSync(file, after);
  } else {
    console.error(`${name} is out of step: npm run settings -- --write`);
    process.exitCode = 1;
  }
}

async function formatted(text: string, filepath: string): Promise<string> {
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
