import { throwApex } from '../values/exceptions.ts';

/** Governor limits of a synchronous transaction. */
export const LIMITS = {
  queries: 100,
  queryRows: 50_000,
  dmlStatements: 150,
  dmlRows: 10_000,
  callouts: 100,
  calloutMilliseconds: 120_000,
  heapBytes: 6_000_000,
  cpuMilliseconds: 10_000,
  stackDepth: 1_000,
} as const;

export type CountedLimit = 'queries' | 'queryRows' | 'dmlStatements' | 'dmlRows' | 'callouts';

const TITLES: Record<CountedLimit, string> = {
  queries: 'Too many SOQL queries',
  queryRows: 'Too many query rows',
  dmlStatements: 'Too many DML statements',
  dmlRows: 'Too many DML rows',
  callouts: 'Too many callouts',
};

/** What a transaction has used up. `Test.startTest` begins a fresh one. */
export class Usage {
  private readonly counts: Record<CountedLimit, number> = {
    queries: 0,
    queryRows: 0,
    dmlStatements: 0,
    dmlRows: 0,
    callouts: 0,
  };
  private readonly started = cpuTime();
  private waited = 0;

  count(limit: CountedLimit): number {
    return this.counts[limit];
  }

  add(limit: CountedLimit, amount = 1): void {
    this.counts[limit] += amount;
    const used = this.counts[limit];
    if (used > LIMITS[limit]) throwApex('LimitException', `${TITLES[limit]}: ${String(used)}`);
  }

  /** CPU time that was spent during a callout is somebody else's. */
  exclude(milliseconds: number): void {
    this.waited += milliseconds;
  }

  cpuMilliseconds(): number {
    return Math.round(cpuTime() - this.started - this.waited);
  }

  checkCpu(): void {
    if (this.cpuMilliseconds() > LIMITS.cpuMilliseconds) {
      throwApex('LimitException', 'Apex CPU time limit exceeded');
    }
  }
}

/** Milliseconds that this thread has computed: waiting for a busy machine is not CPU time. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
