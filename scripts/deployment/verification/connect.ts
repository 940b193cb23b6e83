import { requestToken, signInAsMiddleware, type MiddlewareLogin } from '../middleware-login.ts';
import { API_VERSION, requestRest, type Sf } from '../sf.ts';
import type { TargetOrg } from '../target-org.ts';
import { apexRunner, Scratch, type AskedOrg, type RestClient } from './asked-org.ts';

/** The org as the middleware's user and as the administrator who is signed in to the CLI. */
export async function connect(sf: Sf, org: TargetOrg, login: MiddlewareLogin): Promise<AskedOrg> {
  const { accessToken, instanceUrl } = await signInAsMiddleware(login);
  const integration = restClient(`${instanceUrl}/services/data/v${API_VERSION}/`, accessToken);
  const administrator: RestClient = async (method, path, body) => {
    const address = `/services/data/v${API_VERSION}/${path}`;
    const { statusCode, body: answer } = await requestRest(sf, org.name, { method, path: address, body });
    return { status: statusCode, body: answer };
  };
  return {
    integration,
    administrator,
    names: { integration: login.username, administrator: org.username },
    isSandbox: org.isSandbox,
    login: ({ lifeSeconds, ...different }) =>
      requestToken({ ...login, ...different }, lifeSeconds === undefined ? {} : { lifeSeconds }),
    apex: apexRunner(sf, org.name),
    scratch: new Scratch(integration, administrator),
  };
}

/** Requests with a session, below an address that ends with a slash. */
export function restClient(address: string, accessToken: string): RestClient {
  return async (method, path, body) => {
    const answer = await fetch(address + path, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
}
