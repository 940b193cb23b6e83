import type { EmptyOrg } from '#metadata-api';
import { refusesWith } from './expectations.ts';
import { FAULTS } from './faults.ts';
import type { LocalCli } from './local-cli.ts';

const OBJECT = 'AC_Contact_Channel_Analytics__c';

/** What the org must not take: packages with one fault each, and records with one wrong value each. */
export async function refusalSteps(cli: LocalCli, { api }: EmptyOrg): Promise<void> {
  const before = api.metadata();
  for (const [index, { title, files, words, ...fault }] of FAULTS.entries()) {
    const folder = cli.makeProject(`fault-${String(index)}`, [], files);
    const level = fault.tests ? ['--test-level', 'RunSpecifiedTests', '--tests', fault.tests] : [];
    await cli.run({
      title: `refuses ${title}`,
      folder,
      args: ['project', 'deploy', 'start', '--source-dir', 'force-app', ...level],
      expect: (answer) =>
        refusesWith(words)(answer) ??
        (api.metadata() === before ? undefined : 'the org was changed all the same'),
    });
  }
  const values: [title: string, values: string, words: string][] = [
    [
      'a duplicate of a unique field',
      "ContactId__c='11111111-2222-4333-8444-555555555555'",
      'duplicate value found',
    ],
    ['a value that is too long', `ContactId__c=${'x'.repeat(37)}`, 'data value too large'],
    [
      'a value that a restricted picklist lacks',
      'ContactId__c=another Channel__c=PHONE',
      'bad value for restricted picklist field',
    ],
  ];
  for (const [title, given, words] of values) {
    await cli.run({
      title: `refuses ${title}`,
      args: [
        'data',
        'create',
        'record',
        '--target-org',
        'integration',
        '--sobject',
        OBJECT,
        '--values',
        given,
      ],
      expect: refusesWith(words),
    });
  }
}
