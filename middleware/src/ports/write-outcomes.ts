import { contactDeleted } from './contact-deleted.ts';
import type { WriteOutcome } from './record-store.ts';
import { Problem } from './problem.ts';

/** What a write that did not happen means to the caller; `undefined` where it happened or was not needed. */
export function writeProblem(outcome: WriteOutcome | undefined): Problem | undefined {
  switch (outcome?.outcome) {
    case 'created':
    case 'updated':
    case 'superseded':
      return undefined;
    case 'deleted':
    case 'gone':
      return contactDeleted();
    case 'refused':
      return new Problem('salesforce-refused', `Salesforce refused the record: ${outcome.code}.`, {
        errors: outcome.fields.map((path) => ({ path, message: outcome.code })),
      });
    default:
      return new Problem(
        'salesforce-unavailable',
        `Salesforce can't write the record now (${outcome?.code ?? 'no answer'}). Try again later.`,
      );
  }
}

/** Throws the problem of a write that did not happen; `contact-deleted` where the record is gone. */
export function throwUnlessWritten(outcome: WriteOutcome | undefined): void {
  const problem = writeProblem(outcome);
  if (problem) throw problem;
}
