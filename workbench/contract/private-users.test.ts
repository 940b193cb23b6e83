import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runAssignment } from '../../middleware/src/assign-owners.ts';
import { startServer } from '../../middleware/src/server.ts';
import { CONTACT_ID, contactRecord } from '../../middleware/test/pipeline/in-memory/contact.ts';
import { createApexRuntime } from '#apex';
import { createLocalOrg, LOCAL_USERS, PRIVATE_USERS } from '#org';
import { CLIENT_ID, KEYS, serveOrg, type ServedOrg } from '#org/testing';
import {
  INSTALLATION_FOLDERS,
  joinedSourceFiles,
  projectSourceFiles,
  sourceFilesOf,
  type SourceFiles,
} from '#package-metadata';
import { INTEGRATION, middlewareEnvironment } from './middleware-environment.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const PACKAGE = projectSourceFiles(PROJECT, INSTALLATION_FOLDERS);
const OBJECT = 'AC_Contact_Channel_Analytics__c';
const ADMINISTRATOR = 'alex.morgan@northwind.example';
const AGENT = 'dana.reyes@northwind.example';
const QUEUE = 'AC Unassigned';
const SETS = ['AC_Integration', 'AC_Integration_Transfer', 'AC_Integration_ViewUsers'];
const VIEW_USERS = 'force-app/main/default/permissionsets/AC_Integration_ViewUsers.permissionset-meta.xml';

/** As an administrator makes it in Setup, where the license of the middleware's user does not allow the permission. */
const USERS_SHARED_WITH_INTEGRATION = sourceFilesOf({
  'sharingRules/User.sharingRules-meta.xml':
    '<?xml version="1.0" encoding="UTF-8"?>\n<SharingRules xmlns="http://soap.sforce.com/2006/04/metadata">' +
    '<sharingCriteriaRules><fullName>Agents</fullName><accessLevel>Read</accessLevel><label>Agents</label>' +
    '<sharedTo><group>AC_Integration_Users</group></sharedTo>' +
    '<criteriaItems><field>IsActive</field><operation>equals</operation><value>true</value></criteriaItems>' +
    '</sharingCriteriaRules></SharingRules>',
});

let served: ServedOrg;
let environment: Record<string, string>;

async function orgOf(permissionSets: string[], ...more: SourceFiles[]): Promise<void> {
  const groups = ['AC_Integration_Users'];
  const org = createLocalOrg({
    source: joinedSourceFiles([...more, PACKAGE]),
    users: LOCAL_USERS.map((user) =>
      user.username === INTEGRATION ? { ...user, permissionSets, groups } : user,
    ),
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey },
    namedCredentials: {},
  });
  served = await serveOrg(org);
  environment = { ...middlewareEnvironment(served.url), PORT: '0', LOG_LEVEL: 'silent' };
}
afterEach(() => served.close());

/** Posts a call without a recording to the middleware, and reads its record as the administrator. */
async function importCall(): Promise<{ outcome: unknown; owner: string; reason: string }> {
  const middleware = await startServer(environment);
  try {
    const response = await fetch(`${middleware.url}/v1/contact-records`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${environment.PIPELINE_API_KEYS ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify([
        contactRecord({ Agent: { Username: AGENT }, Recording: null, Recordings: null }),
      ]),
    });
    const { results } = (await response.json()) as { results: { outcome: string }[] };
    const { records } = await served.connect(ADMINISTRATOR).query<{
      Owner: { Name: string };
    }>(`SELECT Owner.Name FROM ${OBJECT} WHERE ContactId__c = '${CONTACT_ID}'`);
    return {
      outcome: results[0]?.outcome,
      owner: records[0]?.Owner.Name ?? 'no record',
      reason: await reasonOf(),
    };
  } finally {
    await middleware.close();
  }
}

/** As the middleware's user: administrators see custom fields by a permission set only. */
async function reasonOf(): Promise<string> {
  const { records } = await served
    .connect(INTEGRATION)
    .query<{ StatusReason__c: string | null }>(`SELECT StatusReason__c FROM ${OBJECT}`);
  return records[0]?.StatusReason__c ?? '';
}

describe('where the sharing of users is private', () => {
  it('a call belongs to its agent, whom the middleware’s user finds by its permission sets', async () => {
    await orgOf(SETS, PRIVATE_USERS);
    expect(await importCall()).toMatchObject({ outcome: 'created', owner: 'Dana Reyes' });
  });

  it('a call belongs to its agent where a sharing rule shows the users instead', async () => {
    await orgOf(['AC_Integration', 'AC_Integration_Transfer'], PRIVATE_USERS, USERS_SHARED_WITH_INTEGRATION);
    expect(await importCall()).toMatchObject({ outcome: 'created', owner: 'Dana Reyes' });
  });

  it('a call comes in all the same where nothing shows the users: the queue’s, with the reason', async () => {
    await orgOf(['AC_Integration', 'AC_Integration_Transfer'], PRIVATE_USERS);
    const call = await importCall();
    expect(call).toMatchObject({ outcome: 'created', owner: QUEUE });
    expect(call.reason).toContain('it needs the permission View All Users');
  });

  it('a call is the queue’s where the permission has gone from its set', async () => {
    const without = PACKAGE.read(VIEW_USERS).replace('<enabled>true', '<enabled>false');
    await orgOf(SETS, PRIVATE_USERS, sourceFilesOf({ [VIEW_USERS]: without }));
    expect(await importCall()).toMatchObject({ outcome: 'created', owner: QUEUE });
  });

  it('a call goes from the queue to its agent once the users are shown', async () => {
    await orgOf(['AC_Integration', 'AC_Integration_Transfer'], PRIVATE_USERS);
    await importCall();
    const printed: string[] = [];
    await runAssignment([], environment, (text) => printed.push(text));
    expect(printed.join('\n')).toContain('The integration user sees no other user');

    served.org.deploy(joinedSourceFiles([USERS_SHARED_WITH_INTEGRATION, PRIVATE_USERS, PACKAGE]));
    await runAssignment(['--assign'], environment, (text) => printed.push(text));

    expect(printed.join('\n')).toContain("Assigned to the agent's user: 1;");
    const call = await importCall();
    expect(call).toMatchObject({ outcome: 'updated', owner: 'Dana Reyes' });
    expect(call.reason).not.toContain('View All Users');
  });
});

describe('the page, where the sharing of users is private', () => {
  const CLASSES = 'force-app/**/AC_{Call,CallChain,CommentController,Failure}.cls';
  const SUPERVISOR = 'priya.nair@northwind.example';
  const classes = globSync(CLASSES, { cwd: PROJECT }).map((file) => ({
    path: file,
    source: readFileSync(path.join(PROJECT, file), 'utf8'),
  }));

  it('names the agent as Amazon Connect does, and hides who wrote a comment from those who may not see it', async () => {
    await orgOf(SETS, PRIVATE_USERS);
    await importCall();
    const call = await served.connect(SUPERVISOR).sobject(OBJECT).findOne({}, ['Id', 'OwnerId']);
    const created = await served
      .connect(SUPERVISOR)
      .sobject('AC_Comment__c')
      .create({ ContactChannelAnalytics__c: call?.Id, Body__c: 'Well handled.' });
    expect(created.success).toBe(true);
    const { org } = served;
    const apex = createApexRuntime({ classes, platform: org.platform });
    const ask = (className: string, method: string, username: string) =>
      apex.invoke({
        className,
        method,
        params: { recordId: call?.Id },
        user: org.runningUser(username),
      });

    expect(await ask('AC_CallChain', 'getChain', SUPERVISOR)).toMatchObject({ parts: [{ agent: AGENT }] });
    expect(await ask('AC_CallChain', 'getChain', AGENT)).toMatchObject({ parts: [{ agent: 'Dana Reyes' }] });
    const comment = { body: 'Well handled.' };
    const others = await ask('AC_CommentController', 'getComments', AGENT);
    expect(others).toMatchObject({ comments: [{ ...comment, isOwn: false }] });
    expect(JSON.stringify(others)).not.toContain('Priya');
    expect(await ask('AC_CommentController', 'getComments', SUPERVISOR)).toMatchObject({
      comments: [{ ...comment, isOwn: true, author: 'Priya Nair' }],
    });
  });
});

describe('where the sharing of users is public', () => {
  it('a call of an unknown agent is the queue’s for the agent’s name, not for sharing', async () => {
    await orgOf(['AC_Integration', 'AC_Integration_Transfer']);
    const dana = await served.connect(ADMINISTRATOR).sobject('User').findOne({ Username: AGENT }, ['Id']);
    await served
      .connect(ADMINISTRATOR)
      .sobject('User')
      .update({ Id: dana?.Id ?? '', IsActive: false });
    const { owner, reason } = await importCall();
    expect(owner).toBe(QUEUE);
    expect(reason).toContain('no active Salesforce user');
  });
});
