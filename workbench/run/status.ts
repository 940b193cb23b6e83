import { RECORDINGS_BUCKET, REGION, RESULTS_BUCKET } from './northwind.ts';
import type { Secrets } from './secrets.ts';

export type StatusUser = { username: string; label: string; accessToken: string };

/**
 * What a script needs to work with a running workbench: put objects into S3, post to the middleware as
 * the pipeline does, query the org as each user.
 */
export function workbenchStatus(running: {
  ready: boolean;
  records: number;
  users: readonly StatusUser[];
  orgUrl: string;
  middlewareUrl: string;
  s3Endpoint: string;
  secrets: Secrets;
}) {
  const { ready, records, users, orgUrl, middlewareUrl, s3Endpoint, secrets } = running;
  return {
    ready,
    records,
    users,
    orgUrl,
    middlewareUrl,
    pipelineToken: secrets.pipelineToken,
    s3: {
      endpoint: s3Endpoint,
      region: REGION,
      ...secrets.aws,
      recordingsBucket: RECORDINGS_BUCKET,
      resultsBucket: RESULTS_BUCKET,
    },
  };
}

export type WorkbenchStatus = ReturnType<typeof workbenchStatus>;
