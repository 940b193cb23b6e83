import express from 'express';
import {
  createLocalOrg,
  type LocalOrg,
  type OAuthClient,
  LOCAL_USERS,
  RECOMMENDED_INTEGRATION_USER,
} from '#org';
import { listenLocally } from './http/listen.ts';
import { createMetadataApi, type MetadataApi } from './metadata-api.ts';
import { OrgMetadata } from '#package-metadata';

/** A local org with nothing but its users in it, listening on loopback. */
export interface EmptyOrg {
  url: string;
  org: LocalOrg;
  api: MetadataApi;
  close(): Promise<void>;
}

/**
 * Starts an org that has no metadata yet, to be deployed to. `client` may sign administrators in; its users speak
 * `language`.
 */
export async function startEmptyOrg(
  client: OAuthClient = { id: '', publicKeyPem: '' },
  language = 'en_US',
): Promise<EmptyOrg> {
  const users = [...LOCAL_USERS, RECOMMENDED_INTEGRATION_USER].map((user) => ({
    ...user,
    language,
    permissionSets: [],
    groups: [],
  }));
  const org = createLocalOrg({
    source: new OrgMetadata(),
    users,
    client: { profiles: ['System Administrator'], ...client },
    namedCredentials: {},
  });
  const api = createMetadataApi({ org, users });
  const app = express();
  app.disable('x-powered-by');
  app.use(withoutDoubleSlash, api.router, org.router);
  const { url, close } = await listenLocally(app);
  return { url, org, api, close };
}

/** The Salesforce CLI joins some addresses with two slashes. */
const withoutDoubleSlash: express.RequestHandler = (request, _response, next) => {
  request.url = request.url.replace(/^\/+/, '/');
  next();
};
