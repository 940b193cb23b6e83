import type { ApexPlatform, ApexTransaction, RunningUser } from '#platform';
import type { Library } from '../types/library.ts';
import type { FieldMember, TypeDeclaration } from '../types/type.ts';
import type { InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';
import type { Coverage } from './coverage.ts';
import type { Frame } from './frame.ts';
import { Usage } from './limits.ts';
import { PendingWork } from './pending-work.ts';
import type { TriggerRun } from './trigger-run.ts';

/** What a test method has set up; present only while tests run. */
export interface TestState {
  mock?: InstanceValue;
  started: boolean;
  stopped: boolean;
  /** Usage outside `Test.startTest` … `Test.stopTest`. */
  outer?: Usage;
}

export interface ExecutionOptions {
  platform: ApexPlatform;
  library: Library;
  transaction: ApexTransaction;
  user: RunningUser;
  coverage?: Coverage;
  debug?: (text: string) => void;
  test?: TestState;
  /** A cacheable method of a component controller may not write. */
  readOnly?: boolean;
}

/** The transaction that a frame belongs to. */
export function executionOf({ execution }: Frame): Execution {
  if (execution instanceof Execution) return execution;
  throw new Error('A frame belongs to a transaction.');
}

/** How often the clock is looked at. */
const STEPS_BETWEEN_CHECKS = 2_000;

/** One Apex transaction: everything that lives from the first statement to the commit. */
export class Execution {
  readonly platform: ApexPlatform;
  readonly library: Library;
  readonly coverage: Coverage | undefined;
  readonly debug: (text: string) => void;
  readonly test: TestState | undefined;
  readonly readOnly: boolean;
  readonly statics = new Map<FieldMember, Value>();
  readonly initialised = new Set<TypeDeclaration>();
  transaction: ApexTransaction;
  user: RunningUser;
  usage = new Usage();
  readonly pending = new PendingWork();
  /** Triggers that are running, innermost last. */
  readonly triggerRuns: TriggerRun[] = [];
  private steps = 0;

  constructor(options: ExecutionOptions) {
    this.platform = options.platform;
    this.library = options.library;
    this.transaction = options.transaction;
    this.user = options.user;
    this.coverage = options.coverage;
    this.debug = options.debug ?? (() => undefined);
    this.test = options.test;
    this.readOnly = options.readOnly ?? false;
  }

  /** Called for each statement and each round of a loop. */
  step(): void {
    this.steps += 1;
    if (this.steps % STEPS_BETWEEN_CHECKS === 0) this.usage.checkCpu();
  }

  /** `System.runAs`: another user's rights, and writes of its own as far as mixing setup and data goes. */
  async as(user: RunningUser, work: () => Promise<void>): Promise<void> {
    const { user: before, transaction } = this;
    this.user = user;
    this.transaction = transaction.asUser(user);
    try {
      await this.pending.apart(work);
    } finally {
      this.user = before;
      this.transaction = transaction;
    }
  }
}
