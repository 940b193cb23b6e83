import { S3Error } from './s3-error.ts';

export type Right = 's3:GetObject' | 's3:ListBucket' | 'kms:Decrypt';

export type DenialOptions = {
  /** Within an account, S3 names the missing right; across accounts it says no more than "Access Denied". */
  isNamed?: boolean;
  /** Denied to services that read with the key pair's rights, as a policy that names a VPC endpoint does. */
  toServicesAlone?: boolean;
};

/** Rights that the one key pair lacks on a bucket, as a policy would have it. */
export class DeniedRights {
  readonly #denied = new Map<string, { rights: ReadonlySet<Right> } & Required<DenialOptions>>();

  deny(
    bucket: string,
    rights: readonly Right[],
    { isNamed = true, toServicesAlone = false }: DenialOptions = {},
  ): void {
    this.#denied.set(bucket, { rights: new Set(rights), isNamed, toServicesAlone });
  }

  grantAll(): void {
    this.#denied.clear();
  }

  /** Whether a service that reads for the key pair is refused. */
  isDeniedToServices(bucket: string, right: Right): boolean {
    return this.#denied.get(bucket)?.rights.has(right) === true;
  }

  /** Throws AccessDenied where the right is missing. */
  require(bucket: string, right: Right, resource: string): void {
    const denied = this.#denied.get(bucket);
    if (!denied?.rights.has(right) || denied.toServicesAlone) return;
    const message = denied.isNamed
      ? `User: arn:aws:sts::111122223333:assumed-role/middleware/session is not authorized to perform: ${right} on resource: ${resource} because no identity-based policy allows the ${right} action`
      : 'Access Denied';
    throw new S3Error('AccessDenied', 403, message);
  }

  /** What reading or describing an object asks for: the list of a bucket where there is no such object. */
  requireObject(
    bucket: string,
    key: string,
    { isThere, isRead }: { isThere: boolean; isRead: boolean },
  ): void {
    const bucketArn = `arn:aws:s3:::${bucket}`;
    this.require(bucket, 's3:GetObject', `"${bucketArn}/${key}"`);
    if (!isThere) this.require(bucket, 's3:ListBucket', `"${bucketArn}"`);
    // The description of an object is not encrypted with its key.
    else if (isRead) this.require(bucket, 'kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/recordings');
  }
}
