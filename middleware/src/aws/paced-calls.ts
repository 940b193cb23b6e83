import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { nameOf, statusOf } from './errors.ts';

export type Pace = {
  /** Calls under way at once, of all operations. */
  concurrency: number;
  /** Calls of one operation that begin in a second. */
  perSecond: number;
};

/** Injected in tests, where no time shall pass. */
export type Clock = {
  now: () => number;
  pause: (milliseconds: number) => Promise<unknown>;
  random: () => number;
};

type Lane = {
  /** Settles when the call before has begun. */
  turn: Promise<void>;
  next: number;
  /** Milliseconds from one beginning to the next. */
  interval: number;
  slowedAt: number;
};

/** A throttled call is made again for so long. */
const PATIENCE_MILLISECONDS = 60_000;
const LONGEST_INTERVAL_MILLISECONDS = 600;
const FIRST_SLOW_INTERVAL_MILLISECONDS = 150;
const SLOWING = 1.6;
/** What an answer makes of the interval after it was lengthened. */
const RECOVERY = 0.7;
/** Of a call whose failure may pass, such as a broken connection. */
const ATTEMPTS = 3;
const FIRST_PAUSE_MILLISECONDS = 200;

const THROTTLING = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
]);

const CLOCK: Clock = {
  now: () => performance.now(),
  pause: (milliseconds) => wait(milliseconds),
  random: Math.random,
};

/**
 * Keeps calls within the throughput of an account. Throttling lengthens the interval of its operation for all calls
 * that wait, and answers shorten it again, so that the pace finds what the account allows; other operations go on.
 * The SDK's adaptive mode slows all operations as one, down to a call in two seconds: after 30 throttled calls it
 * took 50 seconds for 20 calls, and lost one.
 */
export class PacedCalls {
  readonly #perCall: number;
  readonly #limit: <T>(work: () => Promise<T>) => Promise<T>;
  readonly #clock: Clock;
  readonly #lanes = new Map<string, Lane>();

  constructor({ concurrency, perSecond }: Pace, clock: Clock = CLOCK) {
    this.#perCall = 1000 / perSecond;
    const limit = pLimit(concurrency);
    this.#limit = (work) => limit(work);
    this.#clock = clock;
  }

  /** Makes a call, again where that may help; otherwise its error passes as it is. */
  async run<T>(operation: string, call: () => Promise<T>): Promise<T> {
    const { now, pause, random } = this.#clock;
    const lane = this.#lane(operation);
    const end = now() + PATIENCE_MILLISECONDS;
    for (let failures = 0; ;) {
      const begun = { at: 0 };
      try {
        const answer = await this.#inTurn(lane, begun, call);
        lane.interval = Math.max(this.#perCall, lane.interval * RECOVERY);
        return answer;
      } catch (error) {
        if (isThrottling(error)) {
          if (now() >= end) throw error;
          this.#slowDown(lane, begun.at);
          continue;
        }
        failures += 1;
        if (!mayPass(error) || failures === ATTEMPTS) throw error;
        await pause(random() * FIRST_PAUSE_MILLISECONDS * 2 ** failures);
      }
    }
  }

  /** Begins the call when those before it have begun, its time has come, and there is room. */
  async #inTurn<T>(lane: Lane, begun: { at: number }, call: () => Promise<T>): Promise<T> {
    const { now, pause } = this.#clock;
    const before = lane.turn;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    lane.turn = promise;
    await before;
    // The interval may grow while the call waits.
    for (let early = lane.next - now(); early > 0; early = lane.next - now()) await pause(early);
    return await this.#limit(() => {
      begun.at = now();
      lane.next = begun.at + lane.interval;
      resolve(undefined);
      return call();
    });
  }

  /** Of calls that were under way together, only the first to be throttled slows their operation. */
  #slowDown(lane: Lane, begunAt: number): void {
    if (begunAt < lane.slowedAt) return;
    const { now, random } = this.#clock;
    const longer = Math.max(FIRST_SLOW_INTERVAL_MILLISECONDS, lane.interval * SLOWING);
    lane.interval = Math.min(LONGEST_INTERVAL_MILLISECONDS, longer);
    lane.slowedAt = now();
    // Several processes share an account: they shall not all come back at one moment.
    lane.next = now() + lane.interval * (0.5 + random() / 2);
  }

  #lane(operation: string): Lane {
    const known = this.#lanes.get(operation);
    if (known) return known;
    const lane = { turn: Promise.resolve(), next: 0, interval: this.#perCall, slowedAt: -Infinity };
    this.#lanes.set(operation, lane);
    return lane;
  }
}

const isThrottling = (error: unknown) => THROTTLING.has(nameOf(error)) || statusOf(error) === 429;

/** The service's own failures, and calls that brought no answer at all. */
function mayPass(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500;
}
