import { AwsJsonError } from './aws-json-error.ts';

const SECOND = 1000;

/** Refuses calls of an operation above so many a second, as the quotas of an account do. */
export class CallRate {
  #perSecond = Infinity;
  readonly #recent = new Map<string, number[]>();

  /** `Infinity`: no limit. */
  limit(callsPerSecond: number): void {
    this.#perSecond = callsPerSecond;
    this.#recent.clear();
  }

  /** Counts a call, or throws where it is one too many. */
  meet(operation: string): void {
    if (this.#perSecond === Infinity) return;
    const now = performance.now();
    const recent = (this.#recent.get(operation) ?? []).filter((time) => time > now - SECOND);
    this.#recent.set(operation, recent);
    if (recent.length >= this.#perSecond) throw new AwsJsonError('ThrottlingException', 'Rate exceeded');
    recent.push(now);
  }
}
