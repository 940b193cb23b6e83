import { setTimeout as pause } from 'node:timers/promises';

const ATTEMPTS = 12;
const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 3000;

type BatchAnswer = { results?: { outcome: string; problem?: { detail?: string; title?: string } }[] };

/**
 * Stands for the queues between AWS and the middleware: what the middleware did not finish is delivered
 * again, later and later, and given up after a number of attempts.
 */
export class DeliveryQueue {
  readonly #middlewareUrl: string;
  readonly #token: string;
  #closed = false;

  constructor(middlewareUrl: string, token: string) {
    this.#middlewareUrl = middlewareUrl;
    this.#token = token;
  }

  /** Delivers one message until its stage is done. Throws the last reason when it never was. */
  async deliver(path: '/v1/contact-records' | '/v1/events', message: unknown): Promise<void> {
    let reason = 'it was never tried';
    for (let attempt = 0; attempt < ATTEMPTS && !this.#closed; attempt++) {
      const undone = await this.#post(path, message);
      if (undone === undefined) return;
      reason = undone;
      await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt));
    }
    if (!this.#closed) throw new Error(`The middleware did not take a message of ${path}: ${reason}`);
  }

  close(): void {
    this.#closed = true;
  }

  /** `undefined` when done, else what is not. */
  async #post(path: string, message: unknown): Promise<string | undefined> {
    try {
      const response = await fetch(this.#middlewareUrl + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify(message),
      });
      const answer = (await response.json()) as BatchAnswer & { title?: string };
      if (!response.ok) return answer.title ?? `status ${String(response.status)}`;
      const undone = answer.results?.find(({ outcome }) => outcome === 'waiting' || outcome === 'failed');
      return undone && (undone.problem?.detail ?? undone.problem?.title ?? undone.outcome);
    } catch (error) {
      return error instanceof Error ? error.message : 'no answer';
    }
  }
}
