import type { ContactCentre } from './contact-centre/contact-centre.ts';
import type { Scenario, ScenarioGroup } from './scenario.ts';

/** How a scenario went: what the record shows, or why that is not what is expected. */
export type Played = {
  group: string;
  scenario: Scenario;
  passed: boolean;
  shows: string;
  seconds: number;
};

/** Plays the scenarios one after the other: some let services fail, which others must not meet. */
export async function playScenarios(
  groups: readonly ScenarioGroup[],
  centre: ContactCentre,
  onPlayed: (played: Played) => void,
): Promise<Played[]> {
  const all: Played[] = [];
  for (const { title, scenarios } of groups) {
    for (const scenario of scenarios) {
      const played = { group: title, scenario, ...(await play(scenario, centre)) };
      all.push(played);
      onPlayed(played);
    }
  }
  return all;
}

/** What a whole file has wrong in it would fill the table. */
const LONGEST_REASON = 400;

async function play(scenario: Scenario, centre: ContactCentre) {
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1000;
  try {
    const shows = await scenario.run(centre);
    return { passed: true, shows, seconds: seconds() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const shows = why.length > LONGEST_REASON ? `${why.slice(0, LONGEST_REASON)}…` : why;
    return { passed: false, shows, seconds: seconds() };
  }
}
