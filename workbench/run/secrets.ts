import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** Credentials of one run of the workbench, made anew each time and never written to disk. */
export type Secrets = {
  aws: { accessKeyId: string; secretAccessKey: string };
  pipelineToken: string;
  /** What Apex sends to the middleware through the external credential. */
  salesforceApiKey: string;
  /** The External Client App that the middleware logs in with. */
  client: { id: string; publicKeyPem: string; privateKeyPem: string };
};

export function makeSecrets(): Secrets {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    aws: {
      accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64url'),
    },
    pipelineToken: randomBytes(32).toString('base64url'),
    salesforceApiKey: randomBytes(32).toString('base64url'),
    client: {
      id: `3MVG9${randomBytes(30).toString('base64url')}`,
      publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  };
}
