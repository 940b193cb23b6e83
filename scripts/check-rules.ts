/**
 * Checks what is decided for the package and what no compiler knows: what may ship, who may do what,
 * how Apex and components behave. `node scripts/check-rules.ts`
 */
import path from 'node:path';
import { readApex } from './checks/apex/apex-source.ts';
import { readModules } from './checks/components/modules.ts';
import { takeInventory } from './checks/inventory.ts';
import { reportProblems, type Problem } from './checks/problem.ts';
import { apexRuleProblems } from './checks/rules/apex.ts';
import { componentRuleProblems } from './checks/rules/components.ts';
import { dataModelProblems } from './checks/rules/data-model.ts';
import { permissionRuleProblems } from './checks/rules/permissions.ts';
import { projectFileProblems } from './checks/rules/project-files.ts';
import { queryIndexProblems } from './checks/rules/query-indexes.ts';
import { testDataProblems } from './checks/rules/test-data.ts';
import { translatedNameProblems } from './checks/rules/translated-names.ts';
import { placeholderProblems, unlockedPackageProblems } from './checks/rules/unlocked-package.ts';
import { dependencyProblems, hostProblems, versionProblems } from './checks/rules/values.ts';
import { shippingProblems } from './checks/rules/what-ships.ts';
import { readPackage } from '#package-metadata';

/** Where the package departs from what is decided. */
export function checkRules(projectRoot: string): Problem[] {
  const { source } = readPackage(projectRoot, { examples: true });
  const apex = readApex(source);
  const inventory = takeInventory(source);
  return [
    ...shippingProblems(source),
    ...hostProblems(source),
    ...projectFileProblems(source.read),
    ...unlockedPackageProblems(source),
    ...placeholderProblems(source),
    ...versionProblems(source),
    ...dependencyProblems(source),
    ...dataModelProblems(source),
    ...permissionRuleProblems(source),
    ...apexRuleProblems(apex, inventory.auraMethods),
    ...translatedNameProblems(apex),
    ...testDataProblems(apex),
    ...queryIndexProblems(apex, inventory),
    ...componentRuleProblems(source, readModules(source)),
  ];
}

if (process.argv[1] === import.meta.filename) {
  reportProblems('rules', checkRules(path.resolve(import.meta.dirname, '..')));
}
