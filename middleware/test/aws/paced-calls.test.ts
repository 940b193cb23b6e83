import fc from 'fast-check';
import { PacedCalls, type Clock, type Pace } from '../../src/aws/paced-calls.ts';

type Beginning = { operation: string; at: number };

/** A service in a time of its own: pauses pass at once, in order, and every call takes as long as is said. */
class Simulation {
  readonly begun: Beginning[] = [];
  underWay = 0;
  most = 0;
  time = 0;
  readonly #sleepers: { at: number; wake: () => void }[] = [];

  readonly clock: Clock = {
    now: () => this.time,
    pause: (milliseconds) => this.sleep(milliseconds),
    random: () => 1,
  };

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.time + milliseconds, wake });
    });
  }

  /** Lets time pass until all work has ended. */
  async until<T>(work: Promise<T>): Promise<T> {
    const state = { ended: false };
    const watched = work.finally(() => {
      state.ended = true;
    });
    watched.catch(() => undefined);
    while (!state.ended) {
      // Whatever can go on without time passing goes on first.
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#sleepers.sort((a, b) => a.at - b.at).shift();
      if (!next) continue;
      this.time = Math.max(this.time, next.at);
      next.wake();
    }
    return await watched;
  }

  async call<T>(operation: string, answer: () => T): Promise<T> {
    this.begun.push({ operation, at: this.time });
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await this.sleep(40);
    this.underWay -= 1;
    return answer();
  }

  paced(pace: Pace) {
    return new PacedCalls(pace, this.clock);
  }
}

const failure = (name: string, status?: number) =>
  Object.assign(new Error(name), { name, $metadata: status === undefined ? {} : { httpStatusCode: status } });
const throttled = () => failure('ThrottlingException', 400);

/** Takes so many calls of a second and throttles the others, as an account's quota does. */
function quota(simulation: Simulation, perSecond: number) {
  let tokens = perSecond;
  let at = 0;
  return () => {
    tokens = Math.min(perSecond, tokens + ((simulation.time - at) / 1000) * perSecond);
    at = simulation.time;
    if (tokens < 1) throw throttled();
    tokens -= 1;
  };
}

describe('calls at a pace', () => {
  it('are never more at once, nor more of one operation in a second, than is allowed', async () => {
    const pace = fc.record({
      concurrency: fc.integer({ min: 1, max: 6 }),
      perSecond: fc.integer({ min: 1, max: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(
        pace,
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 25 }),
        async (given, calls) => {
          const simulation = new Simulation();
          const paced = simulation.paced(given);
          const work = calls.map((name) => paced.run(name, () => simulation.call(name, () => name)));

          expect(await simulation.until(Promise.all(work))).toEqual(calls);

          expect(simulation.begun).toHaveLength(calls.length);
          expect(simulation.most).toBeLessThanOrEqual(given.concurrency);
          for (const own of Map.groupBy(simulation.begun, ({ operation }) => operation).values()) {
            const waits = own.slice(1).map(({ at }, place) => at - (own[place]?.at ?? at));
            expect(Math.min(...waits, Infinity)).toBeGreaterThanOrEqual(1000 / given.perSecond - 0.001);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('all come through where the account takes fewer than are asked', async () => {
    const simulation = new Simulation();
    const paced = simulation.paced({ concurrency: 8, perSecond: 20 });
    const take = quota(simulation, 5);
    const calls = Array.from({ length: 60 }, () => paced.run('a', () => simulation.call('a', take)));

    const ended = await simulation.until(Promise.allSettled(calls));

    expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
    // More than half of what was sent was taken: the pace has found the quota.
    expect(simulation.begun.length).toBeLessThan(120);
  });

  it('of other operations go on while one is throttled', async () => {
    const simulation = new Simulation();
    const paced = simulation.paced({ concurrency: 2, perSecond: 10 });
    const refuse = () => {
      throw throttled();
    };
    const order: string[] = [];
    const slow = paced.run('slow', () => simulation.call('slow', refuse)).catch(() => order.push('slow'));
    const quick = Promise.all(
      Array.from({ length: 20 }, () => paced.run('quick', () => simulation.call('quick', () => 'quick'))),
    ).then(() => order.push('quick'));

    await simulation.until(Promise.all([slow, quick]));

    expect(order).toEqual(['quick', 'slow']);
  });

  it('give up with the error as it is where throttling does not end', async () => {
    const simulation = new Simulation();
    const paced = simulation.paced({ concurrency: 2, perSecond: 10 });
    const error = throttled();
    const call = paced.run('a', () =>
      simulation.call('a', () => {
        throw error;
      }),
    );
    await expect(simulation.until(call)).rejects.toBe(error);
    expect(simulation.time).toBeGreaterThanOrEqual(60_000);
  });

  it.each([
    ['the service fails', failure('InternalServerException', 500), 3],
    ['there is no answer', failure('TimeoutError'), 3],
    ['the language is not supported', failure('UnsupportedLanguageException', 400), 1],
    ['access is denied', failure('AccessDeniedException', 400), 1],
  ])('are made again only where that may help: %s', async (_case, error, attempts) => {
    const simulation = new Simulation();
    const paced = simulation.paced({ concurrency: 2, perSecond: 10 });
    const call = paced.run('a', () =>
      simulation.call('a', () => {
        throw error;
      }),
    );
    await expect(simulation.until(call)).rejects.toBe(error);
    expect(simulation.begun).toHaveLength(attempts);
  });
});
