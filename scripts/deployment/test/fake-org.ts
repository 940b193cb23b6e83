import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Sf, SfAnswer } from '../sf.ts';
import { readManifest, OrgMetadata } from '#package-metadata';
import { Retrieval, readZip } from '#metadata-api';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

const INTEGRATION = { Id: '005000000000009AAA', Username: 'integration@northwind.example' };
const ADMINISTRATOR = { Id: '005000000000001AAA', Username: 'alex.morgan@northwind.example' };
const AGENT = { Id: '005000000000002AAA', Username: 'dana.reyes@northwind.example' };
const INTEGRATION_GROUP = {
  Id: '00G000000000001AAA',
  DeveloperName: 'AC_Integration_Users',
  Type: 'Regular',
};
const QUEUE = { Id: '00G000000000002AAA', DeveloperName: 'AC_Unassigned', Type: 'Queue' };
/** A team of the company's own, and a role; the queue of another team cannot be a member. */
const COMPANY_GROUPS = [
  { Id: '00G000000000003AAA', DeveloperName: 'Team_Leads', Type: 'Regular' },
  { Id: '00G000000000004AAA', DeveloperName: 'Team_Leads', Type: 'Role' },
  { Id: '00G000000000005AAA', DeveloperName: 'Manager', Type: 'Role' },
  { Id: '00G000000000006AAA', DeveloperName: 'Cases', Type: 'Queue' },
];

export type FakeUser = { Id: string; Username: string } & Record<string, string>;

/** The Salesforce CLI in front of an org in memory: just what the deployment asks of both. */
export class FakeOrg {
  readonly users: FakeUser[] = [INTEGRATION, ADMINISTRATOR, AGENT];
  /** What was deployed of the folder force-app. */
  package = new OrgMetadata();
  packageDeployments = 0;
  /** Of each of them. */
  readonly deployedFolders: string[] = [];
  /** Where the CLI deploys from unless it is told another folder. */
  project = PROJECT;
  /** Other metadata files by path in the package. */
  readonly files = new Map<string, string>();
  readonly assignments: { user: string; set: string }[] = [];
  /** Sets that are refused, until a user has the permission set license. */
  refusedAssignments: { set: string; code: string; message: string; until: string }[] = [];
  /** Users with the permission set license. */
  readonly licensed: string[] = [];
  /** What each further look at the groups finds not worked out yet. */
  pendingGroups: { DeveloperName: string; Status: string }[][] = [];
  /** Of the public group and the queue that the package brings. */
  readonly memberships: { group: string; member: string }[] = [];
  /** Whether a deployment empties the queue. */
  deploymentsEmptyQueue = false;
  readonly commands: string[][] = [];
  /** What went by standard input. */
  readonly inputs: string[] = [];
  /** Deployments of metadata, as the paths of their files. */
  readonly deployments: string[][] = [];
  credential: Record<string, { value: string }> | undefined;
  /** The state that the package's Apex reports of the middleware. */
  playbackState = 'NOT_ALLOWED The middleware answered 403 (recording-not-allowed).';
  /** The version of the unlocked package that is installed. */
  packageVersion: string | undefined;
  /** Those that can be installed, each with how Salesforce judges its installation here. */
  packageVersions: Record<string, string> = {};
  /** A command, by its first words, that is refused instead of carried out. */
  refusals: Record<string, SfAnswer> = {};
  private readonly showsSettings: boolean;

  /** Few orgs still show the settings that hold an app's key. */
  constructor({ showsSettings = false } = {}) {
    this.showsSettings = showsSettings;
  }

  /** The files that it gives back. */
  shown(): Map<string, string> {
    return new Map(
      [...this.files].filter(
        ([file]) => this.showsSettings || !file.startsWith('extlClntAppGlobalOauthSets/'),
      ),
    );
  }

  readonly sf: Sf = (args, input, folder = this.project) => {
    this.commands.push([...args]);
    if (input !== undefined) this.inputs.push(input);
    const refused = Object.entries(this.refusals).find(([words]) => args.join(' ').startsWith(words));
    return Promise.resolve(refused ? refused[1] : this.answer(args, input, folder));
  };

  private answer(args: readonly string[], input: string | undefined, folder: string): SfAnswer {
    const option = (name: string): string => args[args.indexOf(name) + 1] ?? '';
    const command = args.slice(0, 3).join(' ');
    if (command === 'project deploy start') {
      return args.includes('--metadata-dir')
        ? this.deploy(option('--metadata-dir'))
        : this.deployPackage(
            folder,
            args.filter((_, index) => args[index - 1] === '--source-dir'),
          );
    }
    if (command === 'project retrieve start') {
      return this.retrieve(option('--target-metadata-dir'), option('--manifest'));
    }
    if (args[0] === 'package' && args[1] === 'install') return this.installVersion(option('--package'));
    if (command === 'org assign permsetlicense') return this.license(option('--on-behalf-of'));
    if (command === 'api request rest') {
      const soql = new URL(args[3] ?? '', 'https://org').searchParams.get('q');
      if (args[3]?.endsWith('/composite/sobjects')) return this.create(input);
      return soql === null ? this.rest(option('--method'), input) : this.query(soql);
    }
    if (command.startsWith('apex run')) {
      return {
        status: 0,
        result: { logs: `12:00|USER_DEBUG|[2]|DEBUG|AC_CONNECTION_TEST ${this.playbackState}\n` },
      };
    }
    if (command.startsWith('org display')) {
      const { Username: username } = ADMINISTRATOR;
      return { status: 0, result: { id: '00D000000000001EAA', username, instanceUrl: 'http://127.0.0.1:9' } };
    }
    return { status: 1, message: `${command} is not a sf command.` };
  }

  /** An administrator edits a file of the package; without text, deletes it. */
  change(file: string, edit: (text: string) => string | undefined): void {
    const files = new Map(this.package.files);
    const text = edit(this.package.read(file));
    if (text === undefined) files.delete(file);
    else files.set(file, Buffer.from(text));
    this.package = new OrgMetadata(files);
  }

  private installVersion(id: string): SfAnswer {
    this.packageVersion = id;
    this.put(OrgMetadata.ofProject(this.project, ['force-app']));
    return { status: 0, result: { Status: 'SUCCESS' } };
  }

  private deployPackage(folder: string, folders: readonly string[]): SfAnswer {
    this.put(OrgMetadata.ofProject(folder, folders));
    this.packageDeployments += 1;
    this.deployedFolders.push(folders.join(', '));
    return { status: 0, result: {} };
  }

  private put(deployed: OrgMetadata): void {
    if (this.deploymentsEmptyQueue) this.memberships.length = 0;
    const objects = [...deployed.files].filter(([file]) => file.startsWith('objects/'));
    this.package = this.package.and(new OrgMetadata(new Map(objects))).with(deployed.components());
  }

  private deploy(folder: string): SfAnswer {
    const deployed: string[] = [];
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || entry.name === 'package.xml') continue;
      const file = path.relative(folder, path.join(entry.parentPath, entry.name));
      this.files.set(file, readFileSync(path.join(folder, file), 'utf8'));
      deployed.push(file);
    }
    this.deployments.push(deployed);
    return { status: 0, result: {} };
  }

  private retrieve(folder: string, manifest: string): SfAnswer {
    const user = { id: ADMINISTRATOR.Id, name: ADMINISTRATOR.Username };
    const retrieval = new Retrieval({ metadata: () => this.package, now: Date.now, user });
    const id = retrieval.start(readManifest(readFileSync(manifest, 'utf8')));
    const zip = readZip(Buffer.from(retrieval.result(id)?.zipFile ?? '', 'base64'));
    const inside = [...zip].map(([file, content]) => [file.replace('unpackaged/', ''), content] as const);
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of [...inside, ...this.shown()]) {
      const target = path.join(folder, 'unpackaged', file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    return { status: 0, result: {} };
  }

  private query(soql: string): SfAnswer {
    const records = (rows: object[]): SfAnswer => ({
      status: 0,
      result: { statusCode: 200, body: { records: rows } },
    });
    if (soql.includes('FROM InstalledSubscriberPackage')) {
      const id = this.packageVersion;
      return records(id === undefined ? [] : [{ SubscriberPackageVersionId: id }]);
    }
    if (soql.includes('FROM SubscriberPackageVersion')) return this.availableVersion(soql);
    if (soql.includes('FROM Organization')) return records([{ Name: 'Northwind', IsSandbox: false }]);
    if (soql.includes('FROM PermissionSetGroup')) return records(this.groups(soql));
    if (soql.includes('FROM PermissionSet ')) return records([{ Id: inQuotes(soql) }]);
    if (soql.includes('FederationIdentifier')) return records(this.page(soql));
    if (soql.includes('FROM User'))
      return records(this.users.filter(({ Username }) => soql.includes(Username)));
    if (soql.includes('FROM GroupMember')) {
      const members = this.memberships.filter(({ group }) => group === inQuotes(soql));
      return records(members.map(({ member }) => ({ UserOrGroupId: member })));
    }
    if (soql.includes('FROM Group ')) {
      const [names = '', types = ''] = soql.split('AND Type IN');
      return records(
        this.allGroups().filter(
          ({ DeveloperName, Type }) => names.includes(`'${DeveloperName}'`) && types.includes(`'${Type}'`),
        ),
      );
    }
    return records(
      this.assignments
        .filter(({ set }) => set === inQuotes(soql))
        .map(({ user }) => ({ Assignee: { Username: user } })),
    );
  }

  /** Users by id, as many as are asked for, from behind the one that is named. */
  private page(soql: string): FakeUser[] {
    const after = / Id > '([^']*)'/.exec(soql)?.[1] ?? '';
    const most = Number(/ LIMIT (\d+)/.exec(soql)?.[1]);
    return this.users
      .filter(({ Id }) => Id > after)
      .sort((a, b) => (a.Id < b.Id ? -1 : 1))
      .slice(0, most);
  }

  /** The package's own come with it. */
  private allGroups() {
    return [...COMPANY_GROUPS, ...(this.package.files.size > 0 ? [INTEGRATION_GROUP, QUEUE] : [])];
  }

  /** Ids of the members of a group or queue of the package. */
  membersOf(name: 'AC_Integration_Users' | 'AC_Unassigned'): string[] {
    const id = (name === 'AC_Unassigned' ? QUEUE : INTEGRATION_GROUP).Id;
    return this.memberships.filter(({ group }) => group === id).map(({ member }) => member);
  }

  /** As the Tooling API answers: an id that no version has is an unexpected error. */
  private availableVersion(soql: string): SfAnswer {
    const InstallValidationStatus = this.packageVersions[inQuotes(soql)];
    if (InstallValidationStatus === undefined)
      return { status: 0, result: { statusCode: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION' }] } };
    const row = { Id: inQuotes(soql), InstallValidationStatus };
    return { status: 0, result: { statusCode: 200, body: { records: [row] } } };
  }

  /** Groups are named by their ids here, as permission sets are. */
  private groups(soql: string): object[] {
    if (soql.includes('Status')) return this.pendingGroups.shift() ?? [];
    const name = inQuotes(soql);
    return name.endsWith('_Group') ? [{ Id: name }] : [];
  }

  private create(input: string | undefined): SfAnswer {
    const { records } = JSON.parse(input ?? '') as { records: Record<string, string>[] };
    return records[0]?.GroupId === undefined ? this.assign(records) : this.join(records);
  }

  private join(records: readonly Record<string, string>[]): SfAnswer {
    const body = records.map(({ GroupId: group = '', UserOrGroupId: member = '' }) => {
      if (this.memberships.some((each) => each.group === group && each.member === member))
        return { success: false, errors: [{ statusCode: 'DUPLICATE_VALUE', message: 'A member already.' }] };
      this.memberships.push({ group, member });
      return { success: true, errors: [] };
    });
    return { status: 0, result: { statusCode: 200, body } };
  }

  private assign(records: readonly Record<string, string>[]): SfAnswer {
    const body = records.map(({ AssigneeId, PermissionSetGroupId, PermissionSetId = '' }) => {
      const set = PermissionSetGroupId ?? PermissionSetId;
      const user = this.users.find(({ Id }) => Id === AssigneeId)?.Username ?? '';
      const refused = this.refusedAssignments.find(
        (each) => each.set === set && !this.licensed.includes(each.until),
      );
      if (refused)
        return { success: false, errors: [{ statusCode: refused.code, message: refused.message }] };
      this.assignments.push({ user, set });
      return { success: true, errors: [] };
    });
    return { status: 0, result: { statusCode: 200, body } };
  }

  private license(user: string): SfAnswer {
    this.licensed.push(user);
    return { status: 0, result: { successes: [{ name: user }], failures: [] } };
  }

  private rest(method: string, input: string | undefined): SfAnswer {
    const sent = JSON.parse(input ?? '{}') as { credentials?: Record<string, { value: string }> };
    if (method === 'GET') {
      const names = Object.keys(this.credential ?? {}).map((name) => [name, { encrypted: true }]);
      return {
        status: 0,
        result: { statusCode: 200, body: { credentials: Object.fromEntries(names) as unknown } },
      };
    }
    if (method === 'POST' && this.credential) {
      return {
        status: 1,
        result: { statusCode: 400, body: [{ errorCode: 'INVALID_INPUT', message: 'It exists.' }] },
      };
    }
    this.credential = { ...this.credential, ...sent.credentials };
    return { status: 0, result: { statusCode: 201, body: {} } };
  }
}

const inQuotes = (soql: string): string => /'([^']*)'/.exec(soql)?.[1] ?? '';
