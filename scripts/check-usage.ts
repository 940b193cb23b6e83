/**
 * Checks that nothing is in the package that nothing uses: what is left over misleads whoever reads it,
 * and costs limits of the org. `node scripts/check-usage.ts`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readApex } from './checks/apex/apex-source.ts';
import { readModules } from './checks/components/modules.ts';
import { takeInventory } from './checks/inventory.ts';
import { reportProblems, type Problem } from './checks/problem.ts';
import { readPackage } from '#package-metadata';
import { classAccessProblems } from './checks/usage/class-access.ts';
import { unusedComponentParts } from './checks/usage/component-usage.ts';
import { unusedFields } from './checks/usage/field-usage.ts';
import { unusedMetadata, type Users } from './checks/usage/metadata-usage.ts';

/** Parts of the package that nothing uses. Unused Apex is found by the type check. */
export function checkUsage(projectRoot: string): Problem[] {
  const { source } = readPackage(projectRoot, { examples: true });
  const inventory = takeInventory(source);
  const modules = readModules(source);
  const users: Users = {
    source,
    modules,
    apex: readApex(source).filter(({ isTest }) => !isTest),
    middleware: sourceBelow(path.join(projectRoot, 'middleware/src')),
  };
  return [
    ...unusedMetadata(users),
    ...unusedFields(users, inventory),
    ...unusedComponentParts(source, modules, inventory),
    ...classAccessProblems(source, inventory),
  ];
}

function sourceBelow(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}

if (process.argv[1] === import.meta.filename) {
  reportProblems('usage', checkUsage(path.resolve(import.meta.dirname, '..')));
}
