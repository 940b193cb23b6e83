import { refusesWith, shows, succeeds } from './expectations.ts';
import type { CliAnswer, LocalCli } from './local-cli.ts';

const OBJECT = 'AC_Contact_Channel_Analytics__c';

/**
 * The example of a lookup of the customer's own, which a deployment of the package does not bring. The alias
 * `integration` is that of the middleware's user.
 */
export async function exampleSteps(cli: LocalCli, integrationUser: string): Promise<void> {
  const fill = (title: string, expect: (answer: CliAnswer) => string | undefined) =>
    cli.run({
      title,
      args: [
        ...['data', 'create', 'record', '--target-org', 'integration', '--sobject', OBJECT, '--values'],
        "ContactId__c='41111111-2222-4333-8444-555555555555' Opportunity__c=''",
      ],
      expect,
    });
  await fill('does not bring the lookup of the example', refusesWith('Opportunity__c'));
  await cli.run({
    title: 'deploys the example of another lookup',
    args: ['project', 'deploy', 'start', '--source-dir', 'examples/other-lookups'],
    expect: shows('status', (status) => status === 'Succeeded', 'a deployment that succeeds'),
  });
  await fill('gives nobody the right to fill it by that', refusesWith('Opportunity__c'));
  await cli.run({
    title: "assigns the middleware's user the example's permission set",
    args: [
      ...['org', 'assign', 'permset', '--on-behalf-of', integrationUser],
      ...['--name', 'Call_Lookups_Integration'],
    ],
    expect: succeeds,
  });
  await fill("lets the middleware's user fill it then", succeeds);
}
