import express from 'express';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { RestError } from '#org';

/** What names a credential: an external credential and one of its principals. */
const principalSchema = z.object({
  externalCredential: z.string(),
  principalName: z.string(),
  principalType: z.literal('NamedPrincipal'),
});
const credentialSchema = principalSchema.extend({
  authenticationProtocol: z.literal('Custom').optional(),
  credentials: z.record(z.string(), z.object({ value: z.string(), encrypted: z.boolean().optional() })),
});

type Values = Map<string, string>;

/** The secrets of external credentials, as an org keeps them: they can be written and never read back. */
export class StoredCredentials {
  private readonly principals = new Map<string, Values>();

  /** A parameter of a principal, for a callout. */
  value(externalCredential: string, principal: string, parameter: string): string | undefined {
    return this.principals.get(`${externalCredential}-${principal}`)?.get(parameter);
  }

  /**
   * `named-credentials/credential` of the Connect REST API: POST creates, PATCH sets single parameters, PUT
   * replaces them all. `hasPrincipal` says what the deployed metadata knows; `admit` refuses who may not.
   */
  router(
    hasPrincipal: (external: string, principal: string) => boolean,
    admit: (request: Request) => void,
  ): Router {
    const router = express.Router();
    const keyOf = (input: z.infer<typeof principalSchema>): string => {
      if (hasPrincipal(input.externalCredential, input.principalName)) {
        return `${input.externalCredential}-${input.principalName}`;
      }
      throw new RestError(
        404,
        'NOT_FOUND',
        `There is no external credential ${input.externalCredential} with that principal.`,
      );
    };
    router.use((request, _response, next) => {
      admit(request);
      next();
    });
    router.get('/', (request, response) => {
      const input = read(principalSchema, request.query);
      response.json(shown(input, this.principals.get(keyOf(input))));
    });
    const write = (
      method: 'post' | 'patch' | 'put',
      apply: (former: Values | undefined, given: Values) => Values,
    ): void => {
      router[method]('/', express.json(), (request, response) => {
        const input = read(credentialSchema, request.body);
        const key = keyOf(input);
        const given = new Map(Object.entries(input.credentials).map(([name, { value }]) => [name, value]));
        this.principals.set(key, apply(this.principals.get(key), given));
        response.status(method === 'post' ? 201 : 200).json(shown(input, this.principals.get(key)));
      });
    };
    write('post', (former, given) => {
      if (!former) return given;
      throw new RestError(400, 'INVALID_INPUT', 'The credential exists already: update it.');
    });
    write('patch', (former, given) => {
      if (former) return new Map([...former, ...given]);
      throw new RestError(404, 'NOT_FOUND', 'The credential does not exist yet: create it.');
    });
    write('put', (_former, given) => given);
    return router;
  }
}

function read<Shape extends z.ZodType>(shape: Shape, input: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new RestError(400, 'INVALID_INPUT', z.prettifyError(parsed.error));
}

/** Values are not among what is answered. */
function shown(input: z.infer<typeof principalSchema>, values: Values | undefined) {
  const { externalCredential, principalName, principalType } = input;
  const credentials = Object.fromEntries(
    [...(values?.keys() ?? [])].map((name) => [name, { encrypted: true }]),
  );
  return { externalCredential, principalName, principalType, authenticationProtocol: 'Custom', credentials };
}
