import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { API_VERSION, refusalText, requestRest, SfError, type Sf } from './sf.ts';

const RESOURCE = `/services/data/v${API_VERSION}/named-credentials/credential`;
const PRINCIPAL = {
  externalCredential: 'AC_Middleware',
  principalName: 'Middleware',
  principalType: 'NamedPrincipal',
};
const PARAMETER = 'ApiKey';

const credential = z.looseObject({ credentials: z.record(z.string(), z.unknown()).nullish() });

/** Whether the org holds a key of the middleware; its value cannot be read back. */
export async function hasKey(sf: Sf, org: string): Promise<boolean> {
  const path = `${RESOURCE}?${new URLSearchParams(PRINCIPAL).toString()}`;
  const { statusCode, body } = await requestRest(sf, org, { method: 'GET', path });
  const parsed = credential.safeParse(body);
  return statusCode === 200 && parsed.success && PARAMETER in (parsed.data.credentials ?? {});
}

/** Enters the middleware's key, in place of the one that is there. The key is no argument of the CLI. */
export async function enterKey(sf: Sf, org: string, key: string): Promise<'entered' | 'replaced'> {
  const body = {
    ...PRINCIPAL,
    authenticationProtocol: 'Custom',
    credentials: { [PARAMETER]: { value: key, encrypted: true } },
  };
  const isThere = await hasKey(sf, org);
  // PATCH leaves the principal's other parameters alone, which PUT would delete.
  const answer = await requestRest(sf, org, { method: isThere ? 'PATCH' : 'POST', path: RESOURCE, body });
  if (answer.statusCode >= 400) {
    throw new SfError(
      `The org did not take the key (${refusalText(answer.body)}). Enter it by hand: Setup → Named Credentials → ` +
        'External Credentials → AC Middleware → principal Middleware → authentication parameter ApiKey.',
    );
  }
  return isThere ? 'replaced' : 'entered';
}

/** A new key: 64 hexadecimal digits. */
export const newKey = (): string => randomBytes(32).toString('hex');

/** The key as the middleware takes it. Throws a sentence, which does not repeat it, when it would not. */
export function readKey(text: string): string {
  const key = text.trim();
  if (key.length < 20 || /[\s,]/.test(key)) {
    throw new Error('The key of the middleware has at least 20 characters, without spaces and commas.');
  }
  return key;
}
