import { createPrivateKey } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { SignJWT } from 'jose';
import * as z from 'zod';

const ASSERTION_SECONDS = 120;
const ANSWER_MS = 10_000;

/** How the middleware signs in: as its user, through the app, with the app's key. */
export type MiddlewareLogin = { loginUrl: string; clientId: string; username: string; privateKey: string };

/** Salesforce answered, and did not let the middleware's user in. */
export class LoginRefused extends Error {}

const token = z.looseObject({ access_token: z.string(), instance_url: z.string() });
const oauthError = z.looseObject({ error: z.string(), error_description: z.string().optional() });

/** Signs in as the middleware does. Throws a sentence with Salesforce's reason and what to do about it. */
export async function signInAsMiddleware(
  login: MiddlewareLogin,
  request: typeof fetch = fetch,
): Promise<{ accessToken: string; instanceUrl: string }> {
  const { status, body } = await requestToken(login, { request });
  const parsed = token.safeParse(body);
  if (status >= 400 || !parsed.success) throw new LoginRefused(refusalOf(body));
  return { accessToken: parsed.data.access_token, instanceUrl: parsed.data.instance_url };
}

/** What Salesforce answers to a signed assertion that lives for so many seconds, which may be over. */
export async function requestToken(
  { loginUrl, clientId, username, privateKey }: MiddlewareLogin,
  { lifeSeconds = ASSERTION_SECONDS, request = fetch }: { lifeSeconds?: number; request?: typeof fetch } = {},
): Promise<{ status: number; body: unknown }> {
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(clientId)
    .setSubject(username)
    .setAudience(loginUrl)
    .setExpirationTime(new Date(Date.now() + lifeSeconds * 1000))
    .sign(createPrivateKey(privateKey));
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const answer = await request(`${loginUrl}/services/oauth2/token`, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => undefined);
  if (!answer) throw new Error(`${loginUrl} does not answer from here.`);
  return { status: answer.status, body: await answer.json().catch(() => undefined) };
}

/** How long Salesforce may take until it knows a new app or certificate everywhere. */
const SPREAD_MINUTES = 10;
const RETRY_MS = 15_000;

export type Patience = {
  say: (line: string) => void;
  request?: typeof fetch;
  pause?: (milliseconds: number) => Promise<unknown>;
  now?: () => number;
};

/**
 * Signs in with a certificate that the app has only just been given: tries again, and says so, for the minutes
 * that Salesforce may take to know it. Throws a sentence with the last refusal.
 */
export async function signInWithNewCertificate(login: MiddlewareLogin, patience: Patience): Promise<void> {
  const { say, request = fetch, pause = setTimeout, now = Date.now } = patience;
  const until = now() + SPREAD_MINUTES * 60_000;
  for (let attempt = 1; ; attempt++) {
    try {
      await signInAsMiddleware(login, request);
      return;
    } catch (error) {
      if (!(error instanceof LoginRefused) || now() + RETRY_MS > until) throw error;
      if (attempt === 1) {
        say(
          `    Salesforce does not accept the new certificate yet. It may take up to ${String(SPREAD_MINUTES)} minutes; trying again …`,
        );
      }
      await pause(RETRY_MS);
    }
  }
}

const ADVICE: readonly [RegExp, string][] = [
  [/approved/, 'The user lacks the permission set AC Integration, or the app is not pre-authorized for it.'],
  [/client/, 'A new app is known everywhere within ten minutes: run this again then.'],
  [/assertion/, 'The app has another certificate: run scripts/deploy with --new-certificate.'],
];

function refusalOf(content: unknown): string {
  const parsed = oauthError.safeParse(content);
  if (!parsed.success) return 'Salesforce refused without a reason.';
  const { error, error_description: description = '' } = parsed.data;
  const remedy = ADVICE.find(([pattern]) => pattern.test(`${error} ${description}`))?.[1];
  return [`Salesforce says “${description || error}”.`, remedy].filter(Boolean).join(' ');
}
