/**
 * Prints who may do what by the package's permission sets: `node scripts/permission-matrix.ts`. With `--write` it
 * puts that into docs/permissions.md, with `--check` it fails where the document says something else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { placeBetweenMarkers } from './between-markers.ts';
import { readPackage } from '#package-metadata';
import { MATRIX_MARKERS, permissionMatrix } from './permissions/matrix.ts';
import { permissionSetGroups, permissionSets } from './permissions/permission-sets.ts';

const PROJECT = path.resolve(import.meta.dirname, '..');
const DOCUMENT = path.join(PROJECT, 'docs/permissions.md');

async function main(mode: string | undefined): Promise<void> {
  const { source } = readPackage(PROJECT);
  const matrix = permissionMatrix(permissionSets(source), permissionSetGroups(source));
  if (mode === undefined) {
    console.log(matrix);
    return;
  }
  const before = readFileSync(DOCUMENT, 'utf8');
  const options = await resolveConfig(DOCUMENT);
  const after = await format(placeBetweenMarkers(before, MATRIX_MARKERS, matrix), {
    ...options,
    filepath: DOCUMENT,
  });
  if (mode === '--write') {
    writeFileSync(DOCUMENT, after);
  } else if (after !== before) {
    console.error(
      'docs/permissions.md is behind the permission sets: node scripts/permission-matrix.ts --write',
    );
    process.exitCode = 1;
  }
}

const [mode] = process.argv.slice(2);
if (mode !== undefined && mode !== '--write' && mode !== '--check') {
  console.error(`Unknown option ${mode}. Use --write, --check, or nothing to print the matrix.`);
  process.exitCode = 2;
} else {
  await main(mode);
}
