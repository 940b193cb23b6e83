import type { RequestHandler } from 'express';
import type { RunningUser } from '#platform';
import type { OrgState } from '../org-state.ts';
import { findRunningUser } from '../running-user.ts';
import { RestError } from './errors.ts';
import { jsonObject } from './requests.ts';
import { userIdOf } from './sessions.ts';

export interface ApexCall {
  className: string;
  method: string;
  params: Record<string, unknown>;
  user: RunningUser;
  /** Asked for by a wire: the method must be declared cacheable. */
  cacheable: boolean;
}
export type InvokeApex = (call: ApexCall) => Promise<unknown>;

/** `POST /workbench/apex`: a component's call of an `@AuraEnabled` method, for users whose permission sets open the class. */
export function apexCalls(state: OrgState, invoke: () => InvokeApex | undefined): RequestHandler {
  return async (request, response) => {
    const body = jsonObject(request);
    const { className, method } = body;
    if (typeof className !== 'string' || typeof method !== 'string') {
      throw new RestError(400, 'INVALID_INPUT', 'A call of Apex needs className and method, both texts.');
    }
    const user = findRunningUser(state, userIdOf(request));
    const rights = state.rightsOf(userIdOf(request));
    if (!user || !(rights.classes.has(className) || rights.userPermissions.has('AuthorApex'))) {
      response
        .status(500)
        .json(componentError(`You do not have access to the Apex class named '${className}'.`));
      return;
    }
    const run = invoke();
    if (!run) throw new RestError(503, 'SERVER_UNAVAILABLE', 'No Apex runner is attached to this org.');
    try {
      const params = (body['params'] ?? {}) as Record<string, unknown>;
      const returnValue = await run({
        className,
        method,
        params,
        user,
        cacheable: body['cacheable'] === true,
      });
      response.json({ returnValue: returnValue ?? null });
    } catch (error) {
      response.status(500).json(componentErrorOf(error));
    }
  };
}

/** An exception as a component's `error` has it. */
function componentError(message: string, exceptionType?: string) {
  return {
    status: 500,
    body: {
      message,
      ...(exceptionType === undefined ? {} : { exceptionType }),
      isUserDefinedException: false,
      stackTrace: '',
    },
    headers: {},
    ok: false,
    statusText: 'Server Error',
    errorType: 'fetchResponse',
  };
}

function componentErrorOf(error: unknown) {
  const { message, exceptionType, isUserDefinedException } = error as {
    message?: string;
    exceptionType?: string;
    isUserDefinedException?: boolean;
  };
  const shaped = componentError(message ?? String(error), exceptionType);
  return { ...shaped, body: { ...shaped.body, isUserDefinedException: isUserDefinedException === true } };
}
