import { CONSOLE_MEMBERS, consoleMetadata, lacksTab } from './console-tab.ts';
import { hasKey } from './credential.ts';
import {
  isInstalled,
  packageSentence,
  readInstallation,
  type Installation,
  type PackagePlan,
} from './installation/package-plan.ts';
import { readPackageVersion, versionSentence, type PackageVersion } from './installation/package-version.ts';
import { BESIDE_PACKAGE } from './package-deployment.ts';
import { APP_MEMBERS, existingApp, type ExistingApp } from './external-client-app.ts';
import { retrieveMetadata } from './metadata-files.ts';
import { membersOfGroup, UNASSIGNED_QUEUE, type Member } from './group-members.ts';
import { existingHosts, SETTINGS_MEMBERS, type OrgHosts } from './org-settings.ts';
import type { AgentRule } from './owners/agent-rule.ts';
import { describeRule } from './owners/matches.ts';
import { assignmentsOf, type People } from './people.ts';
import type { Sf } from './sf.ts';
import type { TargetOrg } from './target-org.ts';
import { TEST_LEVELS, type TestLevel } from './test-level.ts';

/** What the org has of all this already. */
export type Present = {
  hosts: Partial<OrgHosts>;
  app: ExistingApp | undefined;
  /** The Service Console's metadata; `undefined` where the org has none. */
  console: string | undefined;
  hasKey: boolean;
  installation: Installation;
  /** Where the components are an unlocked package's. */
  packageVersion: PackageVersion | undefined;
  /** Ids of the members of the queue AC Unassigned: whatever a deployment does to it, they stay. */
  queueMembers: readonly string[];
};

/** Everything that is decided before the org is changed. */
export type Decisions = {
  /** The project's folder. */
  project: string;
  org: TargetOrg;
  package: PackagePlan;
  people: People;
  integrationUserId: string;
  /** Who is to be a member of the queue AC Unassigned, besides those who are. */
  queueMembers: readonly Member[];
  agentRule: AgentRule;
  hosts: OrgHosts;
  /** The middleware's key; `undefined` keeps the one that the org has. */
  key: string | undefined;
  /** Where key, certificate and environment file are. */
  folder: string;
  newCertificate: boolean;
  consoleTab: boolean;
  testLevel: TestLevel;
};

/** Reads what the org has. What it lacks, as all of it before the first deployment, is absent. */
export async function readPresent(
  sf: Sf,
  org: string,
  project: string,
  wantedVersion?: string,
): Promise<Present> {
  const packageVersion = await readPackageVersion(sf, org, { project, wanted: wantedVersion });
  const members = { ...SETTINGS_MEMBERS, ...APP_MEMBERS, ...CONSOLE_MEMBERS };
  const files = await retrieveMetadata(sf, org, members);
  return {
    hosts: existingHosts(files),
    app: existingApp(files),
    console: consoleMetadata(files),
    hasKey: await hasKey(sf, org),
    installation: await readInstallation(sf, org, project, packageVersion && BESIDE_PACKAGE),
    packageVersion,
    queueMembers: await membersOfGroup(sf, org, UNASSIGNED_QUEUE),
  };
}

/** What will be changed, one sentence an entry. */
export function planOf(decisions: Decisions, present: Present): string[] {
  const { org, people, hosts, folder } = decisions;
  return [
    ...(present.packageVersion ? [versionSentence(present.packageVersion)] : []),
    packageSentence(decisions.package),
    ...(present.packageVersion || isInstalled(decisions.package)
      ? []
      : [`run Apex tests: ${TEST_LEVELS[decisions.testLevel]}`]),
    `let Salesforce call the middleware at ${hosts.middlewareUrl}`,
    `let the page play audio from ${hosts.recordingsUrl}`,
    appSentence(present.app !== undefined, decisions.newCertificate, folder),
    ...[...assignmentsOf(people, org.username)].map(
      ([name, users]) => `give ${name} to ${users.join(', ')} where it is missing`,
    ),
    `give ${people.integrationUser} AC_Integration, AC_Integration_Transfer and AC_Integration_ViewUsers, with the permission set license Salesforce API Integration where its license asks for that`,
    `put ${people.integrationUser} into the public group AC Integration Users`,
    ...queueSentence(decisions.queueMembers),
    ...ruleSentence(decisions.agentRule),
    keySentence(decisions.key !== undefined, present.hasKey),
    consoleSentence(decisions.consoleTab ? present.console : undefined),
  ];
}

function appSentence(isThere: boolean, newCertificate: boolean, folder: string): string {
  if (!isThere)
    return `create the External Client App AC Middleware with a certificate, whose key stays in ${folder}`;
  return `keep the External Client App AC Middleware${newCertificate ? ', give it a new certificate, and sign in with that before the former key is dropped' : ''}`;
}

const queueSentence = (members: readonly Member[]): string[] =>
  members.length === 0
    ? []
    : [
        `make ${members.map(({ name }) => name).join(', ')} members of the queue AC Unassigned where they are not`,
      ];

const ruleSentence = ({ rule, isNew }: AgentRule): string[] =>
  rule && isNew
    ? [
        `set AGENT_USER_FIELD and AGENT_USER_PART in salesforce.env: agents are recognized by ${describeRule(rule)}`,
      ]
    : [];

function keySentence(isGiven: boolean, isThere: boolean): string {
  if (!isGiven) return 'keep the key that the external credential AC Middleware holds';
  return `enter the middleware's key into the external credential AC Middleware${isThere ? ', in place of the one there' : ''}`;
}

function consoleSentence(console: string | undefined): string {
  if (console === undefined || !lacksTab(console)) return 'leave the tabs of the Service Console alone';
  return 'add the tab AC Contact Channel Analytics to the Service Console, behind the tabs that it has';
}
