import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmptyOrg } from '#metadata-api';
import { findCli } from '../deployment/find-cli.ts';
import { ADMINISTRATOR, ORG_SETTINGS } from './deployment-steps.ts';
import { shows } from './expectations.ts';
import { LocalCli } from './local-cli.ts';

/**
 * Deploys the package to an empty local org with the Salesforce CLI and writes down what the org has then, as a project
 * folder in source format; returns that folder. Throws where the deployment is refused.
 */
export async function deployedPackage(project: string): Promise<string> {
  const executable = findCli(project, console.log);
  const folder = mkdtempSync(path.join(tmpdir(), 'deployed-package-'));
  const target = path.join(project, '.cache', 'deployed');
  const cli = new LocalCli({ executable, folder, project });
  const served = await startEmptyOrg();
  try {
    await cli.run({
      title: 'signs the administrator in',
      args: [
        ...['org', 'login', 'access-token', '--instance-url', served.url],
        ...['--no-prompt', '--alias', 'administrator'],
      ],
      environment: { SF_ACCESS_TOKEN: served.org.accessTokenOf(ADMINISTRATOR) },
      expect: shows('username', (username) => username === ADMINISTRATOR, 'the administrator'),
    });
    await cli.run({
      title: 'deploys the package',
      args: ['project', 'deploy', 'start'],
      expect: shows('status', (status) => status === 'Succeeded', 'a deployment that succeeds'),
    });
    await cli.run({
      title: 'deploys the hosts of the org',
      args: ['project', 'deploy', 'start', ...ORG_SETTINGS.args],
      environment: ORG_SETTINGS.environment,
      expect: shows('status', (status) => status === 'Succeeded', 'a deployment that succeeds'),
    });
    if (cli.failed > 0) throw new Error('The package could not be deployed; what the org said is above.');
    rmSync(target, { recursive: true, force: true });
    served.api.metadata().writeTo(path.join(target, 'force-app', 'main', 'default'));
    return target;
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
