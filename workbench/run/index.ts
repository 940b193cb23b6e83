export { DeliveryQueue } from './delivery-queue.ts';
export { putObject } from './feed.ts';
export { INTEGRATION_USERNAME, RECORDINGS_BUCKET, RESULTS_BUCKET } from './northwind.ts';
export { sampleReporter } from './sample-reporter.ts';
export type { WorkbenchStatus } from './status.ts';
export { startWorkbench, type Workbench } from './workbench.ts';
