import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from '../../middleware/src/http/openapi.ts';

/** The OpenAPI document, once it is known to be one. */
export async function validOpenApiDocument(): Promise<object> {
  const document = openApiDocument();
  const { valid, errors } = await new Validator().validate({ ...document });
  if (!valid) throw new Error(`This is not an OpenAPI document: ${JSON.stringify(errors, null, 2)}`);
  return document;
}
