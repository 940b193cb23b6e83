import { X509Certificate } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { adoptRenewed, loginCertificate } from '../certificate.ts';
import { CLI_VERSION, isNewEnough } from '../find-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the certificate of the middleware’s login', () => {
  it('is made once, lasts about two years, and is kept', () => {
    const first = loginCertificate(path.join(folder, 'a'));
    expect(first.isNew).toBe(true);
    const days = (first.expires.getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(730);
    expect(loginCertificate(path.join(folder, 'a'))).toMatchObject({
      certificate: first.certificate,
      isNew: false,
    });
  });

  it('is made beside the present one when it is renewed, and takes its place only then', () => {
    const own = path.join(folder, 'b');
    const first = loginCertificate(own);
    const second = loginCertificate(own, true);
    expect(second.isNew).toBe(true);
    expect(
      new X509Certificate(second.certificate).publicKey.equals(
        new X509Certificate(first.certificate).publicKey,
      ),
    ).toBe(false);
    expect(readFileSync(first.keyFile, 'utf8')).toBe(first.key);
    expect(adoptRenewed(own)).toMatchObject({ key: second.key, keyFile: first.keyFile, isNew: false });
    expect(loginCertificate(own)).toMatchObject({ key: second.key, isNew: false });
  });

  it('goes on with the renewed one where a renewal did not come to its end', () => {
    const own = path.join(folder, 'f');
    loginCertificate(own);
    const renewed = loginCertificate(own, true);
    expect(loginCertificate(own)).toEqual(renewed);
    expect(loginCertificate(own, true)).toEqual(renewed);
  });

  it('is refused where it is not that of the key', () => {
    const [one, other] = ['c', 'd'].map((name) => path.join(folder, name));
    loginCertificate(one ?? '');
    loginCertificate(other ?? '');
    copyFileSync(
      path.join(one ?? '', 'middleware-login.crt'),
      path.join(other ?? '', 'middleware-login.crt'),
    );
    expect(() => loginCertificate(other ?? '')).toThrow(/is not the certificate of/);
  });

  it('says what to install where openssl is missing', () => {
    const missing = path.join(folder, 'no-openssl');
    expect(() => loginCertificate(path.join(folder, 'e'), false, missing)).toThrow(/openssl is needed/);
  });
});

describe('the Salesforce CLI on the PATH', () => {
  it.each([
    [CLI_VERSION, true],
    ['2.151.0', true],
    ['3.0.0', true],
    ['2.150.5', false],
    ['2.99.99', false],
    [undefined, false],
  ])('of version %s is new enough: %s', (version, isEnough) => {
    expect(isNewEnough(version)).toBe(isEnough);
  });
});
