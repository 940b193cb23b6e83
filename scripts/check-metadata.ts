/**
 * Checks the package's metadata without an org: elements and values against the types of the Metadata
 * API, lengths, and that everything that is referred to is there. `node scripts/check-metadata.ts`
 */
import path from 'node:path';
import { readApex } from './checks/apex/apex-source.ts';
import { constantProblems } from './checks/apex/constants.ts';
import { apexCallProblems } from './checks/components/apex-calls.ts';
import { exposedApiProblems } from './checks/components/exposed-api.ts';
import { importProblems } from './checks/components/imports.ts';
import { readModules } from './checks/components/modules.ts';
import { templateProblems } from './checks/components/templates.ts';
import { takeInventory } from './checks/inventory.ts';
import { limitProblems } from './checks/limits.ts';
import { reportProblems, type Problem } from './checks/problem.ts';
import { referenceProblems } from './checks/references.ts';
import { shapeProblems } from './checks/shape.ts';
import { readPackage, type PackageSource } from '#package-metadata';

/** All problems of the package directories that the project's `sfdx-project.json` names. */
export function checkMetadata(projectRoot: string): Problem[] {
  const { source, problems } = readPackage(projectRoot, { examples: true });
  const inventory = takeInventory(source);
  const modules = readModules(source);
  return [
    ...problems,
    ...source.metadata.flatMap((metadata) => [
      ...shapeProblems(metadata),
      ...limitProblems(metadata),
      ...referenceProblems(metadata, inventory),
    ]),
    ...pairProblems(source),
    ...constantProblems(readApex(source), inventory),
    ...importProblems(modules, inventory),
    ...apexCallProblems(modules, inventory.auraMethods),
    ...templateProblems(source, modules),
    ...exposedApiProblems(modules, inventory),
  ];
}

/** A class or static resource and the metadata file beside it come together. */
function pairProblems({ files }: PackageSource): Problem[] {
  const there = new Set(files);
  const stems = new Set(files.map((file) => file.replace(/\.[^./]+$/, '')));
  return files.flatMap((file) => {
    if (/\.(cls|trigger)$/.test(file) && !there.has(`${file}-meta.xml`)) {
      return [{ file, line: 1, message: `lacks ${path.posix.basename(file)}-meta.xml beside it` }];
    }
    if (/\.(cls|trigger)-meta\.xml$/.test(file) && !there.has(file.replace('-meta.xml', ''))) {
      return [{ file, line: 1, message: 'describes source code that is not there' }];
    }
    if (file.endsWith('.resource-meta.xml') && !stems.has(file.replace('.resource-meta.xml', ''))) {
      return [{ file, line: 1, message: 'describes a static resource that is not there' }];
    }
    return [];
  });
}

if (process.argv[1] === import.meta.filename) {
  reportProblems('metadata', checkMetadata(path.resolve(import.meta.dirname, '..')));
}
