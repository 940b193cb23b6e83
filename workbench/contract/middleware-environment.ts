import { CLIENT_ID, KEYS } from '#org/testing';

/** The middleware's user in the local org. */
export const INTEGRATION = 'integration@northwind.example';

/** What the middleware needs of its environment to work with an org; AWS is not called. */
export const middlewareEnvironment = (orgUrl: string) => ({
  AWS_REGION: 'us-east-1',
  CONNECT_RECORDINGS_BUCKETS: 'northwind-connect-recordings',
  RESULTS_BUCKET: 'northwind-contact-analytics',
  SALESFORCE_LOGIN_URL: orgUrl,
  SALESFORCE_CLIENT_ID: CLIENT_ID,
  SALESFORCE_USERNAME: INTEGRATION,
  SALESFORCE_PRIVATE_KEY: KEYS.privateKey,
  SALESFORCE_API_KEYS: 'salesforce-0123456789abcdef',
  PIPELINE_API_KEYS: 'pipeline-0123456789abcdef',
});
