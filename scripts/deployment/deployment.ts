import path from 'node:path';
import { loginCertificate } from './certificate.ts';
import { testCallout, testLogin, testMiddleware, testReadiness, type LinkResult } from './connection-test.ts';
import { ensureConsoleTab } from './console-tab.ts';
import { enterKey } from './credential.ts';
import { ensureApp } from './external-client-app.ts';
import { writeEnvironment } from './middleware-environment.ts';
import { deploySettings } from './org-settings.ts';
import { deployPackage } from './package-deployment.ts';
import { assignmentsOf, assignPermissionSets, joinIntegrationGroup } from './people.ts';
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
  const { project, people, hosts, key, folder, org } = decisions;
  const step = async <Result>(
    title: string,
    work: () => Promise<Result>,
    words: (result: Result) => string = String,
  ): Promise<Result> => {
    const result = await namingStep(title, work);
    say(`  ✓ ${title}: ${words(result)}`);
    return result;
  };

  const certificate = loginCertificate(folder, decisions.newCertificate);
  await step(
    'package',
    () => deployPackage(sf, org.name, project),
    () => 'deployed, its Apex tests passed',
  );
  await step(
    'hosts',
    () => deploySettings(sf, org.name, project, hosts),
    () => 'set',
  );
  const app = await step(
    'External Client App',
    () =>
      ensureApp(sf, org.name, {
        certificate: certificate.certificate,
        contactEmail: org.email,
        existing: present.app,
      }),
    ({ done }) => done,
  );
  await step(
    'permission sets',
    () => assignPermissionSets(sf, org.name, assignmentsOf(people, org.username)),
    ({ assigned, already }) => `${String(assigned)} given, ${String(already)} there already`,
  );
  await step('public group', () => joinIntegrationGroup(sf, org.name, decisions.integrationUserId));
  await step('middleware’s key', async () => (key === undefined ? 'unchanged' : enterKey(sf, org.name, key)));
  const console = decisions.consoleTab
    ? await step('Service Console', () => ensureConsoleTab(sf, org.name, present.console))
    : 'unchanged';
  const environmentFile = writeEnvironment(folder, {
    SALESFORCE_LOGIN_URL: org.loginUrl,
    SALESFORCE_CLIENT_ID: app.consumerKey,
    SALESFORCE_USERNAME: people.integrationUser,
    SALESFORCE_PRIVATE_KEY_FILE: path.resolve(certificate.keyFile),
    SALESFORCE_API_KEYS: key,
  });
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
