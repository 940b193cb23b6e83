import { ComprehendClient, type ComprehendClientConfig } from '@aws-sdk/client-comprehend';
import { startComprehend } from '../comprehend-service.ts';

const CREDENTIALS = { accessKeyId: 'AKIALOCALWORKBENCH', secretAccessKey: 'a secret of the tests' };

/** A running Comprehend, with a client of the real SDK. */
export async function startLocalComprehend() {
  const service = await startComprehend({ credentials: CREDENTIALS, region: 'us-east-1' });
  const newClient = (config: ComprehendClientConfig = {}) =>
    new ComprehendClient({
      endpoint: service.endpoint,
      region: 'us-east-1',
      credentials: CREDENTIALS,
      maxAttempts: 1,
      ...config,
    });
  const client = newClient();
  return {
    service,
    client,
    newClient,
    close: async () => {
      client.destroy();
      await service.close();
    },
  };
}
export type LocalComprehend = Awaited<ReturnType<typeof startLocalComprehend>>;
