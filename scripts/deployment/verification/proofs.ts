import * as z from 'zod';
import { testCallout } from '../connection-test.ts';
import { runDeployment } from '../metadata-files.ts';
import { PACKAGE_SOURCES } from '../package-deployment.ts';
import { SfError, sfResult, type Sf } from '../sf.ts';
import { testsOfLevel } from '../test-level.ts';
import { CALLS, codeOf, queryAs, type AskedOrg, type RestAnswer } from './asked-org.ts';
import type { Row } from './table.ts';

const LEAST_COVERAGE = 75;
const NEWER = '2026-01-02T00:00:00.000Z';
const OLDER = '2026-01-01T00:00:00.000Z';

/** Something that the package relies on; `run` throws what is not so. */
type Proof = { id: string; title: string; run: () => Promise<unknown> };

/** Runs the proofs in order, each as a row of the table. */
export async function prove(proofs: readonly Proof[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { id, title, run } of proofs) {
    const row = { id, question: title, assumed: 'yes' };
    try {
      await run();
      rows.push({ ...row, answer: 'yes', verdict: 'same' });
    } catch (error) {
      rows.push({ ...row, answer: (error as Error).message, verdict: 'different' });
    }
  }
  return rows;
}

/** What the Salesforce CLI does as the administrator. */
export function packageProofs(sf: Sf, org: string, project: string): Proof[] {
  const tests = testsOfLevel('RunSpecifiedTests', project).flatMap((name) => ['--tests', name]);
  return [
    {
      id: 'package-accepted',
      title: 'the org accepts the package, with its Apex tests',
      run: () => {
        const args = ['project', 'deploy', 'validate', ...PACKAGE_SOURCES, '--target-org', org];
        return runDeployment(sf, [...args, '--wait', '60', '--test-level', 'RunSpecifiedTests', ...tests]);
      },
    },
    {
      id: 'package-covered',
      title: `the package's Apex tests cover at least ${String(LEAST_COVERAGE)} % of its lines`,
      run: () => expectCoverage(sf, org, tests),
    },
    {
      id: 'callout',
      title: 'Salesforce reaches the middleware with the key of the external credential',
      run: async () => {
        const { state, detail } = await testCallout(sf, org);
        if (state !== 'works') throw new SfError(detail);
      },
    },
  ];
}

const coverage = z.looseObject({
  summary: z.looseObject({ outcome: z.string(), testRunCoverage: z.string().optional() }),
});

async function expectCoverage(sf: Sf, org: string, tests: readonly string[]): Promise<void> {
  const args = ['apex', 'run', 'test', '--target-org', org, '--code-coverage', '--result-format', 'json'];
  const { summary } = await sfResult(sf, [...args, '--wait', '30', ...tests], coverage);
  const share = Number.parseInt(summary.testRunCoverage ?? '', 10);
  if (summary.outcome !== 'Passed')
    throw new SfError('Not all tests passed; see them with: sf apex run test');
  if (!(share >= LEAST_COVERAGE))
    throw new SfError(`They cover ${summary.testRunCoverage ?? 'an unknown share'}.`);
}

/** What the middleware does, as its user, with one call and one file. */
export function recordProofs({ integration, administrator, scratch }: AskedOrg): Proof[] {
  const contactId = scratch.newContactId();
  const key = { AC_FileKey__c: `${contactId}/Verification.json/v1` };
  let call = '';
  const upsert = (timestamp: string): Promise<RestAnswer> =>
    integration('PATCH', `sobjects/${CALLS}/ContactId__c/${contactId}`, {
      LastUpdateTimestamp__c: timestamp,
      Channel__c: 'VOICE',
      Status__c: 'IMPORTED',
    });
  return [
    {
      id: 'record-created',
      title: 'the middleware’s user creates a call',
      run: async () => {
        const answer = expectCode(await upsert(NEWER), 'accepted (201)');
        call = z.looseObject({ id: z.string() }).parse(answer).id;
      },
    },
    {
      id: 'record-same',
      title: 'the same contact again is the same call',
      run: async () => expectCode(await upsert(NEWER), 'accepted (200)'),
    },
    {
      id: 'record-older',
      title: 'an older contact record is refused',
      run: async () => {
        const body = expectCode(await upsert(OLDER), 'FIELD_CUSTOM_VALIDATION_EXCEPTION (400)');
        if (!JSON.stringify(body).includes('AC_OLDER_CONTACT_RECORD'))
          throw new SfError('refused by another rule');
      },
    },
    {
      id: 'record-queue',
      title: 'a call that belongs to the queue stays open to the middleware’s user',
      run: async () => {
        const soql = "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'AC_Unassigned'";
        const [queue] = await queryAs(administrator, soql);
        if (!queue) throw new SfError('the org has no queue AC_Unassigned');
        const given = await integration('PATCH', `sobjects/${CALLS}/${call}`, { OwnerId: queue.Id });
        expectCode(given, 'accepted (204)');
        expectCode(await upsert(NEWER), 'accepted (200)');
      },
    },
    {
      id: 'file-attached',
      title: 'a file goes on the call',
      run: async () => {
        expectCode(await scratch.createFile({ FirstPublishLocationId: call, ...key }), 'accepted (201)');
      },
    },
    {
      id: 'file-second-writer',
      title: 'a second writer of the same file is refused',
      run: async () => {
        expectCode(
          await scratch.createFile({ FirstPublishLocationId: call, ...key }),
          'DUPLICATE_VALUE (400)',
        );
      },
    },
  ];
}

function expectCode(answer: RestAnswer, wanted: string): unknown {
  const code = codeOf(answer);
  if (code !== wanted) throw new SfError(`${code} in place of ${wanted}`);
  return answer.body;
}
