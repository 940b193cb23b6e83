import express from 'express';
import type { Request, Response, Router } from 'express';
import { decodeJwt, importSPKI, jwtVerify, errors } from 'jose';
import type { OrgState } from '../org-state.ts';
import type { Sessions } from './sessions.ts';

/** The connected app through which the middleware signs in. */
export interface OAuthClient {
  /** Consumer key: the token's issuer. */
  id: string;
  /** Public key of the app's certificate, PEM (SPKI). */
  publicKeyPem: string;
  /** Users with one of these permission sets are pre-authorized; default `AC_Integration`. */
  permissionSets?: string[];
  /** Users with one of these profiles are pre-authorized too. */
  profiles?: string[];
}

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/** Salesforce takes assertions whose expiry is at most this far ahead. */
const LONGEST_LIFE_SECONDS = 300;
const AUDIENCES = ['https://login.salesforce.com', 'https://test.salesforce.com'];

class OAuthRefusal extends Error {
  readonly code: string;
  constructor(code: string, description: string) {
    super(description);
    this.code = code;
  }
}

/** `/services/oauth2/token`, `/userinfo` and `/revoke`. */
export function oauthRouter(state: OrgState, sessions: Sessions, client: OAuthClient): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false }));
  router.post('/token', async (request, response) => {
    try {
      const userId = await authoriseAssertion(state, client, bodyOf(request), baseUrl(request));
      response
        .set('cache-control', 'no-store')
        .json(tokenResponse(state, sessions, userId, baseUrl(request)));
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      response.status(400).json({ error: error.code, error_description: error.message });
    }
  });
  router.get('/userinfo', (request, response) => {
    answerUserInfo(state, sessions, request, response);
  });
  router.post('/revoke', (request, response) => {
    sessions.close(bodyOf(request)['token'] ?? '');
    response.status(200).end();
  });
  return router;
}

function bodyOf(request: Request): Record<string, string> {
  return (request.body ?? {}) as Record<string, string>;
}

export function baseUrl(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}

async function authoriseAssertion(
  state: OrgState,
  client: OAuthClient,
  body: Record<string, string>,
  ownUrl: string,
): Promise<string> {
  if (body['grant_type'] !== GRANT)
    throw new OAuthRefusal('unsupported_grant_type', 'grant type not supported');
  const assertion = body['assertion'] ?? '';
  const claims = await verify(state, client, assertion, ownUrl);
  const user = [...state.database.rows('User')].find(
    (row) => String(row['Username']).toLowerCase() === String(claims.sub).toLowerCase(),
  );
  const allowed = client.permissionSets ?? ['AC_Integration'];
  const assigned = user && state.rightsOf(user.Id).permissionSets;
  const profile = user && state.database.get('Profile', String(user['ProfileId']))?.['Name'];
  const byProfile = client.profiles?.includes(String(profile)) ?? false;
  if (!user || !(byProfile || allowed.some((name) => assigned?.has(name)))) {
    throw new OAuthRefusal('invalid_grant', "user hasn't approved this consumer");
  }
  if (user['IsActive'] !== true) throw new OAuthRefusal('invalid_grant', 'inactive user');
  return user.Id;
}

async function verify(state: OrgState, client: OAuthClient, assertion: string, ownUrl: string) {
  const issuer = issuerOf(assertion);
  if (issuer !== client.id) throw new OAuthRefusal('invalid_client_id', 'client identifier invalid');
  try {
    const { payload } = await jwtVerify(assertion, await importSPKI(client.publicKeyPem, 'RS256'), {
      algorithms: ['RS256'],
      audience: [...AUDIENCES, ownUrl, `${ownUrl}/`, `${ownUrl}/services/oauth2/token`],
      requiredClaims: ['exp', 'sub', 'aud'],
      currentDate: new Date(state.now()),
    });
    if (expirySeconds(payload.exp) - state.now() / 1000 > LONGEST_LIFE_SECONDS) {
      throw new OAuthRefusal('invalid_grant', 'invalid assertion: expiration is too far in the future');
    }
    return payload;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The Salesforce CLI gives milliseconds, and real orgs take them. */
function expirySeconds(exp = 0): number {
  return exp > 1e11 ? exp / 1000 : exp;
}

function issuerOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss;
  } catch {
    throw new OAuthRefusal('invalid_grant', 'invalid assertion');
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) {
    return new OAuthRefusal('invalid_grant', 'expired authorization code');
  }
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
    return new OAuthRefusal('invalid_grant', 'audience is invalid');
  }
  return error instanceof errors.JOSEError ? new OAuthRefusal('invalid_grant', 'invalid assertion') : error;
}

function tokenResponse(state: OrgState, sessions: Sessions, userId: string, url: string) {
  return {
    access_token: sessions.open(userId),
    scope: 'api',
    instance_url: url,
    id: `${url}/id/${organizationId(state)}/${userId}`,
    token_type: 'Bearer',
  };
}

export function organizationId(state: OrgState): string {
  const [organization] = state.database.rows('Organization');
  return organization?.Id ?? '';
}

function answerUserInfo(state: OrgState, sessions: Sessions, request: Request, response: Response): void {
  const token = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
  const user = state.database.get('User', sessions.userOf(token) ?? '');
  if (!user) {
    response.status(403).type('text/plain').send('Bad_OAuth_Token');
    return;
  }
  const organization = organizationId(state);
  response.json({
    sub: `${baseUrl(request)}/id/${organization}/${user.Id}`,
    user_id: user.Id,
    organization_id: organization,
    preferred_username: user['Username'],
    name: user['Name'],
    email: user['Email'],
    active: user['IsActive'],
    user_type: 'STANDARD',
  });
}
