import express from 'express';
import {
  createLocalOrg,
  type LocalOrg,
  type NamedCredentialTarget,
  answerErrors,
  LOCAL_USERS,
  RECOMMENDED_INTEGRATION_USER,
} from '#org';
import { nodes, readMetadata, text, OrgMetadata } from '#package-metadata';
import {
  bearerToken,
  metadataUser,
  listenLocally,
  createMetadataApi,
  type MetadataApi,
  type PackageVersion,
} from '#metadata-api';
import { anonymousApexRouter } from './anonymous-apex.ts';
import { deployedClient, withConsumerKeys } from './client-app.ts';
import { StoredCredentials } from './stored-credential.ts';

/** An org is slower: seconds to minutes. */
const RECALCULATION_MS = 2_000;
const EXTERNAL_CREDENTIAL = 'AC_Middleware';
const CONSOLE_FILE = 'applications/standard__LightningService.app-meta.xml';

/** The Service Console of a company that has made it its own. */
const SERVICE_CONSOLE = `<?xml version="1.0" encoding="UTF-8"?>
<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata">
    <formFactors>Small</formFactors>
    <formFactors>Large</formFactors>
    <isNavAutoTempTabsDisabled>false</isNavAutoTempTabsDisabled>
    <label>Service Console</label>
    <navType>Console</navType>
    <tabs>standard-Case</tabs>
    <tabs>standard-Contact</tabs>
    <tabs>standard-report</tabs>
    <uiType>Lightning</uiType>
    <workspaceConfig>
        <mappings>
            <tab>standard-Case</tab>
        </mappings>
        <mappings>
            <tab>standard-Contact</tab>
        </mappings>
        <mappings>
            <tab>standard-report</tab>
        </mappings>
    </workspaceConfig>
</CustomApplication>
`;

/** A queue of the company's own that no call can belong to. */
const CASES_QUEUE = `<?xml version="1.0" encoding="UTF-8"?>
<Queue xmlns="http://soap.sforce.com/2006/04/metadata">
    <doesSendEmailToMembers>false</doesSendEmailToMembers>
    <name>Northwind Cases</name>
    <queueSobject>
        <sobjectType>Case</sobjectType>
    </queueSobject>
</Queue>
`;

/** What a company has of its own before the package comes. */
export const COMPANY_METADATA = new OrgMetadata(
  new Map([
    [CONSOLE_FILE, Buffer.from(SERVICE_CONSOLE)],
    ['queues/Northwind_Cases.queue-meta.xml', Buffer.from(CASES_QUEUE)],
  ]),
);

/** An org that nothing has been deployed to, with what an installation asks of an org besides the Metadata API. */
export type CompanyOrg = {
  url: string;
  org: LocalOrg;
  api: MetadataApi;
  close(): Promise<void>;
};

/**
 * Starts it on loopback. Its users have no permission sets, its Service Console has tabs of the company's own, as has a queue for cases,
 * its External Client App signs in and its named credential calls out just as they were deployed. The packages can be installed.
 */
export async function startCompanyOrg(packages: readonly PackageVersion[] = []): Promise<CompanyOrg> {
  const users = [...LOCAL_USERS, RECOMMENDED_INTEGRATION_USER].map((user) => ({
    ...user,
    permissionSets: [],
    groups: [],
  }));
  const initial = COMPANY_METADATA;
  const credentials = new StoredCredentials();
  let metadata = (): OrgMetadata => initial;
  const org = createLocalOrg({
    source: initial,
    users,
    client: deployedClient(() => metadata()),
    namedCredentials: namedCredentials(() => metadata(), credentials),
  });
  const api = createMetadataApi({
    org,
    users,
    metadata: initial,
    packages,
    completed: withConsumerKeys,
    recalculationMs: RECALCULATION_MS,
  });
  metadata = () => api.metadata();

  const app = express();
  app.disable('x-powered-by');
  app.use((request, _response, next) => {
    // The Salesforce CLI joins some addresses with two slashes.
    request.url = request.url.replace(/^\/+/, '/');
    next();
  });
  const admit = (request: express.Request): void => {
    metadataUser(org, bearerToken(request.get('authorization')));
  };
  const stored = credentials.router(
    (external, principal) => hasPrincipal(metadata(), external, principal),
    admit,
  );
  app.use('/services/data/:version/named-credentials/credential', stored, answerErrors);
  app.use(
    '/services/Soap/s',
    anonymousApexRouter(org, () => metadata().apexSources()),
  );
  app.use(api.router, org.router);
  const { url, close } = await listenLocally(app);
  return { url, org, api, close };
}

/** Where the deployed named credential leads; nowhere before it is deployed and its key is entered. */
function namedCredentials(
  metadata: () => OrgMetadata,
  credentials: StoredCredentials,
): Record<string, NamedCredentialTarget> {
  const targets: Record<string, NamedCredentialTarget> = {};
  Object.defineProperty(targets, EXTERNAL_CREDENTIAL, {
    enumerable: true,
    get: (): NamedCredentialTarget | undefined => {
      const url = calloutUrl(metadata());
      const key = credentials.value(EXTERNAL_CREDENTIAL, 'Middleware', 'ApiKey');
      return url !== undefined && key !== undefined
        ? { url, headers: { authorization: `Bearer ${key}` } }
        : undefined;
    },
  });
  return targets;
}

function calloutUrl(metadata: OrgMetadata): string | undefined {
  const file = `namedCredentials/${EXTERNAL_CREDENTIAL}.namedCredential-meta.xml`;
  if (!metadata.files.has(file)) return undefined;
  return nodes(readMetadata(file, metadata.read(file)), 'namedCredentialParameters')
    .filter((parameter) => text(parameter, 'parameterType') === 'Url')
    .map((parameter) => text(parameter, 'parameterValue'))[0];
}

function hasPrincipal(metadata: OrgMetadata, external: string, principal: string): boolean {
  const file = `externalCredentials/${external}.externalCredential-meta.xml`;
  if (!metadata.files.has(file)) return false;
  return nodes(readMetadata(file, metadata.read(file)), 'externalCredentialParameters').some(
    (parameter) =>
      text(parameter, 'parameterType') === 'NamedPrincipal' && text(parameter, 'parameterName') === principal,
  );
}
