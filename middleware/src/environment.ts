import { z } from 'zod';
import { aws, callers, listening, salesforce } from './settings/connections.ts';
import { processing, reconciliation, relatedRecords } from './settings/work.ts';

/**
 * The settings by section, in the order in which they are explained. `npm run settings` makes
 * `config/middleware.env.example` and the operator's table of them.
 */
export const sections = [listening, callers, aws, salesforce, relatedRecords, processing, reconciliation];

/** The variables that the middleware reads, with their defaults. */
export const environment = z.object({
  ...listening.settings,
  ...callers.settings,
  ...aws.settings,
  ...salesforce.settings,
  ...relatedRecords.settings,
  ...processing.settings,
  ...reconciliation.settings,
});

export type Variables = z.infer<typeof environment>;
