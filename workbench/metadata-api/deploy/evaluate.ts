import { setImmediate } from 'node:timers/promises';
import type { LocalOrg, LocalUser } from '#org';
import { builderPropertyProblems } from '../refusals/check-builder-properties.ts';
import { bundleProblems } from '../refusals/check-bundles.ts';
import { lengthProblems } from '../refusals/check-lengths.ts';
import { referenceProblems } from '../refusals/check-references.ts';
import { clientAppProblems } from '../refusals/client-app.ts';
import { shapeProblems } from '../refusals/check-shape.ts';
import { readDocument, type ComponentDocument } from '../refusals/component-document.ts';
import { isError, type DeployProblem } from '../refusals/deploy-problem.ts';
import { inventoryOf, type Inventory } from '../refusals/inventory.ts';
import type { OrgMetadata, Component } from '#package-metadata';
import { effectiveTestLevel, runDeploymentTests, type TestOutcome } from './apex-tests.ts';
import type { DeployOptions } from './deploy-options.ts';
import { readArchive, type PackageArchive } from './package-archive.ts';
import { trialOrg, type TrialOrg } from './trial-org.ts';

/** The org that is deployed to, with what it has now. */
export interface DeployTarget {
  org: LocalOrg;
  users: readonly LocalUser[];
  metadata: OrgMetadata;
  /** Languages besides English that are on. */
  languages: ReadonlySet<string>;
}

/** What a deployment would do, and all that is wrong with it. */
export interface Evaluation {
  components: Component[];
  documents: ComponentDocument[];
  deletions: { typeName: string; fullName: string }[];
  problems: DeployProblem[];
  tests: TestOutcome | undefined;
  /** The org's metadata afterwards. */
  next: OrgMetadata;
}

/** Who deploys where. */
interface Deployer {
  target: DeployTarget;
  username: string;
}

/** Takes an archive all the way, tests included, in an org beside the real one. */
export async function evaluate(
  archive: Buffer,
  options: DeployOptions,
  deployer: Deployer,
): Promise<Evaluation> {
  return evaluateContent(readArchive(archive), options, deployer);
}

/** The same for components that come in no archive, with what is wrong with them so far. */
export async function evaluateContent(
  { components, deletions, problems }: PackageArchive,
  options: DeployOptions,
  { target, username }: Deployer,
): Promise<Evaluation> {
  const documents: ComponentDocument[] = [];
  for (const component of components) {
    const read = readDocument(component);
    if ('problem' in read) problems.push(read);
    else documents.push(read);
  }
  problems.push(
    ...documents.flatMap((document) => [
      ...shapeProblems(document),
      ...lengthProblems(document),
      ...clientAppProblems(document, target.metadata),
    ]),
  );
  const readable = components.filter((each) => documents.some(({ component }) => component === each));
  const { next, warnings } = withoutDeleted(target.metadata.with(readable), deletions);
  problems.push(...warnings);
  const evaluation = { components, documents, deletions, problems, tests: undefined, next };
  await setImmediate();
  const trial = trialOrg(next, target.org, target.users);
  if ('problem' in trial) {
    // What the reader stumbles over is usually told better by the checks before it.
    if (!problems.some(isError)) problems.push(trial);
    return evaluation;
  }
  const inventory = inventoryOf(next, trial.org.schema, target.languages);
  problems.push(...(await compileAll(evaluation, trial, inventory)));
  if (problems.some(isError) || !trial.apex) return evaluation;
  return { ...evaluation, tests: await runTests(evaluation, options, { trial, username }) };
}

async function compileAll(
  { documents, components, next }: Evaluation,
  trial: TrialOrg,
  inventory: Inventory,
): Promise<DeployProblem[]> {
  const problems = documents.flatMap((document) => [
    ...referenceProblems(document, inventory),
    ...builderPropertyProblems(document),
  ]);
  for (const bundle of components.filter(({ type }) => type.name === 'LightningComponentBundle')) {
    // Others who wait for an answer get it in between.
    await setImmediate();
    problems.push(...bundleProblems(bundle, inventory, next));
  }
  return [...problems, ...trial.problems];
}

async function runTests(
  { components, problems, next }: Evaluation,
  options: DeployOptions,
  { trial, username }: { trial: TrialOrg; username: string },
): Promise<TestOutcome | undefined> {
  const deployed = components
    .filter(({ type }) => /^Apex(Class|Trigger)$/.test(type.name))
    .map(({ fullName }) => fullName);
  const level = effectiveTestLevel(options, deployed.length > 0);
  if (level === undefined || level === 'NoTestRun' || !trial.apex) return undefined;
  const unknown = options.runTests.filter((name) => !next.files.has(`classes/${name}.cls`));
  problems.push(...unknown.map((name) => noSuchTest(name)));
  if (unknown.length > 0) return undefined;
  return runDeploymentTests({
    level,
    runTests: options.runTests,
    deployed,
    metadata: next,
    apex: trial.apex,
    user: trial.org.runningUser(username),
  });
}

function noSuchTest(name: string): DeployProblem {
  return {
    componentType: 'ApexClass',
    fullName: name,
    fileName: '',
    problem: `No ApexClass named: ${name} found`,
    problemType: 'Error',
  };
}

/** What is to be deleted and is not there is a warning only. */
function withoutDeleted(
  metadata: OrgMetadata,
  deletions: readonly { typeName: string; fullName: string }[],
): { next: OrgMetadata; warnings: DeployProblem[] } {
  const warnings: DeployProblem[] = [];
  let next = metadata;
  for (const { typeName, fullName } of deletions) {
    const without = next.without(typeName, fullName);
    if (without) next = without;
    else {
      warnings.push({
        componentType: typeName,
        fullName: 'destructiveChanges.xml',
        fileName: 'destructiveChanges.xml',
        problem: `No ${typeName} named: ${fullName} found`,
        problemType: 'Warning',
      });
    }
  }
  return { next, warnings };
}
