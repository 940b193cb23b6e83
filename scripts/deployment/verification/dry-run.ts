import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deploymentProblems, inTemporaryFolder, packageXml, type Members } from '../metadata-files.ts';
import type { Sf, SfAnswer } from '../sf.ts';
import type { FaultyComponent } from './deployments.ts';

/**
 * Has the org check each component and change nothing; resolves with its words about each, `accepted` where it
 * had none. Components whose files would meet in one are sent one after the other.
 */
export async function checkComponents(
  sf: Sf,
  org: string,
  components: ReadonlyMap<string, FaultyComponent>,
): Promise<ReadonlyMap<string, string>> {
  const words = new Map<string, string>();
  for (const batch of batchesOf(components)) {
    for (const [id, said] of await wordsAboutBatch(sf, org, batch)) words.set(id, said);
  }
  return words;
}

/** An org may stop at the first kind of fault and say nothing about others: those are sent again without it. */
async function wordsAboutBatch(
  sf: Sf,
  org: string,
  batch: ReadonlyMap<string, FaultyComponent>,
): Promise<ReadonlyMap<string, string>> {
  const members: Record<string, string[]> = {};
  for (const { type, fullName, more = [] } of batch.values()) {
    for (const each of [{ type, fullName }, ...more]) (members[each.type] ??= []).push(each.fullName);
  }
  const files = Object.assign({}, ...[...batch.values()].map((each) => each.files)) as Record<string, string>;
  const answer = await dryRun(sf, org, { members, files });
  const problems = deploymentProblems(answer);
  const words = new Map([...batch].map(([id, each]) => [id, wordsAbout(each, answer, problems)]));
  const silent = new Map([...batch].filter(([id]) => words.get(id) === ACCEPTED));
  const isRefusedForOthers = answer.status !== 0 && silent.size > 0 && silent.size < batch.size;
  return isRefusedForOthers ? new Map([...words, ...(await wordsAboutBatch(sf, org, silent))]) : words;
}

const ACCEPTED = 'accepted';

/** What an org says to one dry run, with the options given. */
export async function dryRun(
  sf: Sf,
  org: string,
  {
    members,
    files,
    options = [],
  }: { members: Members; files: Readonly<Record<string, string>>; options?: string[] },
): Promise<SfAnswer> {
  return inTemporaryFolder((folder) => {
    for (const [name, text] of Object.entries({ ...files, 'package.xml': packageXml(members) })) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const args = ['project', 'deploy', 'start', '--dry-run', '--metadata-dir', folder, '--target-org', org];
    return sf([...args, '--wait', '30', ...options]);
  });
}

function wordsAbout(
  { fullName }: FaultyComponent,
  answer: SfAnswer,
  problems: ReturnType<typeof deploymentProblems>,
): string {
  const own =
    problems.find((problem) => problem.fullName === fullName) ??
    problems.find((problem) => problem.fullName?.endsWith(fullName.split('.').at(-1) ?? fullName));
  if (own) return own.problem ?? 'refused without words';
  return answer.status === 0 || problems.length > 0 ? ACCEPTED : (answer.message ?? 'refused without words');
}

/** Few deployments, in none of which two components share a file. */
function batchesOf(components: ReadonlyMap<string, FaultyComponent>): Map<string, FaultyComponent>[] {
  const batches: { entries: Map<string, FaultyComponent>; taken: Set<string> }[] = [];
  for (const [id, component] of components) {
    const paths = Object.keys(component.files);
    let batch = batches.find(({ taken }) => !paths.some((file) => taken.has(file)));
    if (!batch) batches.push((batch = { entries: new Map(), taken: new Set() }));
    batch.entries.set(id, component);
    for (const file of paths) batch.taken.add(file);
  }
  return batches.map(({ entries }) => entries);
}
