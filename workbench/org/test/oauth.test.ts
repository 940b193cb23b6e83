import { Connection } from 'jsforce';
import { assertion, createCallOrg, serveOrg } from './call-org.ts';
import type { ServedOrg } from './call-org.ts';

let served: ServedOrg;
beforeEach(async () => {
  served = await serveOrg(createCallOrg());
});
afterEach(() => served.close());

async function signIn(audience: string): Promise<Connection> {
  const connection = new Connection({
    oauth2: { loginUrl: served.url, clientId: 'unused' },
    version: '65.0',
  });
  await connection.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: await assertion(audience),
  });
  return connection;
}

describe('signing in with an assertion', () => {
  it.each(['https://login.salesforce.com', 'https://test.salesforce.com'])(
    'gives a session for the audience %s',
    async (audience) => {
      const connection = await signIn(audience);
      expect(connection.instanceUrl).toBe(served.url);
      const { records } = await connection.query(
        "SELECT Id FROM User WHERE Username = 'integration@calls.example'",
      );
      expect(records[0]).toMatchObject({ Id: connection.userInfo?.id });
    },
  );

  it('gives a session for the org’s own address', async () => {
    expect((await signIn(served.url)).accessToken).toMatch(/^00D.{12}!/);
  });

  it('tells who is signed in, until the token is revoked', async () => {
    const accessToken = (await signIn(served.url)).accessToken ?? '';
    const userInfo = () =>
      fetch(`${served.url}/services/oauth2/userinfo`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
    expect(await (await userInfo()).json()).toMatchObject({
      preferred_username: 'integration@calls.example',
      name: 'Integration',
    });
    await fetch(`${served.url}/services/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: accessToken }),
    });
    expect((await userInfo()).status).toBe(403);
  });

  it('is needed again after all sessions ended', async () => {
    const connection = await signIn(served.url);
    served.org.endSessions();
    await expect(connection.query('SELECT COUNT() FROM User')).rejects.toThrow(/refresh session/);
    expect((await signIn(served.url)).accessToken).not.toBe(connection.accessToken);
  });
});
