import { realpathSync } from 'node:fs';
import { takeInventory } from '../../inventory.ts';
import type { Problem } from '../../problem.ts';
import { readPackage, type PackageSource, childText } from '#package-metadata';
import { parseOutput } from '../java.ts';
import { packageObjects } from './package-objects.ts';
import { runCompiler } from './run-compiler.ts';
import { AMENDMENTS, describedObjects, type Amendment } from './standard-classes.ts';

type Answer = { messages: Problem[]; outdated: string[] };

/**
 * What Salesforce's own Apex compiler has to say against the classes and triggers: unknown names, wrong types,
 * access to what is private, annotations where they do not belong, assignments to what cannot be written.
 * @param amendments what its stubs of Salesforce's classes lack
 */
export function checkApexCompiles(
  projectRoot: string,
  amendments: readonly Amendment[] = AMENDMENTS,
): Problem[] {
  const { source } = readPackage(realpathSync(projectRoot));
  const sources = apexSources(source);
  const request = {
    sources,
    objects: packageObjects(source),
    labels: [...takeInventory(source).labels],
    amendments: [...amendments, describedObjects(sources.map(({ text }) => text))],
  };
  const { messages, outdated } = parseOutput<Answer>(runCompiler(request), 'the Apex compiler');
  return [
    ...withoutRepetition(messages.filter(({ file }) => source.files.includes(file))),
    ...outdated.map((type) => ({
      file: 'scripts/checks/apex/compiler/standard-classes.ts',
      line: 1,
      message: `the amendment of ${type} does not fit the compiler's stub any more`,
    })),
  ];
}

function apexSources({ files, metadata, read }: PackageSource) {
  const versions = new Map(
    metadata.map(({ file, root }) => [file.replace(/-meta\.xml$/, ''), childText(root, 'apiVersion')]),
  );
  return files
    .filter((file) => /\.(cls|trigger)$/.test(file))
    .map((file) => ({ file, text: read(file), version: Number(versions.get(file)) }));
}

function withoutRepetition(problems: Problem[]): Problem[] {
  const keys = problems.map((problem) => JSON.stringify(problem));
  return problems.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
