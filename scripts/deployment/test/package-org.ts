import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import express from 'express';
import { requestToken, type MiddlewareLogin } from '../middleware-login.ts';
import type { Sf, SfAnswer } from '../sf.ts';
import { apexRunner, Scratch, type AskedOrg } from '../verification/asked-org.ts';
import { restClient } from '../verification/connect.ts';
import { listenLocally, createMetadataApi, writeZip } from '#metadata-api';
import {
  OrgMetadata,
  INSTALLATION_FOLDERS,
  joinedSourceFiles,
  sourceFilesOf,
  type SourceFiles,
} from '#package-metadata';
import { MetadataClient } from '#metadata-api/testing';
import { createLocalOrg, type LocalOrg, LOCAL_USERS, type LocalUser } from '#org';
import { CLIENT_ID, KEYS } from '#org/testing';
import type { ClassSource } from '#apex';
import { COMPANY_METADATA, runBlock } from '#company-org';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
export const INTEGRATION = 'integration@northwind.example';
export const ADMINISTRATOR = 'alex.morgan@northwind.example';

/** A local org with the package in it, as `scripts/verify-org` meets it, without the Salesforce CLI in between. */
export type PackageOrg = { org: LocalOrg; asked: AskedOrg; sf: Sf; close(): Promise<void> };

/** `more` is what the org has besides, and `users` who is in it. */
export async function startPackageOrg({
  users = LOCAL_USERS,
  more = sourceFilesOf({}),
}: { users?: LocalUser[]; more?: SourceFiles } = {}): Promise<PackageOrg> {
  const metadata = COMPANY_METADATA.and(OrgMetadata.ofProject(PROJECT, INSTALLATION_FOLDERS));
  const org = createLocalOrg({
    source: joinedSourceFiles([more, metadata]),
    users,
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey },
    namedCredentials: {},
  });
  const api = createMetadataApi({ org, users, metadata });
  const app = express();
  app.use(api.router, org.router);
  const { url, close } = await listenLocally(app);
  const client = new MetadataClient({ url, org, api, close: async () => Promise.resolve() });
  const sf: Sf = (args) =>
    args[0] === 'apex' ? anonymousApex(org, metadata.apexSources(), args) : deployment(client, args);
  return {
    org,
    asked: askedOrg(org, url, sf),
    sf,
    close,
  };
}

function askedOrg(org: LocalOrg, url: string, sf: Sf): AskedOrg {
  const address = `${url}/services/data/v65.0/`;
  const integration = restClient(address, org.accessTokenOf(INTEGRATION));
  const administrator = restClient(address, org.accessTokenOf(ADMINISTRATOR));
  const login: MiddlewareLogin = {
    loginUrl: url,
    clientId: CLIENT_ID,
    username: INTEGRATION,
    privateKey: KEYS.privateKey,
  };
  return {
    integration,
    administrator,
    names: { integration: INTEGRATION, administrator: ADMINISTRATOR },
    isSandbox: true,
    login: ({ lifeSeconds, ...different }) =>
      requestToken({ ...login, ...different }, lifeSeconds === undefined ? {} : { lifeSeconds }),
    apex: apexRunner(sf, 'local'),
    scratch: new Scratch(integration, administrator),
  };
}

/** Answers `sf apex run --file` as the CLI does. */
async function anonymousApex(
  org: LocalOrg,
  classes: ClassSource[],
  args: readonly string[],
): Promise<SfAnswer> {
  const block = readFileSync(args[args.indexOf('--file') + 1] ?? '', 'utf8');
  const { success, problem, log } = await runBlock(org, { classes, block, username: ADMINISTRATOR });
  return success ? { status: 0, result: { logs: log } } : { status: 1, message: problem };
}

/** Answers `sf project deploy start --dry-run --metadata-dir` as the CLI does. */
async function deployment(client: MetadataClient, args: readonly string[]): Promise<SfAnswer> {
  const option = (name: string): string | undefined =>
    args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
  const folder = option('--metadata-dir');
  if (folder === undefined || !args.includes('--dry-run'))
    throw new Error(`not a dry run: ${args.join(' ')}`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const archive = writeZip(new Map(files.map((file) => [path.relative(folder, file), readFileSync(file)])));
  const testLevel = option('--test-level');
  const options = { checkOnly: true, ...(testLevel === undefined ? {} : { testLevel }) };
  const answer = await client.upload(archive, options);
  if (answer.status !== 201) {
    const [refusal] = answer.body as { message: string }[];
    return { status: 1, message: refusal?.message };
  }
  const result = await client.finished((answer.body as { id: string }).id);
  if (result.success) return { status: 0, result };
  return { status: 1, result, message: (result as { errorMessage?: string }).errorMessage };
}
