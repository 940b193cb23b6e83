import { once } from 'node:events';
import path from 'node:path';
import express from 'express';
import { createMetadataApi } from '#metadata-api';
import {
  OrgMetadata,
  flag,
  text,
  INSTALLATION_FOLDERS,
  joinedSourceFiles,
  projectSourceFiles,
  type SourceFiles,
} from '#package-metadata';
import { createLocalOrg, type LocalOrg, type OrgSchema, readSchema, LOCAL_USERS } from '#org';
import { buildPage, type BuiltPage, type TrustedHosts, pageIcons, pageRouter, type PageSession } from '#page';
import type { Secrets } from './secrets.ts';
import type { StatusUser } from './status.ts';

const OBJECT = 'AC_Contact_Channel_Analytics__c';
/** What the company's own administrator has set up beside the package. */
const COMPANY_ROOT = path.resolve(import.meta.dirname, '..');
const COMPANY_FOLDERS = ['northwind'];
/** Standard objects whose tabs the console has, for those who may read them. */
const STANDARD_TABS = ['Case', 'Contact', 'Account', 'Task', 'VoiceCall'];

export type OrgServer = {
  url: string;
  /** Those whom the page's switch offers, each with a session that is open. */
  users(): StatusUser[];
  /** Ends every session: the next request of each is answered `INVALID_SESSION_ID`. */
  endSessions(): void;
  /** Sends the callouts of the package's named credential there. */
  routeMiddleware(url: string): void;
  /** Answers `/workbench/status` and `/workbench/progress`. */
  serve(answers: { status: () => unknown; progress: () => unknown }): void;
  recordCount(): number;
  /** `Status__c` of a contact's record. */
  statusOf(contactId: string): string | undefined;
  close(): Promise<void>;
};

/** Builds the console page for the package in a project's folder; what it takes long to build is kept in a cache. */
export function buildConsole(project: string, cacheFolder: string): Promise<BuiltPage> {
  const schema = readSchema(orgSources(project));
  return buildPage({
    packageFolder: packageFolder(project),
    cacheFolder,
    icons: pageIcons(schema),
  });
}

/** Serves the local org and its console page on one origin, as Salesforce does. */
export async function startOrg(options: {
  project: string;
  port: number;
  secrets: Secrets;
  built: BuiltPage;
  s3Endpoint: string;
}): Promise<OrgServer> {
  const { project, secrets } = options;
  const middleware = {
    url: 'http://127.0.0.1:9',
    headers: { authorization: `Bearer ${secrets.salesforceApiKey}` },
  };
  const org = createLocalOrg({
    source: orgSources(project),
    users: LOCAL_USERS,
    client: { id: secrets.client.id, publicKeyPem: secrets.client.publicKeyPem },
    namedCredentials: { AC_Middleware: middleware },
  });
  const metadata = OrgMetadata.ofProject(project, INSTALLATION_FOLDERS).and(
    OrgMetadata.ofProject(COMPANY_ROOT, COMPANY_FOLDERS),
  );
  const metadataApi = createMetadataApi({ org, users: LOCAL_USERS, metadata });

  const app = express();
  let answers = { status: (): unknown => ({ ready: false }), progress: (): unknown => null };
  app.get('/workbench/status', (_request, response) => response.json(answers.status()));
  app.get('/workbench/progress', (_request, response) => response.json(answers.progress()));
  app.use(
    pageRouter({
      schema: org.schema,
      built: options.built,
      packageFolder: packageFolder(project),
      trusted: trustedHosts(org.schema, { AC_Recordings: options.s3Endpoint }),
      sessionOf: pageSessions(org),
    }),
  );
  app.use(metadataApi.router, org.router);
  const server = app.listen(options.port, '127.0.0.1');
  // Longer than a deployment keeps the process busy, so that no connection is closed while it is used again.
  server.keepAliveTimeout = 120_000;
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The org has no port.');

  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    users: () =>
      offered(org).map(({ username, label }) => ({
        username,
        label,
        accessToken: org.accessTokenOf(username),
      })),
    endSessions: org.endSessions,
    routeMiddleware: (url) => {
      middleware.url = url;
    },
    serve: (given) => {
      answers = given;
    },
    recordCount: () => org.tableSize(OBJECT),
    statusOf: (contactId) => statusOf(org, contactId),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function orgSources(project: string): SourceFiles {
  return joinedSourceFiles([
    projectSourceFiles(project, INSTALLATION_FOLDERS),
    projectSourceFiles(COMPANY_ROOT, COMPANY_FOLDERS),
  ]);
}

const packageFolder = (project: string) => path.join(project, 'force-app');

const offered = (org: LocalOrg) =>
  org.users.flatMap(({ label, ...user }) => (label ? [{ ...user, label }] : []));

function statusOf(org: LocalOrg, contactId: string): string | undefined {
  const [administrator] = org.users.filter(({ profile }) => profile === 'System Administrator');
  if (!administrator) throw new Error('The org has no administrator.');
  const [row] = org.platform.begin(org.runningUser(administrator.username)).query({
    soql: `SELECT Status__c FROM ${OBJECT} WHERE ContactId__c = :b0`,
    binds: { b0: contactId },
    access: 'system',
    sharing: false,
  });
  const status = row?.fields.Status__c;
  return typeof status === 'string' ? status : undefined;
}

/** What the page needs to know of whoever holds an access token. */
function pageSessions(org: LocalOrg): (accessToken: string) => PageSession | undefined {
  return (accessToken) => {
    const user = offered(org).find(({ username }) => org.accessTokenOf(username) === accessToken);
    return (
      user && {
        user: { id: user.id, username: user.username, name: user.name },
        customPermissions: org.schema.customPermissions
          .map(({ name }) => name)
          .filter((name) => org.hasCustomPermission(user.username, name)),
        userPermissions: [],
        tabs: [...packageTabs(org.schema, user.permissionSets), ...standardTabs(org, user.id)],
      }
    );
  };
}

function packageTabs(schema: OrgSchema, permissionSets: readonly string[]): PageSession['tabs'] {
  const visible = new Set(
    schema.permissionSets
      .filter(({ name }) => permissionSets.includes(name))
      .flatMap(({ tabs }) =>
        tabs.filter(({ visibility }) => visibility === 'Visible').map(({ name }) => name),
      ),
  );
  return schema.tabs
    .filter(({ name, object }) => object !== undefined && visible.has(name))
    .map(({ name, object = '' }) => ({
      name,
      label: schema.objects.get(object.toLowerCase())?.labelPlural ?? name,
      objectApiName: object,
    }));
}

function standardTabs({ schema, state }: LocalOrg, userId: string): PageSession['tabs'] {
  return STANDARD_TABS.flatMap((name) => {
    const object = schema.objects.get(name.toLowerCase());
    return object && state.rightsOf(userId).object(object).read
      ? [{ name, label: object.labelPlural, objectApiName: name }]
      : [];
  });
}

/** The package names hosts that do not exist; the workbench puts its own in their places, by component name. */
function trustedHosts(schema: OrgSchema, hosts: Record<string, string>): TrustedHosts {
  const sites = schema.cspTrustedSites.filter(({ content }) => flag(content, 'isActive'));
  const open = (purpose: string) =>
    sites
      .filter(({ content }) => flag(content, purpose))
      .map(({ name, content }) => hosts[name] ?? text(content, 'endpointUrl') ?? '');
  return { media: open('isApplicableToMediaSrc'), connect: open('isApplicableToConnectSrc') };
}
