import { createHash, createPublicKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { RequestHandler } from 'express';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import { Problem } from '../ports/problem.ts';

export type Caller = 'pipeline' | 'salesforce';

/** How one caller proves who it is: API keys, signed tokens, or both. */
export type CallerCredentials = {
  apiKeys: readonly string[];
  jwt?: { jwksUrl?: string; publicKey?: string; audience: string; issuer: string };
};

/** Clocks of caller and middleware may differ by so much. */
const CLOCK_TOLERANCE_SECONDS = 30;

type Verifier = { caller: Caller; accepts(token: string): Promise<boolean> };

/** Finds out who calls, from the bearer token of a request. */
export type Authenticator = (authorization: string | undefined) => Promise<Caller | undefined>;

/** Each caller has credentials of its own: API keys (several at a time, so that they can be rotated) or JWTs. */
export function createAuthenticator(callers: Record<Caller, CallerCredentials>): Authenticator {
  const verifiers = (['pipeline', 'salesforce'] as const).flatMap((caller) =>
    verifiersOf(caller, callers[caller]),
  );
  return async (authorization) => {
    const token = /^Bearer +([^\s]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const accepted = await Promise.all(verifiers.map((verifier) => verifier.accepts(token)));
    return verifiers.find((_verifier, index) => accepted[index])?.caller;
  };
}

/** Lets only the given caller through; tells a known caller from an unknown one. */
export function only(caller: Caller, authenticate: Authenticator): RequestHandler {
  return async (request, _response, next) => {
    const found = await authenticate(request.headers.authorization);
    if (found === undefined) {
      throw new Problem(
        'not-authenticated',
        'Send a valid credential: Authorization: Bearer <key or token>.',
      );
    }
    if (found !== caller) {
      throw new Problem(
        'not-allowed',
        `This operation is only for the ${caller} caller; the credential belongs to another.`,
      );
    }
    next();
  };
}

function verifiersOf(caller: Caller, credentials: CallerCredentials): Verifier[] {
  const keys = credentials.apiKeys.map(digest);
  const byKey: Verifier = { caller, accepts: (token) => Promise.resolve(isOneOf(keys, digest(token))) };
  if (!credentials.jwt) return [byKey];
  const { jwksUrl, publicKey, audience, issuer } = credentials.jwt;
  const options: JWTVerifyOptions = {
    algorithms: ['RS256'],
    audience,
    issuer,
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  };
  const found: (JWTVerifyGetKey | KeyObject)[] = [
    ...(jwksUrl ? [createRemoteJWKSet(new URL(jwksUrl))] : []),
    ...(publicKey ? [createPublicKey(publicKey)] : []),
  ];
  return [
    byKey,
    ...found.map((key) => ({ caller, accepts: (token: string) => isSigned(token, key, options) })),
  ];
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares with every key in constant time, so that time tells nothing about any of them. */
function isOneOf(keys: readonly Buffer[], given: Buffer): boolean {
  return keys.map((key) => timingSafeEqual(key, given)).includes(true);
}

async function isSigned(token: string, key: JWTVerifyGetKey | KeyObject, options: JWTVerifyOptions) {
  if (token.split('.').length !== 3) return false;
  try {
    await (typeof key === 'function' ? jwtVerify(token, key, options) : jwtVerify(token, key, options));
    return true;
  } catch {
    return false;
  }
}
