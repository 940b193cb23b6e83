import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { OrgState } from '../org-state.ts';
import { RestError } from './errors.ts';

/** Who is signed in: access tokens and the users behind them. */
export class Sessions {
  private readonly users = new Map<string, string>();
  private readonly organizationId: string;

  constructor(organizationId: string) {
    this.organizationId = organizationId;
  }

  /** A new access token for a user. */
  open(userId: string): string {
    const token = `${this.organizationId.slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
    this.users.set(token, userId);
    return token;
  }

  userOf(token: string): string | undefined {
    return this.users.get(token);
  }

  close(token: string): void {
    this.users.delete(token);
  }

  /** Ends every session, as an administrator can. */
  closeAll(): void {
    this.users.clear();
  }
}

const users = new WeakMap<Request, string>();

/** The signed-in user of a request that went through `authenticate`. */
export function userIdOf(request: Request): string {
  const userId = users.get(request);
  if (userId === undefined) throw new RestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  return userId;
}

/** Gives a request that the org makes itself the user of the one that it is part of. */
export function actAs(request: Request, userId: string): void {
  users.set(request, userId);
}

/** Lets only requests with a valid token through, of users who are active and may use the API. */
export function authenticate(state: OrgState, sessions: Sessions): RequestHandler {
  return (request, _response, next) => {
    const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const userId = token === undefined ? undefined : sessions.userOf(token);
    const user = userId === undefined ? undefined : state.database.get('User', userId);
    if (userId === undefined || user?.['IsActive'] !== true) {
      throw new RestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    }
    if (!state.rightsOf(userId).userPermissions.has('ApiEnabled')) {
      throw new RestError(403, 'API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner');
    }
    users.set(request, userId);
    next();
  };
}
