import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, type JWTPayload } from 'jose';
import request from 'supertest';
import { CONTACT_ID, recordingPath } from '../pipeline/in-memory/contact.ts';
import {
  appUnderTest,
  AUDIENCE,
  ISSUER,
  keyPair,
  PIPELINE_KEY,
  PIPELINE_KEY_NEXT,
  SALESFORCE_KEY,
} from './app/app-under-test.ts';

const TYPE = 'urn:contact-channel-analytics:';
const OPERATIONS = [
  ['pipeline', '/v1/contact-records'],
  ['pipeline', '/v1/events'],
  ['salesforce', '/v1/playback'],
  ['salesforce', `/v1/contacts/${CONTACT_ID}/reprocess`],
] as const;
const KEYS = { pipeline: PIPELINE_KEY, salesforce: SALESFORCE_KEY };
const OTHER = { pipeline: SALESFORCE_KEY, salesforce: PIPELINE_KEY };

const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  exp: Math.floor(Date.now() / 1000) + 120,
  ...changes,
});
const sign = (payload: JWTPayload, key = keyPair.privateKey, kid = 'one') =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(key);

const play = (app: ReturnType<typeof appUnderTest>['app'], token: string) =>
  request(app)
    .post('/v1/playback')
    .set('Authorization', `Bearer ${token}`)
    .send({ contactId: CONTACT_ID, recordingPath: recordingPath() });

describe.each(OPERATIONS)('the %s operation %s', (caller, path) => {
  it.each([undefined, 'Bearer', 'Bearer wrong-key-0123456789abcdef', `Basic ${KEYS[caller]}`, KEYS[caller]])(
    'refuses a caller that is not known: %s',
    async (authorization) => {
      const { app, records } = appUnderTest();
      const post = request(app).post(path);

      const response = await (authorization ? post.set('Authorization', authorization) : post).send({});

      expect(response.status).toBe(401);
      expect(response.headers['www-authenticate']).toBe('Bearer');
      expect(response.body).toMatchObject({ type: `${TYPE}not-authenticated` });
      expect(records.calls).toEqual([]);
    },
  );

  it('refuses the other caller', async () => {
    const { app, records } = appUnderTest();

    const response = await request(app).post(path).auth(OTHER[caller], { type: 'bearer' }).send({});

    expect(response.status).toBe(403);
    expect(response.body).toMatchObject({ type: `${TYPE}not-allowed` });
    expect(records.calls).toEqual([]);
  });

  it('lets its own caller in', async () => {
    const { app } = appUnderTest();

    const response = await request(app).post(path).auth(KEYS[caller], { type: 'bearer' }).send({});

    expect([401, 403]).not.toContain(response.status);
  });

  it('does not read the body of a caller that is not known', async () => {
    const { app } = appUnderTest();

    const response = await request(app).post(path).set('Content-Type', 'application/json').send('{broken');

    expect(response.status).toBe(401);
  });
});

describe('a caller with several keys', () => {
  it('may use each, so that one can be brought in before the other goes', async () => {
    const { app } = appUnderTest();

    const post = (key: string) => request(app).post('/v1/events').auth(key, { type: 'bearer' }).send([]);

    expect((await post(PIPELINE_KEY)).status).toBe(200);
    expect((await post(PIPELINE_KEY_NEXT)).status).toBe(200);
  });
});

describe('a caller with a token', () => {
  it('is known by a signature of its key', async () => {
    const { app } = appUnderTest();

    expect((await play(app, await sign(claims()))).status).toBe(200);
  });

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const past = Math.floor(Date.now() / 1000) - 120;
  it.each([
    ['has expired', () => sign(claims({ exp: past }))],
    ['never expires', () => sign({ iss: ISSUER, aud: AUDIENCE })],
    ['is not valid yet', () => sign(claims({ nbf: past + 600 }))],
    ['is for another audience', () => sign(claims({ aud: 'https://elsewhere.example' }))],
    ['is from another issuer', () => sign(claims({ iss: 'https://elsewhere.example' }))],
    ['is signed with another key', () => sign(claims(), stranger)],
    ['is signed with the public key as a shared secret', () => signedWithPublicKey()],
    ['is not signed', () => Promise.resolve(unsigned())],
    ['was changed', async () => tampered(await sign(claims()))],
  ])('is refused where the token %s', async (_case, token) => {
    const { app, objects } = appUnderTest();

    const response = await play(app, await token());

    expect(response.status).toBe(401);
    expect(objects.presigned).toEqual([]);
  });

  it('is known by a key that its issuer publishes', async () => {
    const published = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keys = [{ ...(await exportJWK(published.publicKey)), kid: 'published', alg: 'RS256', use: 'sig' }];
    const server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    const { app } = appUnderTest({ jwksUrl });

    expect((await play(app, await sign(claims(), published.privateKey, 'published'))).status).toBe(200);
    expect((await play(app, await sign(claims(), stranger, 'published'))).status).toBe(401);
    server.closeAllConnections();
    server.close();
  });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = () => `${encode({ alg: 'none' })}.${encode(claims())}.`;
const signedWithPublicKey = () =>
  new SignJWT(claims())
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(keyPair.publicKey.export({ type: 'spki', format: 'pem' }).toString()));

function tampered(token: string): string {
  const [header = '', , signature = ''] = token.split('.');
  return `${header}.${encode(claims({ exp: 4_000_000_000 }))}.${signature}`;
}
