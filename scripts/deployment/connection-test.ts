import * as z from 'zod';
import { runApex } from './anonymous-apex.ts';
import { signInAsMiddleware, type MiddlewareLogin } from './middleware-login.ts';
import type { Sf } from './sf.ts';

/** One link of the chain from the page to the recording and back. */
export type LinkResult = { link: string; state: 'works' | 'broken' | 'not tried'; detail: string };

const MARKER = 'AC_CONNECTION_TEST';
const ANSWER_MS = 10_000;

/** The middleware from this machine. It may be out of its reach and still in Salesforce's. */
export async function testMiddleware(
  middlewareUrl: string,
  request: typeof fetch = fetch,
): Promise<LinkResult> {
  const link = 'this machine → middleware';
  try {
    const answer = await request(`${middlewareUrl}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) });
    if (answer.ok) return { link, state: 'works', detail: 'It is running.' };
    return {
      link,
      state: 'broken',
      detail: `/healthz answered ${String(answer.status)}: is the URL the middleware's?`,
    };
  } catch {
    return {
      link,
      state: 'not tried',
      detail: 'It does not answer from here. Where only Salesforce can reach it, the next line counts.',
    };
  }
}

/**
 * Salesforce to the middleware: asks for a recording that cannot be, through the package's own Apex. The
 * middleware's refusal proves the named credential, the key and the network.
 */
export async function testCallout(sf: Sf, org: string): Promise<LinkResult> {
  const link = 'Salesforce → middleware';
  const apex =
    `AC_Playback answer = AC_MiddlewareClient.requestLink('connection-test', 'connection-test/connection-test_.wav', false);\n` +
    `System.debug('${MARKER} ' + answer.state + ' ' + answer.reason);\n`;
  const answer = await runApex(sf, org, { apex, marker: MARKER });
  if ('problem' in answer) return { link, state: 'broken', detail: answer.problem };
  const [state = '', ...reason] = answer.printed.split(' ');
  return { link, ...meaningOf(state, reason.join(' ')) };
}

function meaningOf(state: string, reason: string): Pick<LinkResult, 'state' | 'detail'> {
  switch (state) {
    case 'NOT_ALLOWED':
    case 'NOT_YET':
    case 'READY':
      return { state: 'works', detail: 'The named credential leads to it, and it knows the key.' };
    case 'NOT_CONFIGURED':
      return {
        state: 'broken',
        detail: /answered 40[13]/.test(reason)
          ? `${reason} The key in the credential is not among its SALESFORCE_API_KEYS.`
          : /answered 404/.test(reason)
            ? `${reason} The URL of the named credential is not the middleware's.`
            : `${reason} Whoever tests needs AC Call Recording, and the key must be entered.`,
      };
    default:
      return { state: 'broken', detail: `${reason} Check its URL, its certificate and its firewall.` };
  }
}

/** The middleware's own way in: signs in as its user with its key. */
export async function testLogin(
  login: Omit<MiddlewareLogin, 'clientId'> & { clientId: string | undefined },
  request: typeof fetch = fetch,
): Promise<LinkResult> {
  const link = 'middleware’s user → Salesforce';
  const { clientId } = login;
  if (clientId === undefined) {
    return {
      link,
      state: 'not tried',
      detail: 'The consumer key is not known yet (see what remains to do).',
    };
  }
  try {
    await signInAsMiddleware({ ...login, clientId }, request);
    return { link, state: 'works', detail: 'It can sign in.' };
  } catch (error) {
    return { link, state: 'broken', detail: (error as Error).message };
  }
}

const READINESS_LINKS = new Map([
  ['salesforce', 'middleware → Salesforce'],
  ['s3', 'middleware → S3'],
]);
const readiness = z.looseObject({
  status: z.string(),
  checks: z
    .array(z.looseObject({ name: z.string(), ok: z.boolean(), detail: z.string().optional() }))
    .optional(),
});

/** What the middleware says of its own ways: to Salesforce, and to the buckets. It needs its settings for that. */
export async function testReadiness(
  middlewareUrl: string,
  request: typeof fetch = fetch,
): Promise<LinkResult[]> {
  const all = (result: Omit<LinkResult, 'link'>): LinkResult[] =>
    [...READINESS_LINKS.values()].map((link) => ({ link, ...result }));
  const answer = await request(`${middlewareUrl}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(
    () => undefined,
  );
  if (!answer)
    return all({ state: 'not tried', detail: 'It does not answer from here; look at its /readyz.' });
  const parsed = readiness.safeParse(await answer.json().catch(() => undefined));
  if (answer.ok) return all({ state: 'works', detail: 'It says so.' });
  const checks = parsed.success ? (parsed.data.checks ?? []) : [];
  if (checks.length === 0)
    return all({ state: 'broken', detail: `/readyz answered ${String(answer.status)}.` });
  return checks.map(({ name, ok, detail }) => ({
    link: READINESS_LINKS.get(name) ?? `middleware → ${name}`,
    state: ok ? 'works' : 'broken',
    detail: ok ? 'It says so.' : (detail ?? 'It says no more.'),
  }));
}
