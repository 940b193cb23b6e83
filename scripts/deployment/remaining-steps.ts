import type { LoginCertificate } from './certificate.ts';
import type { LinkResult } from './connection-test.ts';
import type { ConsoleTabOutcome } from './console-tab.ts';
import { KEY_ELSEWHERE, type AppOutcome } from './external-client-app.ts';
import type { Decisions } from './plan.ts';

const TAB_BY_HAND =
  'Add the tab AC Contact Channel Analytics to the app that your people work in: Setup → App Manager → Edit → ' +
  'Navigation Items.';
const PEOPLE_BY_HAND =
  'Give AC Call Recording to those who listen to calls, where they lack it: run this again with --agents and ' +
  '--supervisors, or use Setup → Permission Sets.';

const RULE_TO_MIDDLEWARE =
  'Give the middleware AGENT_USER_FIELD and AGENT_USER_PART of salesforce.env, and start it anew. Then npm run ' +
  'assign-owners, in its environment, counts the calls in the queue AC Unassigned that it would give to their agents.';
const RULE_BY_HAND =
  'See whether agents are recognized, whose user names in Amazon Connect are compared with Username: run this again ' +
  'with --connect-users FILE, or --connect-instance ID.';

/** What is left for a person to do, in order. */
export function remainingSteps(done: {
  decisions: Decisions;
  app: AppOutcome;
  console: ConsoleTabOutcome;
  environmentFile: string;
  certificate: LoginCertificate;
  links: readonly LinkResult[];
}): string[] {
  const { decisions, app, console, environmentFile, certificate, links } = done;
  const { agents, supervisors } = decisions.people;
  const steps: string[] = [];
  if (app.consumerKey === undefined) steps.push(KEY_ELSEWHERE);
  if (!links.every(({ state }) => state === 'works')) {
    steps.push(
      `Give the middleware its Salesforce settings: ${environmentFile} and the private key that it names. ` +
        'Start it anew and run this again: what is right already stays as it is, and the connection is tested.',
    );
  }
  if (decisions.agentRule.isNew) steps.push(RULE_TO_MIDDLEWARE);
  else if (decisions.agentRule.rule === undefined) steps.push(RULE_BY_HAND);
  if (console === 'no console' || !decisions.consoleTab) steps.push(TAB_BY_HAND);
  if (agents.length + supervisors.length === 0) steps.push(PEOPLE_BY_HAND);
  steps.push(
    `Before ${certificate.expires.toISOString().slice(0, 10)}, when the certificate ends, run this with --new-certificate.`,
  );
  return steps;
}
