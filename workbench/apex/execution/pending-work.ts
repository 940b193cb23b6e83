import { throwApex } from '../values/exceptions.ts';

/** Objects whose rows configure the org: not to be written beside data in one transaction. */
const SETUP_OBJECTS = new Set(
  [
    'FieldPermissions',
    'Group',
    'GroupMember',
    'ObjectPermissions',
    'PermissionSet',
    'PermissionSetAssignment',
    'PermissionSetGroup',
    'QueueSobject',
    'SetupEntityAccess',
    'UserRole',
  ].map((name) => name.toLowerCase()),
);

/** What a transaction has written and not yet committed, as far as it forbids what comes after. */
export class PendingWork {
  private writes = 0;
  private readonly savepoints = new Map<unknown, number>();
  private wroteSetup: string | undefined;
  private wroteData: string | undefined;

  /** Throws where setup and data objects would be written in one transaction. */
  noteWrite(objectName: string): void {
    const isSetup = SETUP_OBJECTS.has(objectName.toLowerCase());
    const other = isSetup ? this.wroteData : this.wroteSetup;
    if (other !== undefined) {
      const [a, b] = isSetup ? ['setup', 'non-setup'] : ['non-setup', 'setup'];
      throwApex(
        'DmlException',
        `MIXED_DML_OPERATION, DML operation on ${a} object is not permitted after you have updated a ${b} ` +
          `object (or vice versa): ${objectName}, original object: ${other}`,
      );
    }
    if (isSetup) this.wroteSetup = objectName;
    else if (objectName.toLowerCase() !== 'user') this.wroteData = objectName;
    this.writes += 1;
  }

  /** `System.runAs`: inside, setup and data objects count from anew; writes stay pending. */
  async apart(work: () => Promise<void>): Promise<void> {
    const { wroteSetup, wroteData } = this;
    this.wroteSetup = this.wroteData = undefined;
    try {
      await work();
    } finally {
      this.wroteSetup = wroteSetup;
      this.wroteData = wroteData;
    }
  }

  /** `Test.startTest`: what a test has prepared does not stand in the way of callouts. */
  settle(): void {
    this.writes = 0;
    this.savepoints.clear();
  }

  savepoint(token: unknown): void {
    this.savepoints.set(token, this.writes);
  }

  /** Work since the savepoint is undone; later savepoints are gone. */
  rollback(token: unknown): void {
    const at = this.savepoints.get(token);
    if (at === undefined) throwApex('TypeException', 'The savepoint is not valid any more');
    this.writes = at;
    const order = [...this.savepoints.keys()];
    order.slice(order.indexOf(token) + 1).forEach((later) => this.savepoints.delete(later));
  }

  release(token: unknown): void {
    this.savepoints.delete(token);
  }

  /** A callout would hold the transaction open, so nothing may be pending. */
  refuseCallout(): void {
    if (this.savepoints.size > 0 && this.writes === 0) {
      throwApex('CalloutException', 'All active Savepoints must be released before making callouts.');
    }
    if (this.writes > 0 || this.savepoints.size > 0) {
      throwApex(
        'CalloutException',
        'You have uncommitted work pending. Please commit or rollback before calling out',
      );
    }
  }
}
