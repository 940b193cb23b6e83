import type { ProblemKind } from '../contracts/problems.ts';
import type { FieldError } from '../input/field-error.ts';

/**
 * A failure with a name that callers can act on and a sentence that people can. The sentence must hold no
 * personal data, token or signed URL: it reaches logs, answers and records.
 */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly errors: readonly FieldError[];

  constructor(
    kind: ProblemKind,
    detail: string,
    options: { errors?: readonly FieldError[]; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'Problem';
    this.kind = kind;
    this.errors = options.errors ?? [];
  }
}

/** Any thrown value as a problem; what nobody foresaw becomes `internal`, its own words kept as the cause only. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem('internal', 'Unexpected error. See the log entry for this request.', {
    cause: error,
  });
}
