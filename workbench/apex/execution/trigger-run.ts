import type { TriggerEvent, TriggerOperation } from '../types/trigger.ts';
import type { SObjectValue } from '../values/sobject.ts';

/** What a trigger that runs sees through `Trigger`, and what it says against records. */
export interface TriggerRun {
  readonly event: TriggerEvent;
  readonly operation: TriggerOperation;
  /** Empty on delete. */
  readonly newRecords: readonly SObjectValue[];
  /** Empty on insert. */
  readonly oldRecords: readonly SObjectValue[];
  /** Messages of `addError` by record. */
  readonly errors: Map<SObjectValue, string[]>;
}
