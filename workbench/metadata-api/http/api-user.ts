import { RestError, type LocalOrg, findRunningUser } from '#org';
import type { DeployUser } from '../deploy/deployments.ts';

const NEEDED = ['ModifyAllData', 'ModifyMetadata'];

/** The user of a session who may use the Metadata API. Throws a RestError for all others. */
export function metadataUser(org: LocalOrg, sessionId: string): DeployUser {
  const userId = org.sessions.userOf(sessionId);
  const user = userId === undefined ? undefined : findRunningUser(org.state, userId);
  if (!user) throw new RestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  const { userPermissions } = org.state.rightsOf(user.id);
  if (!NEEDED.some((name) => userPermissions.has(name))) {
    throw new RestError(
      403,
      'INSUFFICIENT_ACCESS',
      'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
    );
  }
  return user;
}

/** The token of a request's `Authorization`. */
export function bearerToken(authorization: string | undefined): string {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
}
