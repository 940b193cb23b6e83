/**
 * Writes what follows from elsewhere: the middleware's example environment and the operator's tables from the
 * schema of its settings, the paths of the component type check from the folders of the bundles.
 * `node scripts/settings.ts --write`; with `--check` it fails where a file says something else.
 */
import path from 'node:path';
import { placeBetweenMarkers } from './between-markers.ts';
import { withComponentPaths } from './settings/component-paths.ts';
import { describedSections } from './settings/described-settings.ts';
import { exampleFile } from './settings/example-file.ts';
import { operatorTables, SETTINGS_MARKERS } from './settings/operator-tables.ts';
import { bringIntoStep, formatted, type WrittenFiles } from './written-files.ts';

const sections = describedSections();

const FILES: WrittenFiles = {
  'config/middleware.env.example': () => exampleFile(sections),
  'docs/operator.md': (before, file) =>
    formatted(placeBetweenMarkers(before, SETTINGS_MARKERS, operatorTables(sections)), file),
  'force-app/tsconfig.json': (before, file) =>
    formatted(withComponentPaths(before, path.dirname(file)), file),
};

await bringIntoStep(FILES, 'npm run settings');
