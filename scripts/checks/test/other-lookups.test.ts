import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createLocalOrg, LOCAL_USERS } from '#org';
import { CLIENT_ID, KEYS, serveOrg, type ServedOrg } from '#org/testing';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';
import { PROJECT } from './package-copy.ts';

const EXAMPLE = 'examples/other-lookups';
const OBJECT = 'AC_Contact_Channel_Analytics__c';
const INTEGRATION = 'integration@northwind.example';
const AGENT = 'dana.reyes@northwind.example';
const CONTACT_ID = '11111111-2222-4333-8444-555555555555';

/** What the example's README says to assign. */
const ASSIGNED: Record<string, string> = {
  [INTEGRATION]: 'Call_Lookups_Integration',
  [AGENT]: 'Call_Lookups_Reader',
};

let served: ServedOrg | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

/** An org with the package and the example, whose permission sets are assigned or not. */
async function orgWithExample({ isAssigned }: { isAssigned: boolean }): Promise<ServedOrg> {
  const users = LOCAL_USERS.map((user) => {
    const set = ASSIGNED[user.username];
    return isAssigned && set ? { ...user, permissionSets: [...user.permissionSets, set] } : user;
  });
  const org = createLocalOrg({
    source: projectSourceFiles(PROJECT, [...INSTALLATION_FOLDERS, EXAMPLE]),
    users,
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey },
    namedCredentials: {},
  });
  served = await serveOrg(org);
  return served;
}

const connectTo = (org: ServedOrg, user: string) => org.connect(user).sobject(OBJECT);

/** One that the middleware's user sees, as it owns it. */
async function opportunityOf(org: ServedOrg): Promise<string> {
  const integration = await org.connect(INTEGRATION).sobject('User').findOne({ Username: INTEGRATION });
  const saved = await org.connect('alex.morgan@northwind.example').sobject('Opportunity').create({
    Name: 'Renewal',
    StageName: 'Prospecting',
    CloseDate: '2026-12-31',
    OwnerId: integration?.Id,
  });
  if (!saved.success) throw new Error(JSON.stringify(saved.errors));
  return saved.id;
}

async function callOf(org: ServedOrg, fields: object): Promise<string> {
  const dana = await org.connect(INTEGRATION).sobject('User').findOne({ Username: AGENT });
  const saved = await connectTo(org, INTEGRATION).create({
    ContactId__c: CONTACT_ID,
    OwnerId: dana?.Id,
    ...fields,
  });
  if (!saved.success) throw new Error(JSON.stringify(saved.errors));
  return saved.id;
}

describe('the lookup of the example', () => {
  it('is filled by the middleware’s user, and read but not changed by an agent', async () => {
    const org = await orgWithExample({ isAssigned: true });
    const opportunity = await opportunityOf(org);
    const id = await callOf(org, { Opportunity__c: opportunity });

    const asAgent = connectTo(org, AGENT);
    expect(await asAgent.findOne({ ContactId__c: CONTACT_ID }, ['Opportunity__c'])).toMatchObject({
      Opportunity__c: opportunity,
    });
    await expect(asAgent.update({ Id: id, Opportunity__c: null })).rejects.toThrow(/Opportunity__c|access/);
  });

  it('is nobody’s to fill or read before its permission sets are assigned', async () => {
    const org = await orgWithExample({ isAssigned: false });
    await expect(callOf(org, { Opportunity__c: null })).rejects.toThrow(/Opportunity__c/);
  });

  it('is in no deployment that does not name its folder', () => {
    const project = JSON.parse(readFileSync(path.join(PROJECT, 'sfdx-project.json'), 'utf8')) as {
      packageDirectories: { path: string }[];
    };
    const deployed = [
      ...project.packageDirectories.map((directory) => directory.path),
      ...INSTALLATION_FOLDERS,
    ];
    expect(deployed.filter((folder) => EXAMPLE.startsWith(folder))).toEqual([]);
    expect(projectSourceFiles(PROJECT, deployed).paths().join()).not.toMatch(/Opportunity__c|Call_Lookups/);
  });
});
