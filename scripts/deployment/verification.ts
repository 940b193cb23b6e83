import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { testCallout } from './connection-test.ts';
import { runDeployment } from './metadata-files.ts';
import { signInAsMiddleware, type MiddlewareLogin } from './middleware-login.ts';
import { PACKAGE_SOURCES } from './package-deployment.ts';
import { testsOfLevel } from './test-level.ts';
import { API_VERSION, queryRows, refusalText, SfError, sfResult, type Sf } from './sf.ts';

const RECORD = 'AC_Contact_Channel_Analytics__c';
const LEAST_COVERAGE = 75;
const NEWER = '2026-01-02T00:00:00.000Z';
const OLDER = '2026-01-01T00:00:00.000Z';

/** One thing that only a real org can prove; `run` returns what was seen and throws what was not. */
export type Proof = { title: string; run: () => Promise<string> };

/** Proofs by what the Salesforce CLI does as the administrator. */
export function packageProofs(sf: Sf, org: string, project: string): Proof[] {
  const tests = testsOfLevel('RunSpecifiedTests', project).flatMap((name) => ['--tests', name]);
  return [
    {
      title: 'the org accepts the package, with its Apex tests',
      run: async () => {
        const args = ['project', 'deploy', 'validate', ...PACKAGE_SOURCES, '--target-org', org];
        await runDeployment(sf, [...args, '--wait', '60', '--test-level', 'RunSpecifiedTests', ...tests]);
        return 'validated';
      },
    },
    {
      title: `the package's Apex tests cover at least ${String(LEAST_COVERAGE)} % of its lines`,
      run: () => testCoverage(sf, org, tests),
    },
    {
      title: 'Salesforce reaches the middleware with the key of the external credential',
      run: async () => {
        const { state, detail } = await testCallout(sf, org);
        if (state !== 'works') throw new SfError(detail);
        return detail;
      },
    },
  ];
}

const coverage = z.looseObject({
  summary: z.looseObject({ outcome: z.string(), testRunCoverage: z.string().optional() }),
});

async function testCoverage(sf: Sf, org: string, tests: readonly string[]): Promise<string> {
  const args = ['apex', 'run', 'test', '--target-org', org, '--code-coverage', '--result-format', 'json'];
  const { summary } = await sfResult(sf, [...args, '--wait', '30', ...tests], coverage);
  const share = Number.parseInt(summary.testRunCoverage ?? '', 10);
  if (summary.outcome !== 'Passed')
    throw new SfError('Not all tests passed; see them with: sf apex run test');
  if (!(share >= LEAST_COVERAGE))
    throw new SfError(`They cover ${summary.testRunCoverage ?? 'an unknown share'}.`);
  return `they pass and cover ${String(share)} %`;
}

/**
 * Proofs by writing one record as the middleware's user, signed in as the middleware signs in. Run them in
 * order. `remove` deletes what they wrote, as the administrator: the middleware's user may not.
 */
export function recordProofs(
  sf: Sf,
  org: string,
  login: MiddlewareLogin,
): { proofs: Proof[]; remove: () => Promise<void> } {
  const contactId = randomUUID();
  const fileKey = `${contactId}/Verification.json/v1`;
  const written: { record?: string; api?: RestClient } = {};
  const api = async (): Promise<RestClient> => (written.api ??= await restClient(login));
  const record = (): string => {
    if (written.record === undefined) throw new SfError('There is no record to try it with; see above.');
    return written.record;
  };
  const upsert = async (timestamp: string) =>
    (await api())('PATCH', `sobjects/${RECORD}/ContactId__c/${contactId}`, {
      LastUpdateTimestamp__c: timestamp,
      Channel__c: 'VOICE',
      Status__c: 'IMPORTED',
    });
  const createFile = async () =>
    (await api())('POST', 'sobjects/ContentVersion', {
      Title: 'Verification',
      PathOnClient: 'Verification.json',
      VersionData: Buffer.from('{}').toString('base64'),
      FirstPublishLocationId: record(),
      AC_FileKey__c: fileKey,
    });

  const proofs: Proof[] = [
    {
      title: 'the middleware’s user signs in and creates a record',
      run: async () => {
        const answer = expectStatus(await upsert(NEWER), 201);
        written.record = z.looseObject({ id: z.string() }).parse(answer).id;
        return 'created';
      },
    },
    {
      title: 'the same contact again is the same record',
      run: async () => {
        const answer = await upsert(NEWER);
        expectStatus(answer, 200);
        return 'updated';
      },
    },
    {
      title: 'an older contact record is refused',
      run: async () => expectRefusal(await upsert(OLDER), /AC_OLDER_CONTACT_RECORD/),
    },
    {
      title: 'a record that belongs to the queue stays open to the middleware’s user',
      run: async () => {
        const soql = "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'AC_Unassigned'";
        const [queue] = await queryRows(sf, org, soql);
        if (!queue) throw new SfError('The org has no queue AC_Unassigned.');
        const path = `sobjects/${RECORD}/${record()}`;
        expectStatus(await (await api())('PATCH', path, { OwnerId: queue.Id }), 204);
        expectStatus(await upsert(NEWER), 200);
        return 'given to the queue and updated';
      },
    },
    {
      title: 'a file goes on the record',
      run: async () => {
        expectStatus(await createFile(), 201);
        return 'attached';
      },
    },
    {
      title: 'a second writer of the same file is refused',
      run: async () => expectRefusal(await createFile(), /DUPLICATE_VALUE/),
    },
  ];
  return { proofs, remove: () => removeWritten(sf, org, written.record) };
}

async function removeWritten(sf: Sf, org: string, record: string | undefined): Promise<void> {
  if (record === undefined) return;
  const soql = `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '${record}'`;
  const documents = await queryRows(sf, org, soql);
  const ids: [string, string][] = documents.map((row) => ['ContentDocument', String(row.ContentDocumentId)]);
  for (const [type, id] of [...ids, [RECORD, record] as const]) {
    const args = ['data', 'delete', 'record', '--sobject', type, '--record-id', id, '--target-org', org];
    await sfResult(sf, args, z.unknown());
  }
}

type RestAnswer = { status: number; body: unknown };
type RestClient = (method: 'PATCH' | 'POST', path: string, body: unknown) => Promise<RestAnswer>;

async function restClient(login: MiddlewareLogin): Promise<RestClient> {
  const { accessToken, instanceUrl } = await signInAsMiddleware(login);
  return async (method, path, body) => {
    const answer = await fetch(`${instanceUrl}/services/data/v${API_VERSION}/${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
}

function expectStatus({ status, body }: RestAnswer, wanted: number): unknown {
  if (status !== wanted) throw new SfError(`The org answered ${String(status)} (${refusalText(body)}).`);
  return body;
}

function expectRefusal({ status, body }: RestAnswer, wanted: RegExp): string {
  const reason = JSON.stringify(body ?? '');
  if (status < 400) throw new SfError(`The org took it (${String(status)}).`);
  if (!wanted.test(reason)) throw new SfError(`The org refused for another reason: ${refusalText(body)}.`);
  return 'refused, as it should be';
}
