import path from 'node:path';
import { OrgMetadata } from '#package-metadata';
import type { PackageVersion } from '#metadata-api';
import { recordId, RECOMMENDED_INTEGRATION_USER } from '#org';
import { startCompanyOrg } from '#company-org';

type Output = { code: number | null; output: string };

/** How the steps run a program, and how they say what held. */
export type Runner = {
  project: string;
  home: string;
  administrator: string;
  cli: (args: readonly string[], environment?: Record<string, string>) => Promise<Output>;
  deploy: (org: string, ...args: string[]) => Promise<Output>;
  expectThat: (what: string, holds: boolean) => void;
};

const FAULTY_SET = 'permissionsets/Faulty.permissionset-meta.xml';
const SET = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <fieldPermissions>
        <editable>false</editable>
        <field>AC_Contact_Channel_Analytics__c.Missing__c</field>
        <readable>true</readable>
    </fieldPermissions>
    <label>Faulty</label>
</PermissionSet>
`;

/** The build of that number of version 0.1.0. */
const versionOf = (build: number, metadata: OrgMetadata): PackageVersion => ({
  id: recordId('04t', build),
  packageId: recordId('033', 1),
  name: 'Contact Channel Analytics',
  version: [0, 1, 0, build],
  metadata,
});

/** An org in which the unlocked package is installed by the real Salesforce CLI, and completed by `scripts/deploy`. */
export async function packageSteps(runner: Runner): Promise<void> {
  const { project, home, administrator, cli, deploy, expectThat } = runner;
  const metadata = OrgMetadata.ofProject(project, ['force-app']);
  const version = versionOf(1, metadata);
  const faulty = versionOf(2, metadata.and(new OrgMetadata(new Map([[FAULTY_SET, Buffer.from(SET)]]))));
  const local = await startCompanyOrg([version, faulty]);
  try {
    const login = ['org', 'login', 'access-token', '--instance-url', local.url, '--no-prompt'];
    await cli([...login, '--alias', 'packaged'], { SF_ACCESS_TOKEN: local.org.accessTokenOf(administrator) });
    const settings = ['--yes', '--credentials-folder', path.join(home, 'packaged')];
    const hosts = [
      ...['--integration-user', RECOMMENDED_INTEGRATION_USER.username],
      ...['--middleware-url', 'http://127.0.0.1:9'],
      ...['--recordings-bucket', 'northwind-connect-recordings', '--region', 'us-east-1'],
      ...['--agents', 'dana.reyes@northwind.example'],
    ];

    console.log('\nscripts/deploy --package, with a version that was never built');
    const unknown = await deploy('packaged', ...settings, ...hosts, '--package', recordId('04t', 9));
    const isEmpty = (): boolean => !local.api.metadata().files.has('classes/AC_CallFinder.cls');
    expectThat(
      'says that there is no such version, and changes nothing',
      unknown.code === 1 &&
        unknown.output.includes(`doesn't have the package version ${recordId('04t', 9)}`) &&
        isEmpty(),
    );

    console.log('\nscripts/deploy --package, with a version that the org refuses');
    const refused = await deploy('packaged', ...settings, ...hosts, '--package', faulty.id);
    expectThat(
      'says what the org said, and brings no component',
      refused.code === 1 &&
        refused.output.includes('no CustomField named AC_Contact_Channel_Analytics__c.Missing__c found') &&
        isEmpty(),
    );

    console.log('\nscripts/deploy --package');
    const first = await deploy('packaged', ...settings, ...hosts, '--package', version.id);
    expectThat('installs the version', first.output.includes(`✓ package: ${version.id} installed`));
    expectThat(
      'deploys the sharing rules that no package holds',
      first.output.includes('✓ sharing rules: version 0.1.0 deployed') &&
        local.org.schema.sharingRules.length > 0,
    );
    expectThat(
      'completes the org, up to a middleware that is not there yet',
      first.code === 2 &&
        ['permission sets: 2 given', 'It can sign in.'].every((line) => first.output.includes(line)),
    );
    const listed = await cli(['package', 'installed', 'list', '--target-org', 'packaged', '--json']);
    expectThat('has the version among the installed packages', listed.output.includes(version.id));

    console.log('\nscripts/deploy, again, without naming the version');
    const second = await deploy('packaged', ...settings);
    expectThat(
      'leaves the package’s components and the sharing rules alone',
      [`package: unchanged, ${version.id} is installed`, 'sharing rules: unchanged'].every((line) =>
        second.output.includes(line),
      ),
    );
  } finally {
    await local.close();
  }
}
