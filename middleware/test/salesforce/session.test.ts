import { jwtVerify } from 'jose';
import { publicKey, recordedOrg, restError, type OrgAnswer, type RecordedOrg } from './recorded/org.ts';

const ping = { method: 'GET', path: '/limits' } as const;
const INVALID_SESSION = restError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

describe('a session with Salesforce', () => {
  let org: RecordedOrg;
  const open = async (...given: Parameters<typeof recordedOrg>) => (org = await recordedOrg(...given));
  afterEach(() => {
    org.close();
  });

  it('logs in with a signed assertion that lives for three minutes', async () => {
    const { session, logins } = await open(() => ({ body: {} }));

    await session.call(ping);

    expect(logins[0]?.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const { payload, protectedHeader } = await jwtVerify(logins[0]?.get('assertion') ?? '', publicKey, {
      audience: 'https://login.salesforce.com',
      issuer: 'client-id',
      subject: 'integration@northwind.example',
    });
    expect(protectedHeader.alg).toBe('RS256');
    const seconds = (payload.exp ?? 0) - Date.now() / 1000;
    expect(seconds).toBeLessThanOrEqual(180);
    expect(seconds).toBeGreaterThan(120);
  });

  it('logs in once for calls that come at the same time', async () => {
    const { session, logins } = await open(() => ({ body: {} }));

    await Promise.all([session.call(ping), session.call(ping), session.call(ping)]);

    expect(logins).toHaveLength(1);
  });

  it('logs in again, once, where Salesforce ends the session under several calls', async () => {
    const { session, logins } = await open(({ token }) =>
      token === 'token-1' ? INVALID_SESSION : { body: { used: token } },
    );

    const answers = await Promise.all([session.call(ping), session.call(ping)]);

    expect(answers).toEqual([{ used: 'token-2' }, { used: 'token-2' }]);
    expect(logins).toHaveLength(2);
  });

  it('gives up where every new session is refused, too', async () => {
    const { session, requests } = await open(() => INVALID_SESSION);

    await expect(session.call(ping)).rejects.toMatchObject({ kind: 'salesforce-unavailable' });
    expect(requests).toHaveLength(2);
  });

  it('says what to look at where the login is refused, and tries afresh next time', async () => {
    const { session, answerLogin, logins } = await open(() => ({ body: 'ok' }));
    answerLogin({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'user hasn’t approved this' },
    });

    await expect(session.call(ping)).rejects.toMatchObject({
      kind: 'salesforce-unavailable',
      message: expect.stringMatching(/invalid_grant.*pre-authorized/s) as string,
    });
    expect(logins).toHaveLength(1);

    answerLogin(undefined);
    expect(await session.call(ping)).toBe('ok');
  });

  it.each<[string, OrgAnswer]>([
    ['SERVER_UNAVAILABLE', restError(503, 'SERVER_UNAVAILABLE')],
    ['UNABLE_TO_LOCK_ROW', restError(400, 'UNABLE_TO_LOCK_ROW')],
    ['429 without words', { status: 429, body: '' }],
    ['502 without words', { status: 502, body: '' }],
    ['a connection that breaks', { cut: true }],
  ])('makes a call again after %s, pausing longer each time', async (_case, failure) => {
    const { session, pauses } = await open((_request, count) => (count < 3 ? failure : { body: 'ok' }));

    expect(await session.call({ method: 'PATCH', path: '/composite/sobjects', body: {} })).toBe('ok');
    expect(pauses).toEqual([100, 200]);
  });

  it('hands the work back after the last attempt', async () => {
    const { session, requests } = await open(() => restError(503, 'SERVER_UNAVAILABLE'));

    await expect(session.call(ping)).rejects.toMatchObject({ kind: 'salesforce-unavailable' });
    expect(requests).toHaveLength(3);
  });

  it('hands the work back at once where the org’s calls are used up', async () => {
    const { session, requests } = await open(() => restError(403, 'REQUEST_LIMIT_EXCEEDED'));

    await expect(session.call(ping)).rejects.toMatchObject({
      kind: 'salesforce-unavailable',
      message: expect.stringContaining('REQUEST_LIMIT_EXCEEDED') as string,
    });
    expect(requests).toHaveLength(1);
  });

  it('does not wait for ever for an answer', async () => {
    const { session, requests } = await open(() => ({ hang: true }), { callMilliseconds: 60 });

    await expect(session.call(ping)).rejects.toMatchObject({ kind: 'salesforce-unavailable' });
    expect(requests).toHaveLength(3);
  });

  it('does not repeat Salesforce’s words, which may repeat a value', async () => {
    const { session } = await open(() =>
      restError(400, 'STRING_TOO_LONG', 'data value too large: +15550100123'),
    );

    const error = await session.call(ping).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ code: 'STRING_TOO_LONG' });
    expect((error as Error).message).not.toContain('+1555');
  });

  it('reads a query to its last page', async () => {
    const { session } = await open(({ path }) =>
      path === '/query'
        ? {
            body: {
              done: false,
              records: [{ Id: '1' }],
              nextRecordsUrl: '/services/data/v65.0/query/01g-2000',
            },
          }
        : { body: { done: true, records: [{ Id: '2' }] } },
    );

    expect(await session.query('SELECT Id FROM User')).toEqual([{ Id: '1' }, { Id: '2' }]);
  });
});
