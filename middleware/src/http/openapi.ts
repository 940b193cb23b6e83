import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { messagesBody } from '../contracts/messages.ts';
import { problemDetails } from '../contracts/problems.ts';
import {
  batchAnswer,
  contactIdParameter,
  playbackAnswer,
  playbackBody,
  reprocessAnswer,
  reprocessBody,
} from '../contracts/bodies.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDetails } },
});

const REFUSALS: ZodOpenApiResponsesObject = {
  '401': problem('No credential, or an unknown one'),
  '403': problem('The credential belongs to a caller that is not allowed to do this'),
};
const BODY_REFUSALS: ZodOpenApiResponsesObject = {
  ...REFUSALS,
  '400': problem('The body cannot be read'),
  '413': problem('The body is larger than 10 MB'),
  '415': problem('The body is not JSON'),
};

function batch(summary: string, body: z.ZodType): ZodOpenApiOperationObject {
  return {
    summary,
    description: 'Responds once this stage is done for each item. One bad item does not affect the others.',
    security: [{ pipeline: [] }],
    requestBody: { required: true, content: json(body) },
    responses: {
      '200': { description: 'The outcome for each item', content: json(batchAnswer) },
      ...BODY_REFUSALS,
    },
  };
}

const playback: ZodOpenApiOperationObject = {
  summary: 'A short-lived URL that plays one recording',
  security: [{ salesforce: [] }],
  requestBody: { required: true, content: json(playbackBody) },
  responses: {
    '200': { description: 'The URL', content: json(playbackAnswer) },
    ...BODY_REFUSALS,
    '403': problem('The caller is not allowed to do this, or the recording does not belong to this contact'),
    '404': problem('The recording is not in the bucket'),
    '409': problem('The recording is archived'),
    '503': problem('Amazon S3 cannot be reached'),
  },
};

const reprocess: ZodOpenApiOperationObject = {
  summary: 'Process one contact again',
  security: [{ salesforce: [] }],
  requestParams: { path: contactIdParameter },
  requestBody: { required: false, content: json(reprocessBody) },
  responses: {
    '200': { description: 'The outcome', content: json(reprocessAnswer) },
    ...BODY_REFUSALS,
    '404': problem('The contact has no record'),
    '503': problem('Salesforce or AWS cannot be reached'),
  },
};

const plain = (summary: string, ...statuses: string[]): ZodOpenApiOperationObject => ({
  summary,
  security: [],
  responses: Object.fromEntries(statuses.map((status) => [status, { description: summary }])),
});

/** The HTTP API as an OpenAPI document, made from the schemas that the requests are checked against. */
export function openApiDocument() {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Contact Channel Analytics middleware',
      version: '1',
      description: 'Brings Amazon Connect contacts to Salesforce and issues URLs that play their recordings.',
    },
    components: {
      securitySchemes: {
        pipeline: { type: 'http', scheme: 'bearer', description: 'API key or RS256 JWT of the pipeline' },
        salesforce: { type: 'http', scheme: 'bearer', description: 'API key or RS256 JWT of Salesforce' },
      },
    },
    paths: {
      '/v1/contact-records': { post: batch('Import contact records', messagesBody) },
      '/v1/events': { post: batch('Handle EventBridge events', messagesBody) },
      '/v1/playback': { post: playback },
      '/v1/contacts/{contactId}/reprocess': { post: reprocess },
      '/healthz': { get: plain('The process is running', '200') },
      '/readyz': { get: plain('Salesforce and S3 can be reached', '200', '503') },
      '/metrics': { get: plain('Metrics for Prometheus', '200') },
      '/openapi.json': { get: plain('This document', '200') },
    },
  });
}
