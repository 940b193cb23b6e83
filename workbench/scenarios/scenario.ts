import type { ContactCentre } from './contact-centre/contact-centre.ts';

/** One way that a contact can take from Amazon Connect to its record. */
export type Scenario = {
  title: string;
  expected: string;
  /** Plays it and says what the record shows. Throws a sentence where that is not what is expected. */
  run(centre: ContactCentre): Promise<string>;
};

export type ScenarioGroup = { title: string; scenarios: readonly Scenario[] };
