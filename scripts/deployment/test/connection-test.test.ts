import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt } from 'jose';
import { testCallout, testLogin, testMiddleware, testReadiness } from '../connection-test.ts';
import { signInWithNewCertificate } from '../middleware-login.ts';
import { FakeOrg } from './fake-org.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const LOGIN = {
  loginUrl: 'https://test.salesforce.com',
  clientId: '3MVG9.app',
  username: 'integration@northwind.example',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const URL_OF_MIDDLEWARE = 'https://middleware.northwind.example';
const answering =
  (status: number, body: unknown): typeof fetch =>
  () =>
    Promise.resolve(Response.json(body, { status }));
const silent: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));

describe('the test of the connection', () => {
  it('signs in as the middleware does', async () => {
    const asked: { url: string; assertion: string }[] = [];
    const result = await testLogin(LOGIN, (url, init) => {
      asked.push({ url: String(url), assertion: (init?.body as URLSearchParams).get('assertion') ?? '' });
      return Promise.resolve(Response.json({ access_token: 'token', instance_url: 'https://my.example' }));
    });
    expect(result.state).toBe('works');
    expect(asked[0]?.url).toBe('https://test.salesforce.com/services/oauth2/token');
    expect(decodeJwt(asked[0]?.assertion ?? '')).toMatchObject({
      iss: '3MVG9.app',
      sub: 'integration@northwind.example',
      aud: 'https://test.salesforce.com',
    });
  });

  it.each([
    ["user hasn't approved this consumer", /permission set AC Integration/],
    ['client identifier invalid', /within ten minutes/],
    ['invalid assertion', /--new-certificate/],
  ])('says what to do when the login is refused: %s', async (description, advice) => {
    const refusal = { error: 'invalid_grant', error_description: description };
    const { state, detail } = await testLogin(LOGIN, answering(400, refusal));
    expect([state, detail]).toEqual(['broken', expect.stringMatching(advice)]);
    expect(detail).toContain(description);
  });

  it('waits for a new certificate to be known, and says so once', async () => {
    const said: string[] = [];
    let [time, attempts] = [0, 0];
    const patience = {
      say: (line: string) => said.push(line),
      now: () => time,
      pause: (milliseconds: number) => Promise.resolve((time += milliseconds)),
    };
    const refused = { error: 'invalid_grant', error_description: 'invalid assertion' };
    const accepted = { access_token: 'token', instance_url: 'https://my.example' };
    const request: typeof fetch = (...args) =>
      ++attempts < 4 ? answering(400, refused)(...args) : answering(200, accepted)(...args);
    await signInWithNewCertificate(LOGIN, { ...patience, request });
    expect([attempts, time]).toEqual([4, 45_000]);
    expect(said).toEqual([expect.stringMatching(/up to 10 minutes; trying again/)]);
  });

  it('gives a new certificate up after ten minutes, with the last refusal', async () => {
    let time = 0;
    const request = answering(400, { error: 'invalid_grant', error_description: 'invalid assertion' });
    const pause = (milliseconds: number) => Promise.resolve((time += milliseconds));
    const patience = { say: () => undefined, request, pause, now: () => time };
    await expect(signInWithNewCertificate(LOGIN, patience)).rejects.toThrow('invalid assertion');
    expect(time).toBe(600_000);
  });

  it('does not try a login whose app is not known', async () => {
    expect(await testLogin({ ...LOGIN, clientId: undefined }, silent)).toMatchObject({ state: 'not tried' });
  });

  it('tells a middleware out of reach from an address that is not its own', async () => {
    expect(await testMiddleware(URL_OF_MIDDLEWARE, silent)).toMatchObject({ state: 'not tried' });
    expect(await testMiddleware(URL_OF_MIDDLEWARE, answering(404, {}))).toMatchObject({ state: 'broken' });
    expect(await testMiddleware(URL_OF_MIDDLEWARE, answering(200, {}))).toMatchObject({ state: 'works' });
  });

  it('passes on what the middleware says of its own ways', async () => {
    const checks = [
      { name: 'salesforce', ok: true },
      { name: 's3', ok: false, detail: 'Amazon S3 did not answer.' },
    ];
    expect(await testReadiness(URL_OF_MIDDLEWARE, answering(503, { status: 'not ready', checks }))).toEqual([
      { link: 'middleware → Salesforce', state: 'works', detail: 'It says so.' },
      { link: 'middleware → S3', state: 'broken', detail: 'Amazon S3 did not answer.' },
    ]);
    const states = async (request: typeof fetch) =>
      (await testReadiness(URL_OF_MIDDLEWARE, request)).map(({ state }) => state);
    expect(await states(answering(200, { status: 'ready' }))).toEqual(['works', 'works']);
    expect(await states(silent)).toEqual(['not tried', 'not tried']);
  });

  it.each([
    ['NOT_ALLOWED The middleware answered 403 (recording-not-allowed).', 'works', /knows the key/],
    ['NOT_CONFIGURED The middleware answered 401 (not-authenticated).', 'broken', /SALESFORCE_API_KEYS/],
    ['NOT_CONFIGURED The middleware answered 404.', 'broken', /not the middleware's/],
    ['NOT_CONFIGURED The named credential AC_Middleware is missing.', 'broken', /AC Call Recording/],
    ["UNREACHABLE The middleware didn't respond.", 'broken', /firewall/],
  ])('reads what Apex found: %s', async (playbackState, state, detail) => {
    const org = Object.assign(new FakeOrg(), { playbackState });
    expect(await testCallout(org.sf, 'my-org')).toMatchObject({
      state,
      detail: expect.stringMatching(detail) as string,
    });
  });

  it('says why the Apex did not run', async () => {
    const org = new FakeOrg();
    org.refusals['apex run'] = { status: 1, message: 'Compilation failed' };
    expect(await testCallout(org.sf, 'my-org')).toMatchObject({
      state: 'broken',
      detail: 'Compilation failed',
    });
  });
});
