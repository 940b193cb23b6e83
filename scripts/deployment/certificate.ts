import { execFileSync } from 'node:child_process';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const DAYS = '730';

/** A private key and its self-signed certificate, both in PEM, and the file that the key is in. */
export type LoginCertificate = {
  keyFile: string;
  key: string;
  certificate: string;
  expires: Date;
  isNew: boolean;
};

/**
 * The key and certificate with which the middleware proves itself to Salesforce: those in the folder, or new
 * ones, readable by this user alone. Throws a sentence when openssl is missing or the two do not match.
 */
export function loginCertificate(folder: string, renew = false, openssl = 'openssl'): LoginCertificate {
  const keyFile = path.join(folder, 'middleware-login.key');
  const certificateFile = path.join(folder, 'middleware-login.crt');
  const isNew = renew || !existsSync(keyFile) || !existsSync(certificateFile);
  if (isNew) issue(openssl, { folder, keyFile, certificateFile });
  const key = readFileSync(keyFile, 'utf8');
  const certificate = readFileSync(certificateFile, 'utf8');
  const x509 = new X509Certificate(certificate);
  if (!x509.publicKey.equals(createPublicKey(key))) {
    throw new Error(
      `${certificateFile} is not the certificate of ${keyFile}. Remove both, or run this with --new-certificate.`,
    );
  }
  return { keyFile, key, certificate, expires: new Date(x509.validTo), isNew };
}

function issue(
  openssl: string,
  { folder, keyFile, certificateFile }: { folder: string; keyFile: string; certificateFile: string },
): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', DAYS];
  try {
    execFileSync(
      openssl,
      [
        ...args,
        '-subj',
        '/CN=Contact Channel Analytics middleware',
        '-keyout',
        keyFile,
        '-out',
        certificateFile,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer };
    throw new Error(
      code === 'ENOENT'
        ? 'openssl is needed to make the certificate and was not found. Install it and run this again.'
        : `openssl could not make the certificate: ${stderr?.toString().trim().split('\n')[0] ?? 'no reason given'}`,
    );
  }
  chmodSync(keyFile, 0o600);
}
