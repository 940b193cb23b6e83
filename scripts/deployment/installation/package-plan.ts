import { readFileSync } from 'node:fs';
import path from 'node:path';
import { retrieveMetadata } from '../metadata-files.ts';
import { deployPackage, PACKAGE_FOLDERS } from '../package-deployment.ts';
import type { Questions } from '../questions.ts';
import type { Sf } from '../sf.ts';
import type { TestLevel } from '../test-level.ts';
import { compareInstallation, type Change, type Comparison } from './changes.ts';
import { membersOf, projectComponents, retrievedComponents, type Components } from './components.ts';
import { describeChange, nameOf } from './describe-change.ts';
import { partialProject } from './partial-project.ts';
import { RECORD_MEMBERS, readRecord, recordOf, writeRecord, type InstallationRecord } from './record.ts';

/** The package as the project and the org have it. */
export type Installation = Comparison & {
  version: string;
  /** Of the project, that are deployed. */
  folders: readonly string[];
  source: Components;
  record: InstallationRecord | undefined;
};

/** What is done with the package: deployed as far as it is not kept, or nothing. */
export type PackagePlan = Installation & {
  /** Ids of components that stay as an administrator has made them. */
  kept: ReadonlySet<string>;
};

/** What an administrator's own is treated like where nobody can be asked; `ask` where somebody can. */
export type ChangesPolicy = 'ask' | 'keep' | 'replace';

/** Reads what the org has of the package and compares it with the project. Changes nothing. */
export async function readInstallation(
  sf: Sf,
  org: string,
  project: string,
  folders: readonly string[] = PACKAGE_FOLDERS,
): Promise<Installation> {
  const source = projectComponents(project, folders);
  const record = readRecord(await retrieveMetadata(sf, org, RECORD_MEMBERS));
  const there = await retrievePackage(sf, org, source);
  return {
    version: versionOf(project),
    folders,
    source,
    record,
    ...compareInstallation(source, there, record),
  };
}

const retrievePackage = async (sf: Sf, org: string, source: Components): Promise<Components> =>
  retrievedComponents(await retrieveMetadata(sf, org, membersOf(source)));

function versionOf(project: string): string {
  const { version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** Decides about everything that an administrator has changed, asking one by one where the policy says so. */
export async function planPackage(
  installation: Installation,
  policy: ChangesPolicy,
  questions: Pick<Questions, 'confirm' | 'canAsk'>,
  say: (line: string) => void,
): Promise<PackagePlan> {
  const { changes, record, version } = installation;
  const kept = new Set<string>();
  const isReplaced = async (change: Change): Promise<boolean> => {
    if (policy === 'replace') return true;
    if (policy === 'keep' || !change.isOpen || !questions.canAsk) return false;
    const question = change.what === 'deleted' ? 'Make it again' : `Replace it by that of version ${version}`;
    return questions.confirm(`    ${question}?`);
  };
  if (changes.length > 0)
    say(
      record
        ? `\nChanged in the org since version ${record.version} was installed:`
        : '\nNot as in this version (what was installed is not recorded, so somebody may have changed it):',
    );
  for (const change of changes) {
    for (const line of describeChange(change)) say(line);
    const replaced = await isReplaced(change);
    if (!replaced) kept.add(change.component.id);
    say(`    → ${replaced ? `replaced by that of version ${version}` : 'kept'}`);
  }
  return { ...installation, kept };
}

/** Whether the org has this version already, as far as it is not an administrator's own. */
export const isInstalled = ({ outdated, changes, kept }: PackagePlan): boolean =>
  outdated.length === 0 && changes.every(({ component }) => kept.has(component.id));

/** What is done with the package, as a sentence of the plan. */
export function packageSentence(plan: PackagePlan): string {
  const { version, kept, source, folders } = plan;
  const whole = folders.includes('force-app') ? 'the package' : 'the sharing rules';
  const names = [...kept].flatMap((id) => source.get(id) ?? []).map(nameOf);
  const keeping = names.length === 0 ? '' : `; keep as they are in the org: ${names.join(', ')}`;
  return isInstalled(plan)
    ? `leave ${whole} alone: version ${version} is there${keeping}`
    : `deploy version ${version} of ${whole} (${folders.join(', ')}); no layout, app or profile of ` +
        `the org is overwritten${keeping}`;
}

/** Deploys the package without what is kept, and records in the org what is there then. */
export async function installPackage(
  sf: Sf,
  org: string,
  { project, plan, testLevel }: { project: string; plan: PackagePlan; testLevel: TestLevel },
): Promise<string> {
  const { version, source, record: former, kept, changes, folders } = plan;
  const isThere = isInstalled(plan);
  if (!isThere) {
    const left = [...kept].flatMap((id) => source.get(id) ?? []);
    if (left.length === 0) await deployPackage(sf, org, project, { testLevel, folders });
    else
      await partialProject(project, left, (folder) =>
        deployPackage((args, input) => sf(args, input, folder), org, folder, { testLevel, folders }),
      );
  }
  if (!isThere || changes.some(({ isOpen }) => isOpen) || former?.version !== version) {
    const there = await retrievePackage(sf, org, source);
    await writeRecord(sf, org, recordOf({ version, source, org: there, kept, former }));
  }
  if (isThere) return `unchanged, version ${version} is there`;
  const tests = testsSentence(testLevel, folders);
  const keeping = kept.size > 0 ? `; ${String(kept.size)} of the org’s own kept` : '';
  return `version ${version} deployed${tests}${keeping}`;
}

function testsSentence(testLevel: TestLevel, folders: readonly string[]): string {
  if (!folders.includes('force-app')) return '';
  return testLevel === 'NoTestRun' ? ', without Apex tests' : ', its Apex tests passed';
}
