import type { Router } from 'express';
import type { ApexPlatform, RunningUser } from '#platform';
import { apexPlatform } from './apex-platform.ts';
import type { NamedCredentialTarget } from './callouts.ts';
import { OrgState } from './org-state.ts';
import type { TriggeredWrites } from './org-state.ts';
import type { InvokeApex } from './rest/apex-calls.ts';
import { organizationId } from './rest/oauth.ts';
import type { OAuthClient } from './rest/oauth.ts';
import { restRouter } from './rest/router.ts';
import { Sessions } from './rest/sessions.ts';
import { findRunningUser } from './running-user.ts';
import type { OrgSchema } from './schema/model.ts';
import { readSchema } from './schema/read-schema.ts';
import { seedSetup, syncSetup } from './seed.ts';
import type { SourceFiles } from '#package-metadata';
import type { LocalUser } from './users.ts';

export interface LocalOrgOptions {
  /** The package's metadata in source format. */
  source: SourceFiles;
  users: LocalUser[];
  /** The connected app of the middleware. */
  client: OAuthClient;
  /** By the name of the named credential: hosts and secrets are not in metadata. */
  namedCredentials: Record<string, NamedCredentialTarget>;
  /** Milliseconds since 1970; the real time without it. */
  now?: () => number;
}

/** An org on this machine: the package's own metadata behind the REST calls of Salesforce. */
export interface LocalOrg {
  /** `/services/…` and `/workbench/apex`; the rest of the origin is free for the page. */
  router: Router;
  /** Replaced in place by `deploy`: whoever holds it sees what was deployed. */
  schema: OrgSchema;
  /** What further parts of the API answer from, e.g. the Metadata API. */
  state: OrgState;
  sessions: Sessions;
  users: (LocalUser & { id: string; name: string })[];
  platform: ApexPlatform;
  /** Says who runs the Apex that components call, and the triggers of what the API writes. */
  attachApex(invoke: InvokeApex, triggered?: TriggeredWrites): void;
  /** A session of the user, as after signing in to the org's pages. Throws for an unknown name. */
  accessTokenOf(username: string): string;
  runningUser(username: string): RunningUser;
  /** Whether a user has a custom permission, e.g. for `@salesforce/customPermission`. */
  hasCustomPermission(username: string, name: string): boolean;
  /** Takes other metadata as a whole; records stay. Throws a sentence where it cannot make sense of it. */
  deploy(source: SourceFiles): void;
  /** Ends all sessions: the next request of each is answered `INVALID_SESSION_ID`. */
  endSessions(): void;
  /** How many records an object has. */
  tableSize(type: string): number;
}

/** Builds the org in memory. Throws a sentence naming the metadata file or user that it cannot make sense of. */
export function createLocalOrg(options: LocalOrgOptions): LocalOrg {
  const state = new OrgState(readSchema(options.source), options.now ?? Date.now);
  seedSetup(state, options.users);
  const sessions = new Sessions(organizationId(state));
  const tokens = new Map<string, string>();
  let invokeApex: InvokeApex | undefined;
  const idOf = (username: string): string => {
    const user = [...state.database.rows('User')].find((row) => row['Username'] === username);
    if (user) return user.Id;
    throw new Error(`The local org has no user ${username}.`);
  };
  return {
    router: restRouter({ state, sessions, client: options.client, apex: () => invokeApex }),
    schema: state.schema,
    state,
    sessions,
    users: options.users.map((user) => {
      const id = idOf(user.username);
      return { ...user, id, name: String(state.database.get('User', id)?.['Name']) };
    }),
    platform: apexPlatform(state, options.namedCredentials),
    attachApex: (invoke, triggered) => {
      invokeApex = invoke;
      state.triggered = triggered;
    },
    accessTokenOf: (username) => {
      const known = tokens.get(username);
      if (known !== undefined && sessions.userOf(known) !== undefined) return known;
      const token = sessions.open(idOf(username));
      tokens.set(username, token);
      return token;
    },
    runningUser: (username) => {
      const user = findRunningUser(state, idOf(username));
      if (!user) throw new Error(`The local org has no user ${username}.`);
      return user;
    },
    hasCustomPermission: (username, name) => state.rightsOf(idOf(username)).customPermissions.has(name),
    deploy: (source) => {
      state.adopt(readSchema(source));
      syncSetup(state);
    },
    endSessions: () => {
      sessions.closeAll();
    },
    tableSize: (type) => state.database.size(type),
  };
}
