import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NOT_ASKED } from '../verification/not-asked.ts';
import { recordProofs, prove } from '../verification/proofs.ts';
import { ASKED, askBehavior, askDeployments, askRequests, matches } from '../verification/questions.ts';
import { tableOf, withoutPrivateData, type Row } from '../verification/table.ts';
import { unsettledQuestions } from '../verification/unsettled.ts';
import { LOCAL_USERS, PRIVATE_USERS, RECOMMENDED_INTEGRATION_USER } from '#org';
import { INTEGRATION, startPackageOrg, type PackageOrg } from './package-org.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const LIST = readFileSync(path.join(PROJECT, 'workbench/org/refusals.md'), 'utf8');
const UNSETTLED = unsettledQuestions(LIST);
/** Orgs are built for it, several by some deployments. */
const DEPLOYMENTS_MS = 240_000;
const CALLS = 'AC_Contact_Channel_Analytics__c';

describe('the questions', () => {
  it('are every row of refusals.md that no source has settled, asked or with a reason not to', () => {
    const known = [...ASKED, ...Object.keys(NOT_ASKED)].sort();
    expect(UNSETTLED.map(({ id }) => id).sort()).toEqual(known);
  });

  it('leave out no place that is marked as not settled', () => {
    const rows = LIST.split('\n').filter((line) => line.startsWith('| ') && line.includes('[?]'));
    const marked = LIST.split('\n').filter((line) => line.includes('[?]') && !line.startsWith('`HTTP`'));
    expect(marked).toEqual(rows);
    const guides = globSync('{docs,workbench,middleware,org-settings,sharing,translations}/**/*.md', {
      cwd: PROJECT,
    });
    const others = guides.filter((file) => !file.endsWith('refusals.md') && !file.includes('node_modules'));
    expect(others.length).toBeGreaterThan(10);
    // In code marks, the mark is spoken of.
    const textOf = (file: string) => readFileSync(path.join(PROJECT, file), 'utf8').replaceAll('`[?]`', '');
    expect(others.filter((file) => textOf(file).includes('[?]'))).toEqual([]);
  });

  it('take what the local org assumes from refusals.md alone', () => {
    const changed = LIST.replace(/(`jwt-client`.*?)`invalid_client_id`/, '$1`invalid_client`');
    const assumed = unsettledQuestions(changed).find(({ id }) => id === 'jwt-client')?.assumed;
    expect(assumed).toBe('invalid_client (400)');
  });

  it('know an answer by its words, whatever names are in it', () => {
    expect(
      matches(
        "Unknown type name 'T' specified in package.xml",
        "Unknown type name 'Sky' specified in package.xml",
      ),
    ).toBe(true);
    expect(
      matches(
        'Error parsing file: Element {…}X invalid at this location in type T',
        'Error parsing file: Element {http://soap}colour invalid at this location in type PermissionSet (2:3)',
      ),
    ).toBe(true);
    expect(matches('Required field is missing: X', 'Permission Edit depends on permission(s): Read')).toBe(
      false,
    );
  });
});

describe('against the local org', () => {
  let served: PackageOrg;
  beforeAll(async () => {
    served = await startPackageOrg();
  });
  afterAll(() => served.close());

  it('every request is answered as assumed, but for what this org cannot be asked', async () => {
    const rows = await askRequests(UNSETTLED, served.asked);
    expect(others(rows).map(({ id, verdict }) => [id, verdict])).toEqual([
      ['hidden-owner', 'not asked'],
      ['license-permission', 'not asked'],
    ]);
    expect(rows.length).toBeGreaterThan(15);
  });

  it('every behavior is as assumed, but for what this org cannot be asked', async () => {
    const rows = await askBehavior(UNSETTLED, served.asked);
    expect(others(rows).map(({ id, verdict }) => [id, verdict])).toEqual([
      ['member-transfers', 'not asked'],
      ['license-allows-users', 'not asked'],
      ['hidden-name', 'not asked'],
      ['profile-name', 'not asked'],
    ]);
  });

  it(
    'every deployment is refused as assumed, and changes nothing',
    async () => {
      const before = served.org.schema.objects.size;
      const unsettled = UNSETTLED.filter(({ id }) => !id.includes('retrieved'));
      const rows = await askDeployments(unsettled, { sf: served.sf, org: 'local' });
      expect(others(rows)).toEqual([]);
      expect(rows.length).toBeGreaterThan(15);
      expect(served.org.schema.objects.size).toBe(before);
    },
    DEPLOYMENTS_MS,
  );

  it('the middleware’s user does what the middleware does', async () => {
    expect(others(await prove(recordProofs(served.asked)))).toEqual([]);
  });

  it('leaves the org as it was before', async () => {
    const { asked, org } = served;
    await asked.scratch.clear();
    const before = sizes(org);
    await askRequests(UNSETTLED, asked);
    await askBehavior(UNSETTLED, asked);
    await prove(recordProofs(asked));
    expect(sizes(org)).not.toEqual(before);
    await asked.scratch.clear();
    expect(sizes(org)).toEqual(before);
  });

  it('deletes what it wrote, also what an earlier run left, and nothing else', async () => {
    const { asked, org } = served;
    await asked.integration('POST', `sobjects/${CALLS}`, {
      ContactId__c: '11111111-2222-4333-8444-555555555555',
    });
    await asked.scratch.file((await asked.scratch.call()).id);
    expect(await asked.scratch.clear()).toBeGreaterThan(1);
    expect(org.tableSize(CALLS)).toBe(1);
    expect(org.tableSize('ContentDocument')).toBe(0);
    expect(org.tableSize('AC_Deleted_Contact__c')).toBe(0);
    expect(await asked.scratch.clear()).toBe(0);
  });
});

function others(rows: readonly Row[]): Row[] {
  return rows.filter(({ verdict }) => verdict !== 'same');
}

/** How many records of each object there are. */
function sizes(org: PackageOrg['org']): Record<string, number> {
  const names = [...org.schema.objects.values()].map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, org.tableSize(name)]));
}

describe('against a local org whose users are private', () => {
  const ABOUT_USERS = ['hidden-owner', 'hidden-name', 'users-seen'];
  const unsettled = UNSETTLED.filter(({ id }) => ABOUT_USERS.includes(id));
  const verdicts = async (permissionSets: string[]) => {
    const served = await startPackageOrg({
      more: PRIVATE_USERS,
      users: LOCAL_USERS.map((user) => (user.username === INTEGRATION ? { ...user, permissionSets } : user)),
    });
    try {
      const rows = [
        ...(await askRequests(unsettled, served.asked)),
        ...(await askBehavior(unsettled, served.asked)),
      ];
      return Object.fromEntries(rows.map(({ id, verdict }) => [id, verdict]));
    } finally {
      await served.close();
    }
  };

  it('the middleware’s user sees them by its permission set', async () => {
    expect(await verdicts(['AC_Integration', 'AC_Integration_Transfer', 'AC_Integration_ViewUsers'])).toEqual(
      {
        'hidden-owner': 'not asked',
        'hidden-name': 'not asked',
        'users-seen': 'same',
      },
    );
  });

  it('what it does not see it neither names nor gives a call to', async () => {
    expect(await verdicts(['AC_Integration', 'AC_Integration_Transfer'])).toEqual({
      'hidden-owner': 'same',
      'hidden-name': 'same',
      'users-seen': 'different',
    });
  });
});

describe('against a local org whose middleware has the user that the guide recommends', () => {
  it(
    'what its license leaves out is asked too, and everything is as assumed',
    async () => {
      const recommended = {
        profile: RECOMMENDED_INTEGRATION_USER.profile,
        licenses: ['SalesforceAPIIntegrationPsl'],
        permissionSets: ['AC_Integration', 'AC_Integration_ViewUsers'],
        groups: ['AC_Integration_Users', 'AC_Unassigned'],
      };
      const served = await startPackageOrg({
        users: LOCAL_USERS.map((user) =>
          user.username === INTEGRATION ? { ...user, ...recommended } : user,
        ),
      });
      try {
        const rows = [
          ...(await askRequests(UNSETTLED, served.asked)),
          ...(await askBehavior(UNSETTLED, served.asked)),
        ];
        expect(others(rows).map(({ id, verdict }) => [id, verdict])).toEqual([
          ['hidden-owner', 'not asked'],
          // The group of sets holds Transfer Record as well.
          ['group-authorizes', 'not asked'],
          ['hidden-name', 'not asked'],
          ['profile-name', 'not asked'],
        ]);
        const asked = rows.filter(({ verdict }) => verdict === 'same').map(({ id }) => id);
        expect(asked).toEqual(
          expect.arrayContaining(['license-permission', 'member-transfers', 'license-allows-users']),
        );
      } finally {
        await served.close();
      }
    },
    DEPLOYMENTS_MS,
  );
});

describe('an org that answers otherwise', () => {
  it('is told as different, and a request that breaks off as failed', async () => {
    const served = await startPackageOrg();
    try {
      const { asked } = served;
      const integration: typeof asked.integration = (method, path, body) =>
        path === 'composite'
          ? Promise.resolve({ status: 400, body: [{ errorCode: 'LIMIT_EXCEEDED' }] })
          : path.startsWith('ui-api/')
            ? Promise.reject(new Error('socket hang up'))
            : asked.integration(method, path, body);
      const unsettled = UNSETTLED.filter(({ id }) =>
        ['too-many-subrequests', 'ui-no-such-record'].includes(id),
      );
      const rows = await askRequests(unsettled, { ...asked, integration });
      expect(rows.map(({ answer, verdict }) => [answer, verdict])).toEqual([
        ['LIMIT_EXCEEDED (400)', 'different'],
        ['socket hang up', 'failed'],
      ]);
    } finally {
      await served.close();
    }
  });

  it.each([
    ['restores a record without its files’ links', 'restored-links', 'restored', 'no', 'different'],
    [
      'restores a second record of one unique value',
      'restored-duplicate',
      'restored',
      'restored',
      'different',
    ],
    ['restores nothing', 'restored-links', 'DELETE_FAILED', 'DELETE_FAILED', 'not asked'],
  ])(
    'is told where it %s',
    async (_what, id, said, answer, verdict) => {
      const served = await startPackageOrg();
      try {
        const asked = { ...served.asked, apex: () => Promise.resolve(said) };
        const [row] = await askBehavior(
          UNSETTLED.filter((question) => question.id === id),
          asked,
        );
        expect(row).toMatchObject({ answer: expect.stringContaining(answer) as string, verdict });
      } finally {
        await served.close();
      }
    },
    DEPLOYMENTS_MS,
  );
});

describe('the table', () => {
  const row: Row = {
    id: 'jwt-client',
    question: 'an assertion of an unknown consumer key',
    assumed: 'invalid_client_id (400)',
    answer: 'invalid_client (401)',
    verdict: 'different',
  };

  it('shows what differs first', () => {
    const table = tableOf([{ ...row, id: 'fine', verdict: 'same' }, row], {
      kind: 'sandbox',
      version: '0.1.0',
    });
    expect(table.indexOf('| jwt-client |')).toBeLessThan(table.indexOf('| fine |'));
    expect(table).toContain('1 different, 0 failed, 1 same, 0 not asked');
  });

  it('holds nothing that belongs to the org alone', () => {
    const told =
      'sent to a.b@northwind.example at https://northwind.my.salesforce.com/x for 005000000000004AAA ' +
      `with eyJ${'a1'.repeat(40)} on northwind.my.salesforce.com`;
    const kept = withoutPrivateData(told);
    expect(kept).toBe('sent to <address> at <url> for <id> with <token> on <host>');
    expect(withoutPrivateData('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY (400)')).toBe(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY (400)',
    );
  });
});
