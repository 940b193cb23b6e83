import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Connection } from 'jsforce';
import { SignJWT, importPKCS8 } from 'jose';
import { createLocalOrg } from '../local-org.ts';
import type { LocalOrg, LocalOrgOptions } from '../local-org.ts';
import { joinedSourceFiles, sourceFilesOf } from '#package-metadata';
import { PRIVATE_USERS } from '../private-users.ts';
import type { LocalUser } from '../users.ts';
import { CALL_METADATA } from './call-metadata.ts';

export const CLIENT_ID = '3MVG9.consumer.key';
const pem = { type: 'pkcs8', format: 'pem' } as const;
export const KEYS = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: pem,
});

const user = (
  name: string,
  profile: string,
  permissionSets: string[],
  more: Partial<LocalUser> = {},
): LocalUser => ({
  username: `${name}@calls.example`,
  lastName: name.charAt(0).toUpperCase() + name.slice(1),
  alias: name.slice(0, 8),
  profile,
  permissionSets,
  groups: [],
  ...more,
});

/** One user of each kind. */
export const CALL_USERS: LocalUser[] = [
  user('editor', 'Standard User', ['Call_Editor', 'Call_Reader'], { role: 'Agent', parentRole: 'Lead' }),
  user('reader', 'Standard User', ['Call_Reader'], { role: 'Agent' }),
  user('lead', 'Standard User', ['Call_Editor'], { role: 'Lead' }),
  user('supervisor', 'Standard User', ['Call_Reader', 'Call_Supervisor']),
  user('outsider', 'Standard User', []),
  user('admin', 'System Administrator', ['Call_Editor']),
  user('queued', 'Standard User', ['Call_Editor'], { groups: ['Unassigned'] }),
  user('integration', 'Minimum Access - Salesforce', ['Call_Integration'], { groups: ['Integration'] }),
  user('connector', 'Minimum Access - API Only Integrations', []),
  user('minimal', 'Minimum Access - Salesforce', ['Call_Reader']),
];

/** The same calls in an org whose users do not see one another. */
export const CALLS_OF_PRIVATE_USERS = joinedSourceFiles([PRIVATE_USERS, sourceFilesOf(CALL_METADATA)]);

export const NOW = Date.parse('2026-11-22T10:00:00Z');

export function createCallOrg(options: Partial<LocalOrgOptions> = {}): LocalOrg {
  return createLocalOrg({
    source: sourceFilesOf(CALL_METADATA),
    users: CALL_USERS,
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey, permissionSets: ['Call_Integration'] },
    namedCredentials: {},
    now: () => NOW,
    ...options,
  });
}

export interface ServedOrg {
  org: LocalOrg;
  url: string;
  close(): Promise<void>;
  /** A jsforce connection with a user's session. */
  connect(name: string): Connection;
  /** A plain request with a user's session; the body is sent as JSON. */
  send(
    name: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }>;
}

/** Serves an org on a free port of this machine. */
export async function serveOrg(org: LocalOrg): Promise<ServedOrg> {
  const server = createServer(express().use(org.router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = (name: string) => org.accessTokenOf(name.includes('@') ? name : `${name}@calls.example`);
  return {
    org,
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
    connect: (name) => new Connection({ instanceUrl: url, accessToken: token(name), version: '65.0' }),
    send: async (name, method, path, body) => {
      const response = await fetch(`${url}/services/data/v65.0${path}`, {
        method,
        headers: { authorization: `Bearer ${token(name)}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
  };
}

/** The assertion of the JWT bearer flow, right in everything that is not said otherwise. */
export async function assertion(
  audience: string,
  own: { subject?: string; issuer?: string; expiresAt?: number; privateKey?: string; now?: number } = {},
): Promise<string> {
  const expires = own.expiresAt ?? (own.now ?? NOW) / 1000 + 180;
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(own.issuer ?? CLIENT_ID)
    .setSubject(own.subject ?? 'integration@calls.example')
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(await importPKCS8(own.privateKey ?? KEYS.privateKey, 'RS256'));
}
