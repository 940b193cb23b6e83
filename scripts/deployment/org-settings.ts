import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { unusedHost } from '../../middleware/src/recordings/recordings-host.ts';
import { deployMetadata, escapeXml, type Members, type MetadataFiles } from './metadata-files.ts';
import type { Sf } from './sf.ts';

/** The hosts that differ from org to org. */
export type OrgHosts = { middlewareUrl: string; recordingsUrl: string };

export const SETTINGS_MEMBERS: Members = {
  NamedCredential: ['AC_Middleware'],
  CspTrustedSite: ['AC_Recordings'],
};

const SETTINGS_FOLDER = 'org-settings/main/default/';
const NAMED_CREDENTIAL = 'namedCredentials/AC_Middleware.namedCredential';
const TRUSTED_SITE = 'cspTrustedSites/AC_Recordings.cspTrustedSite';

/** By the environment variable that the CLI wants in place of a placeholder, see `sfdx-project.json`. */
const HOST_OF_VARIABLE = { AC_MIDDLEWARE_URL: 'middlewareUrl', AC_RECORDINGS_URL: 'recordingsUrl' } as const;
const variables = Object.keys(HOST_OF_VARIABLE) as (keyof typeof HOST_OF_VARIABLE)[];
const replacements = z.looseObject({
  replacements: z.array(
    z.object({ filename: z.string(), stringToReplace: z.string(), replaceWithEnv: z.enum(variables) }),
  ),
});

/** The settings of the folder `org-settings` with this org's hosts in place of the placeholders. */
export function filledSettings(project: string, hosts: OrgHosts): MetadataFiles {
  const read = (file: string): string => readFileSync(path.join(project, file), 'utf8');
  const places = replacements.parse(JSON.parse(read('sfdx-project.json'))).replacements;
  return new Map(
    places.map(({ filename, stringToReplace: placeholder, replaceWithEnv }) => {
      const text = read(filename);
      if (!text.includes(placeholder))
        throw new Error(`${filename} no longer holds the placeholder ${placeholder}.`);
      const file = filename.slice(SETTINGS_FOLDER.length).replace(/-meta\.xml$/, '');
      return [file, text.replaceAll(placeholder, () => escapeXml(hosts[HOST_OF_VARIABLE[replaceWithEnv]]))];
    }),
  );
}

export async function deploySettings(sf: Sf, org: string, project: string, hosts: OrgHosts): Promise<void> {
  await deployMetadata(sf, org, SETTINGS_MEMBERS, filledSettings(project, hosts));
}

/** The hosts that retrieved metadata holds; placeholders count as none. */
export function existingHosts(files: MetadataFiles): Partial<OrgHosts> {
  const url = (file: string, element: string): string | undefined => {
    const found = new RegExp(`<${element}>\\s*(https?://[^<\\s]+)\\s*</${element}>`).exec(
      files.get(file) ?? '',
    )?.[1];
    return found?.endsWith('.example.invalid') ? undefined : found?.replaceAll('&amp;', '&');
  };
  const middlewareUrl = url(NAMED_CREDENTIAL, 'parameterValue');
  const recordingsUrl = url(TRUSTED_SITE, 'endpointUrl');
  return { ...(middlewareUrl ? { middlewareUrl } : {}), ...(recordingsUrl ? { recordingsUrl } : {}) };
}

/** The middleware's URL in the form that the named credential takes. Throws a sentence when it is none. */
export function readMiddlewareUrl(text: string): string {
  const url = parseUrl(text.trim());
  if (!url || url.search || url.hash || url.username || !(url.protocol === 'https:' || isLoopback(url))) {
    throw new Error(
      `“${text}” is not the middleware's URL. Give it as https://host, with a port or path where it has one.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

/** `https://` and the host of the bucket, given with or without `https://`. Throws a sentence when it is none. */
export function readRecordingsHost(text: string): string {
  const trimmed = text.trim();
  const url = parseUrl(/^https?:\/\//.test(trimmed) ? trimmed : `https://${trimmed}`);
  const hasPath = url && (url.pathname !== '/' || url.search || url.hash || url.username);
  if (
    !url ||
    hasPath ||
    !(url.hostname.includes('.') || isLoopback(url)) ||
    !(url.protocol === 'https:' || isLoopback(url))
  ) {
    throw new Error(
      `“${text}” is not the host of a bucket. Give the exact host, such as my-bucket.s3.eu-central-1.amazonaws.com, without a path.`,
    );
  }
  const unused = unusedHost(url.hostname);
  if (unused !== undefined) throw new Error(`“${text}” is not where recordings are played from. ${unused}`);
  return url.origin;
}

/** Plain http is for a middleware and bucket on the same machine, as with a local org. */
const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) && /^https?:/.test(text) ? new URL(text) : undefined;
}
