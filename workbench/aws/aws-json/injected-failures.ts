import { AwsJsonError } from './aws-json-error.ts';

export type FailureOptions = {
  /** Only calls of this operation fail; without, any. */
  operation?: string;
  message?: string;
};

type Failure = { left: number; operation: string | undefined; error: AwsJsonError };

/** Failures that a test or scenario has asked for, so that a client's retries can be seen. */
export class InjectedFailures {
  #failures: Failure[] = [];

  /** Makes the next calls fail; `Infinity` for all until `end`. */
  add(count: number, type: string, { operation, message = 'Rate exceeded' }: FailureOptions = {}): void {
    const status = type.startsWith('Internal') || type.startsWith('ServiceUnavailable') ? 500 : 400;
    this.#failures.push({ left: count, operation, error: new AwsJsonError(type, message, status) });
  }

  end(): void {
    this.#failures = [];
  }

  /** Throws where the call of an operation is to fail. */
  meet(operation: string): void {
    const failure = this.#failures.find((one) => one.operation === undefined || one.operation === operation);
    if (!failure) return;
    failure.left -= 1;
    if (failure.left <= 0) this.#failures = this.#failures.filter((one) => one !== failure);
    throw failure.error;
  }
}
