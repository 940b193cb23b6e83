import { setTimeout as delay } from 'node:timers/promises';

export type RetryOptions = {
  /** Attempts in all, the first included. */
  attempts: number;
  /** The longest first pause; each further one may be twice as long. */
  firstPauseMilliseconds: number;
  pause?: (milliseconds: number) => Promise<unknown>;
  random?: () => number;
};

export const DEFAULT_RETRY: RetryOptions = { attempts: 5, firstPauseMilliseconds: 400 };

/** The pause before the given retry (1 is the first): any length up to the limit, so that callers spread out. */
export async function backOff(retry: number, options: RetryOptions): Promise<void> {
  const longest = options.firstPauseMilliseconds * 2 ** (retry - 1);
  const milliseconds = Math.round((options.random ?? Math.random)() * longest);
  await (options.pause ?? delay)(milliseconds);
}

/** Runs idempotent work again while it fails in a way that may pass. */
export async function withRetries<T>(
  work: () => Promise<T>,
  mayPass: (error: unknown) => boolean,
  options: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= options.attempts || !mayPass(error)) throw error;
      await backOff(attempt, options);
    }
  }
}
