import { execFileSync } from 'node:child_process';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';

const DAYS = '730';
const NAME = 'middleware-login';
/** A pair that the app in Salesforce has not been seen to accept yet. */
const NEXT = 'middleware-login-next';

/** A private key and its self-signed certificate, both in PEM, and the file that the key is in. */
export type LoginCertificate = {
  keyFile: string;
  key: string;
  certificate: string;
  expires: Date;
  /** Made in this run, or by a renewal that did not come to its end. */
  isNew: boolean;
};

/**
 * The key and certificate with which the middleware proves itself to Salesforce: those in the folder, or new
 * ones, readable by this user alone. A renewal makes its pair beside the present one, which stays until
 * `adoptRenewed`. Throws a sentence when openssl is missing or key and certificate do not match.
 */
export function loginCertificate(folder: string, renew = false, openssl = 'openssl'): LoginCertificate {
  const isFirst = !isThere(folder, NAME);
  const isRenewal = !isFirst && (renew || isThere(folder, NEXT));
  const name = isRenewal ? NEXT : NAME;
  if (!isThere(folder, name)) issue(openssl, folder, name);
  return { ...read(folder, name), isNew: isFirst || isRenewal };
}

/** Puts a renewed pair in the place of the former one, whose certificate the app no longer has. */
export function adoptRenewed(folder: string): LoginCertificate {
  if (isThere(folder, NEXT)) {
    renameSync(certificateFile(folder, NEXT), certificateFile(folder, NAME));
    renameSync(keyFile(folder, NEXT), keyFile(folder, NAME));
  }
  return { ...read(folder, NAME), isNew: false };
}

const keyFile = (folder: string, name: string): string => path.join(folder, `${name}.key`);
const certificateFile = (folder: string, name: string): string => path.join(folder, `${name}.crt`);
const isThere = (folder: string, name: string): boolean =>
  existsSync(keyFile(folder, name)) && existsSync(certificateFile(folder, name));

function read(folder: string, name: string): Omit<LoginCertificate, 'isNew'> {
  const [file, own] = [keyFile(folder, name), certificateFile(folder, name)];
  const key = readFileSync(file, 'utf8');
  const certificate = readFileSync(own, 'utf8');
  const x509 = new X509Certificate(certificate);
  if (!x509.publicKey.equals(createPublicKey(key))) {
    throw new Error(
      `${own} is not the certificate of ${file}. Remove both, and run this with --new-certificate.`,
    );
  }
  return { keyFile: file, key, certificate, expires: new Date(x509.validTo) };
}

function issue(openssl: string, folder: string, name: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', DAYS];
  const subject = ['-subj', '/CN=Contact Channel Analytics middleware'];
  const files = ['-keyout', keyFile(folder, name), '-out', certificateFile(folder, name)];
  try {
    execFileSync(openssl, [...args, ...subject, ...files], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer };
    throw new Error(
      code === 'ENOENT'
        ? 'openssl is needed to make the certificate and was not found. Install it and run this again.'
        : `openssl could not make the certificate: ${stderr?.toString().trim().split('\n')[0] ?? 'no reason given'}`,
    );
  }
  chmodSync(keyFile(folder, name), 0o600);
}
