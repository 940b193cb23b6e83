import { ApexLoadError, createApexRuntime, type ApexRuntime } from '#apex';
import { createLocalOrg, type LocalOrg, licensesOf, type LocalUser } from '#org';
import type { DeployProblem } from '../refusals/deploy-problem.ts';
import type { OrgMetadata } from '#package-metadata';

/** An org beside the real one, as it would be after the deployment: to compile and test in, without touching it. */
export interface TrialOrg {
  org: LocalOrg;
  /** Missing where the Apex of the package does not compile. */
  apex: ApexRuntime | undefined;
  problems: DeployProblem[];
}

/** Builds the org that a deployment would lead to. Metadata that the org cannot read is a problem, not a throw. */
export function trialOrg(
  metadata: OrgMetadata,
  live: LocalOrg,
  users: readonly LocalUser[],
): TrialOrg | DeployProblem {
  let org: LocalOrg;
  try {
    org = createLocalOrg({
      source: metadata,
      users: usersOf(metadata, live, users),
      client: { id: '', publicKeyPem: '' },
      namedCredentials: {},
      now: live.state.now,
    });
  } catch (error) {
    return unreadable((error as Error).message);
  }
  try {
    return {
      org,
      apex: createApexRuntime({ classes: metadata.apexSources(), platform: org.platform }),
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof ApexLoadError)) throw error;
    return { org, apex: undefined, problems: error.errors.map(compileProblem) };
  }
}

/** The users with what they are assigned now, as far as it would still exist. */
function usersOf(metadata: OrgMetadata, live: LocalOrg, users: readonly LocalUser[]): LocalUser[] {
  const sets = new Set(
    metadata
      .paths()
      .flatMap((path) => /^permissionsets\/(.+)\.permissionset-meta\.xml$/.exec(path)?.[1] ?? []),
  );
  return users.map((user) => {
    const { id } = live.runningUser(user.username);
    const assigned = live.state.rightsOf(id).permissionSets;
    return {
      ...user,
      licenses: licensesOf(live.state.database, id),
      permissionSets: [...assigned].filter((name) => sets.has(name)),
      groups: [],
    };
  });
}

function compileProblem({ path, line, column, message }: ApexLoadError['errors'][number]): DeployProblem {
  return {
    componentType: path.endsWith('.trigger') ? 'ApexTrigger' : 'ApexClass',
    fullName: path.replace(/^.*\/|\.[^.]+$/g, ''),
    fileName: path,
    problem: message.replace(`${path}:${String(line)}:${String(column)}: `, ''),
    problemType: 'Error',
    lineNumber: line,
    columnNumber: column,
  };
}

/** The reader names the file first: `objects/…-meta.xml: what is wrong`. */
function unreadable(message: string): DeployProblem {
  const file = /^(\S+-meta\.xml)/.exec(message)?.[1] ?? '';
  return {
    componentType: '',
    fullName: file.split('/').at(-1)?.replace(/\..*$/, '') ?? '',
    fileName: file.replace('-meta.xml', ''),
    problem: message,
    problemType: 'Error',
  };
}
