import busboy from 'busboy';
import express from 'express';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { RestError, notFound, type LocalOrg } from '#org';
import { deployOptionsSchema, type DeployOptions } from '../deploy/deploy-options.ts';
import { DeployRefusal, type Deployments } from '../deploy/deployments.ts';
import { bearerToken, metadataUser } from './api-user.ts';

const MOST_BYTES = 60 * 1024 * 1024;
const bodySchema = z.object({ deployOptions: deployOptionsSchema });
const quickSchema = z.object({ validatedDeployRequestId: z.string() });

/** `/services/data/vXX.X/metadata/deployRequest`. */
export function deployRequestRouter(org: LocalOrg, deployments: Deployments): Router {
  const router = express.Router();
  const userOf = (request: Request) => metadataUser(org, bearerToken(request.get('authorization')));
  const answer = (id: string, withDetails: boolean) => {
    const result = deployments.result(id);
    if (!result) throw notFound(`No deployment with the id ${id}`);
    const { details, ...summary } = result;
    const deployOptions = deployments.optionsOf(id);
    return { id, deployOptions, deployResult: withDetails ? { ...summary, details } : summary };
  };
  router.post('/', express.json(), async (request, response) => {
    const user = userOf(request);
    const start = async (): Promise<string> => {
      if (request.is('application/json')) {
        const quick = quickSchema.safeParse(request.body);
        if (!quick.success) throw malformed('validatedDeployRequestId is missing');
        return deployments.startValidated(quick.data.validatedDeployRequestId, user);
      }
      const { archive, options } = await readUpload(request);
      return deployments.start(archive, options, user);
    };
    const id = await start().catch((error: unknown) => {
      throw error instanceof DeployRefusal ? new RestError(400, error.errorCode, error.message) : error;
    });
    response.status(201).json(answer(id, false));
  });
  router.get('/:id', (request, response) => {
    userOf(request);
    response.json(answer(request.params.id, request.query['includeDetails'] === 'true'));
  });
  router.patch('/:id', express.json(), (request, response) => {
    userOf(request);
    deployments.cancel(request.params.id);
    response.status(202).json(answer(request.params.id, false));
  });
  return router;
}

function malformed(problem: string): RestError {
  return new RestError(400, 'MALFORMED_REQUEST', problem);
}

/** The two parts of an upload: options as JSON, and the archive. */
async function readUpload(request: Request): Promise<{ archive: Buffer; options: DeployOptions }> {
  if (!request.is('multipart/form-data')) throw malformed('The request must be multipart/form-data');
  const parts = await readParts(request);
  const archive = parts.get('file');
  if (!archive) throw malformed('The part file with the ZIP archive is missing');
  const options = bodySchema.safeParse(parseJson(parts.get('json') ?? parts.get('entity_content')));
  if (!options.success) {
    const [issue] = options.error.issues;
    throw malformed(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
  }
  return { archive, options: options.data.deployOptions };
}

function parseJson(part: Buffer | undefined): unknown {
  try {
    return JSON.parse(part?.toString('utf8') ?? '');
  } catch {
    throw malformed('The part json with deployOptions is missing or is no JSON');
  }
}

function readParts(request: Request): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Buffer>();
    const form = busboy({ headers: request.headers, limits: { fileSize: MOST_BYTES } });
    form.on('field', (name, value) => parts.set(name, Buffer.from(value)));
    form.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        reject(new RestError(413, 'LIMIT_EXCEEDED', 'The ZIP archive is larger than the Metadata API takes'));
      });
      stream.on('end', () => parts.set(name, Buffer.concat(chunks)));
    });
    form.on('close', () => {
      resolve(parts);
    });
    form.on('error', reject);
    request.pipe(form);
  });
}
