import { CalloutError } from '#platform';
import type { CalloutRequest, CalloutResponse } from '#platform';
import type { UserRights } from './access/rights.ts';
import { findObject } from './schema/model.ts';
import type { OrgSchema } from './schema/model.ts';
import { nodes, text } from '#package-metadata';

/** Where a named credential leads in this org, and the headers that its credential adds. */
export interface NamedCredentialTarget {
  url: string;
  headers: Record<string, string>;
}

/** Sends Apex's HTTP request. Throws a `CalloutError` worded as Salesforce words it where no answer came. */
export async function sendCallout(
  schema: OrgSchema,
  targets: Record<string, NamedCredentialTarget>,
  rights: UserRights,
  request: CalloutRequest,
): Promise<CalloutResponse> {
  const { url, headers } = resolveEndpoint(schema, targets, rights, request.endpoint);
  const hasBody = request.body !== '' && !['GET', 'HEAD'].includes(request.method.toUpperCase());
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: { ...request.headers, ...headers },
      ...(hasBody ? { body: request.body } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeoutMs),
    });
    return {
      statusCode: response.status,
      status: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  } catch (error) {
    throw unanswered(error);
  }
}

function unanswered(error: unknown): CalloutError {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return new CalloutError('Read timed out');
  if (cause?.code === 'ECONNREFUSED') return new CalloutError('Connection refused (Connection refused)');
  if (cause?.code === 'ENOTFOUND') return new CalloutError('Unknown host');
  return new CalloutError('Unexpected end of file from server');
}

function resolveEndpoint(
  schema: OrgSchema,
  targets: Record<string, NamedCredentialTarget>,
  rights: UserRights,
  endpoint: string,
): NamedCredentialTarget {
  const match = /^callout:([A-Za-z0-9_]+)(\/.*)?$/.exec(endpoint);
  if (!match) {
    // Remote site settings are not part of the package: only named credentials may be called.
    throw new CalloutError(
      `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`,
    );
  }
  const [, name = '', path = ''] = match;
  const credential = schema.namedCredentials.find((each) => each.name === name);
  const target = targets[name];
  if (!credential || !target) {
    throw new CalloutError(
      `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`,
    );
  }
  requirePrincipal(schema, rights, externalCredentialOf(credential.content));
  return { url: target.url.replace(/\/+$/, '') + path, headers: target.headers };
}

function externalCredentialOf(content: Record<string, unknown>): string | undefined {
  return nodes(content, 'namedCredentialParameters')
    .map((parameter) => text(parameter, 'externalCredential'))
    .find((name) => name !== undefined);
}

/** The user needs a principal of the external credential and read on the stored credentials. */
function requirePrincipal(
  schema: OrgSchema,
  rights: UserRights,
  externalCredential: string | undefined,
): void {
  if (externalCredential === undefined) return;
  const principals = [...rights.externalCredentialPrincipals];
  const store = findObject(schema, 'UserExternalCredential');
  const granted = principals.some((principal) => principal.startsWith(`${externalCredential}-`));
  if (granted && store && rights.object(store).read) return;
  throw new CalloutError(
    "We couldn't access the credential(s). You might not have the required permissions, or the external credential " +
      `"${externalCredential}" might not exist.`,
  );
}
