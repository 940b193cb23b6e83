import type { WriteOutcome } from '../../ports/record-store.ts';
import { isOwnerRefused } from './owners.ts';

/** The parts of a record that it can do without: the agent's user as owner, and its lookups. */
export type Parts = { owner: boolean; lookups: boolean };

/** Which of them are no longer written. The owner may be given up to see only whether it was at fault. */
export type GivenUp = {
  owner?: { code: string; isSuspected: boolean };
  lookups?: true;
};

/** Writes after the first that `giveUp` may ask for: without the owner, without the lookups, without both. */
export const REPAIRS = 3;

const NO_SUCH_RECORD = 'INVALID_CROSS_REFERENCE_KEY';
/** What Salesforce answers where a lookup leads nowhere, or where its user may not go. */
const REFERENCE_REFUSED = new Set([
  NO_SUCH_RECORD,
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'FIELD_INTEGRITY_EXCEPTION',
  'FIELD_FILTER_VALIDATION_EXCEPTION',
  'MALFORMED_ID',
  'ENTITY_IS_DELETED',
]);

/**
 * What to leave out of the next write of a record that was refused; `undefined` where it was written, or nothing would
 * help. An owner is a lookup too, and some refusals name no field: then the record is tried without its owner
 * first, and with the owner but without its lookups where that changes nothing.
 */
export function giveUp(outcome: WriteOutcome, parts: Parts, before: GivenUp): GivenUp | undefined {
  const refusal = refusalOf(outcome);
  if (!refusal) return undefined;
  const { part, code } = refusal;
  const isSuspected = before.owner?.isSuspected === true;
  const open = { owner: parts.owner && !before.owner, lookups: parts.lookups && !before.lookups };
  if (open.owner && part !== 'lookups') {
    return { ...before, owner: { code, isSuspected: part === 'either' && open.lookups } };
  }
  if (!open.lookups || part === 'owner') return undefined;
  return { ...(before.owner && !isSuspected ? { owner: before.owner } : {}), lookups: true };
}

type Refusal = { part: 'owner' | 'lookups' | 'either'; code: string };

function refusalOf(outcome: WriteOutcome): Refusal | undefined {
  // Without a field, the words for a lookup to nothing are those for a record that is gone.
  if (outcome.outcome === 'gone') return { part: 'either', code: NO_SUCH_RECORD };
  if (outcome.outcome !== 'refused') return undefined;
  const { code, fields } = outcome;
  if (isOwnerRefused(outcome)) return { part: 'owner', code };
  return REFERENCE_REFUSED.has(code) ? { part: fields.length > 0 ? 'lookups' : 'either', code } : undefined;
}
