import type { Skipped } from '../contracts/conversation-file.ts';

/** What stands in the conversation instead of findings. `incomplete`: another run may bring them. */
export type Failure = { skipped: Skipped[]; incomplete: boolean };
type About = { code: string; name: string; languageCode: string };

/** Errors of Amazon Comprehend that the same call will meet again. */
const FINAL = new Set([
  'InvalidRequestException',
  'TextSizeLimitExceededException',
  'BatchSizeLimitExceededException',
  'ValidationException',
]);

/**
 * Why an analysis, or a part of it, is not there. The service's own words are left out, as they may repeat what
 * was sent.
 * @param error absent where the service was not asked, as it does not know the language
 */
export function describeFailure({ code, name, languageCode }: About, error?: unknown): Failure {
  const kind = error instanceof Error ? error.name : 'Error';
  if (error === undefined || kind === 'UnsupportedLanguageException') {
    const detail = `${name}: not available for the language ${languageCode}.`;
    return { skipped: [{ analysis: code, reason: 'language-not-supported', detail }], incomplete: false };
  }
  const isFinal = FINAL.has(kind);
  const detail = isFinal
    ? `${name}: the text service rejected the request (${kind}). Everything else is complete.`
    : `${name}: the text service did not respond (${kind}). Everything else is complete.`;
  return { skipped: [{ analysis: code, reason: 'failed', detail }], incomplete: !isFinal };
}
