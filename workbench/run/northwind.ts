/** The fictional company whose Amazon Connect instance and org the workbench stands for. */
export const REGION = 'us-east-1';
export const ACCOUNT = '111122223333';
export const RECORDINGS_BUCKET = 'northwind-connect-recordings';
export const RESULTS_BUCKET = 'northwind-contact-analytics';
export const INTEGRATION_USERNAME = 'integration@northwind.example';
export const CALL_TAKER = 'dana.reyes@northwind.example';
