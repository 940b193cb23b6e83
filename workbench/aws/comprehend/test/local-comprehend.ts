import { ComprehendClient, type ComprehendClientConfig } from '@aws-sdk/client-comprehend';
import { startComprehend } from '../comprehend-service.ts';

const CREDENTIALS = { accessKeyId: 'AKIALOCALWORKBENCH', secretAccessKey: 'a secret of the tests' };

/** The endpoint of a recogniser for products and order numbers. */
export const PRODUCTS = 'arn:aws:comprehend:us-east-1:111122223333:entity-recognizer-endpoint/products';
const recognizers = new Map([
  [
    PRODUCTS,
    { examples: { PRODUCT: ['coffee machine', 'coffee machine cover'], ORDER_NUMBER: ['NW-4729'] } },
  ],
]);

/** A running Comprehend, with a client of the real SDK. */
export async function startLocalComprehend() {
  const service = await startComprehend({ credentials: CREDENTIALS, region: 'us-east-1', recognizers });
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
