import path from 'node:path';
import { adoptRenewed, loginCertificate, type LoginCertificate } from './certificate.ts';
import { testCallout, testLogin, testMiddleware, testReadiness, type LinkResult } from './connection-test.ts';
import { ensureConsoleTab } from './console-tab.ts';
import { enterKey } from './credential.ts';
import { ensureApp, type AppOutcome } from './external-client-app.ts';
import { readEnvironment, writeEnvironment } from './middleware-environment.ts';
import { signInWithNewCertificate } from './middleware-login.ts';
import { joinGroup, joinIntegrationGroup, UNASSIGNED_QUEUE } from './group-members.ts';
import { equipIntegrationUser } from './integration-user.ts';
import { deploySettings } from './org-settings.ts';
import { installVersion } from './installation/package-version.ts';
import { installPackage } from './installation/package-plan.ts';
import { assignmentsOf, assignPermissionSets } from './people.ts';
import { groupsWorkedOut } from './permission-groups.ts';
import type { Decisions, Present } from './plan.ts';
import { remainingSteps } from './remaining-steps.ts';
import { SfError, type Sf } from './sf.ts';

export type Outcome = { links: LinkResult[]; remaining: string[] };

/**
 * Changes the org, step by step. Each step leaves alone what is right already, so that running it again is
 * safe after a refusal half-way. Throws an SfError that names the step and what the org said.
 */
export async function deploy(
  sf: Sf,
  decisions: Decisions,
  present: Present,
  say: (line: string) => void,
): Promise<Outcome> {
  const { project, people, hosts, key, org, testLevel } = decisions;
  const step = async <Result>(
    title: string,
    work: () => Promise<Result>,
    words: (result: Result) => string = String,
  ): Promise<Result> => {
    const result = await namingStep(title, work);
    say(`  ✓ ${title}: ${words(result)}`);
    return result;
  };

  const { packageVersion } = present;
  if (packageVersion) await step('package', () => installVersion(sf, org.name, packageVersion));
  await step(packageVersion ? 'sharing rules' : 'package', () =>
    installPackage(sf, org.name, { project, plan: decisions.package, testLevel }),
  );
  await step(
    'hosts',
    () => deploySettings(sf, org.name, project, hosts),
    () => 'set',
  );
  const assignments = assignmentsOf(people, org.username);
  await step(
    'permission set groups',
    () => groupsWorkedOut(sf, org.name, [...assignments.keys()]),
    () => 'worked out by the org',
  );
  await step(
    'permission sets',
    () => assignPermissionSets(sf, org.name, assignments),
    ({ assigned, already }) => `${String(assigned)} given, ${String(already)} there already`,
  );
  await step(
    'middleware’s user',
    () =>
      equipIntegrationUser(sf, org.name, {
        username: people.integrationUser,
        id: decisions.integrationUserId,
      }),
    (done) => done.join(', ') || 'unchanged',
  );
  const { app, certificate } = await step(
    'External Client App',
    () => signInThroughApp(sf, decisions, present, say),
    ({ app: { done } }) => APP_WORDS[done],
  );
  await step(
    'public group',
    () => joinIntegrationGroup(sf, org.name, decisions.integrationUserId),
    membersAdded,
  );
  const members = [...present.queueMembers, ...decisions.queueMembers.map(({ id }) => id)];
  await step('queue', () => joinGroup(sf, org.name, members, UNASSIGNED_QUEUE), membersAdded);
  await step('middleware’s key', async () => (key === undefined ? 'unchanged' : enterKey(sf, org.name, key)));
  const console = decisions.consoleTab
    ? await step('Service Console', () => ensureConsoleTab(sf, org.name, present.console))
    : 'unchanged';
  const environmentFile = keepEnvironment(decisions, certificate, app.consumerKey);
  const links = [
    await testMiddleware(hosts.middlewareUrl),
    await testCallout(sf, org.name),
    await testLogin({
      loginUrl: org.loginUrl,
      clientId: app.consumerKey,
      username: people.integrationUser,
      privateKey: certificate.key,
    }),
    ...(await testReadiness(hosts.middlewareUrl)),
  ];
  return {
    links,
    remaining: remainingSteps({ decisions, app, console, environmentFile, certificate, links }),
  };
}

const membersAdded = (count: number): string =>
  count === 0 ? 'unchanged' : `${String(count)} member${count === 1 ? '' : 's'} added`;

const APP_WORDS = {
  created: 'created',
  'certificate replaced': 'certificate replaced, and the middleware’s user signed in with the new one',
  unchanged: 'unchanged',
  'left alone': 'left alone: it was made elsewhere (see what remains to do)',
};

/** The app and the certificate that it has. A renewed certificate takes the former's place after a login with it. */
async function signInThroughApp(
  sf: Sf,
  decisions: Decisions,
  present: Present,
  say: (line: string) => void,
): Promise<{ app: AppOutcome; certificate: LoginCertificate }> {
  const { folder, org, people, newCertificate } = decisions;
  const certificate = loginCertificate(folder, newCertificate);
  const app = await ensureApp(sf, org.name, {
    certificate: certificate.certificate,
    isNewCertificate: certificate.isNew,
    renew: newCertificate,
    contactEmail: org.email,
    existing: present.app,
    knownKey: readEnvironment(folder).SALESFORCE_CLIENT_ID,
    remember: (consumerKey) => keepEnvironment(decisions, certificate, consumerKey),
  });
  if (app.done !== 'certificate replaced' || app.consumerKey === undefined) return { app, certificate };
  const login = { loginUrl: org.loginUrl, clientId: app.consumerKey, username: people.integrationUser };
  await signInWithNewCertificate({ ...login, privateKey: certificate.key }, { say }).catch(
    (error: unknown) => {
      throw new SfError(
        `The app has the new certificate, and a login with it is still refused: ${(error as Error).message} ` +
          `The former key is kept, and the new one is ${certificate.keyFile}. Run this again later: it goes on with the new one.`,
      );
    },
  );
  return { app, certificate: adoptRenewed(folder) };
}

function keepEnvironment(
  { folder, org, people, key, agentRule: { rule } }: Decisions,
  { keyFile }: LoginCertificate,
  consumerKey: string | undefined,
): string {
  return writeEnvironment(folder, {
    SALESFORCE_LOGIN_URL: org.loginUrl,
    SALESFORCE_CLIENT_ID: consumerKey,
    SALESFORCE_USERNAME: people.integrationUser,
    SALESFORCE_PRIVATE_KEY_FILE: path.resolve(keyFile),
    SALESFORCE_API_KEYS: key,
    ...(rule ? { AGENT_USER_FIELD: rule.field, AGENT_USER_PART: rule.part } : {}),
  });
}

async function namingStep<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new SfError(
      `The step “${title}” did not succeed. What came before it is done and stays; put this right and run it again.\n` +
        (error as Error).message,
    );
  }
}
