import { createLocalOrg, type LocalOrg } from '../local-org.ts';
import { sourceFilesOf } from '#package-metadata';
import { LOCAL_USERS } from '../users.ts';
import { createApexRuntime } from '#apex';

const ENGLISH = 'alex.morgan@northwind.example';
const GERMAN = 'priya.nair@northwind.example';

let org: LocalOrg;
beforeAll(() => {
  const users = LOCAL_USERS.map((user) => ({
    ...user,
    permissionSets: [],
    groups: [],
    language: user.username === GERMAN ? 'de' : 'en_US',
  }));
  org = createLocalOrg({
    source: sourceFilesOf({}),
    users,
    client: { id: '', publicKeyPem: '' },
    namedCredentials: {},
  });
});

const names = (username: string, soql: string): unknown[] =>
  org.state
    .query(org.runningUser(username).id, soql)
    .rows.map(({ fields }) => fields['Name'] ?? fields['Profile']);

describe('a user of another language', () => {
  it('finds standard profiles by their translated names alone', () => {
    const english = "SELECT Name FROM Profile WHERE Name = 'Standard User'";
    const german = "SELECT Name FROM Profile WHERE Name = 'Standardbenutzer'";
    expect(names(ENGLISH, english)).toEqual(['Standard User']);
    expect(names(ENGLISH, german)).toEqual([]);
    expect(names(GERMAN, english)).toEqual([]);
    expect(names(GERMAN, german)).toEqual(['Standardbenutzer']);
  });

  it('reads them through a user, and custom profiles as they were named', () => {
    const own = `SELECT Profile.Name FROM User WHERE Username = '${GERMAN}'`;
    expect(names(GERMAN, own)).toMatchObject([{ fields: { Name: 'Standardbenutzer' } }]);
    expect(names(GERMAN, "SELECT Name FROM Profile WHERE Name LIKE 'Northwind%'")).toHaveLength(2);
  });

  it('finds profiles by license and permissions as everybody does', () => {
    const soql =
      "SELECT Id FROM Profile WHERE UserLicense.LicenseDefinitionKey = 'SFDC' " +
      'AND PermissionsModifyAllData = true';
    const idsFor = (username: string) =>
      org.state.query(org.runningUser(username).id, soql).rows.map(({ fields }) => fields['Id']);
    expect(idsFor(GERMAN)).toHaveLength(1);
    expect(idsFor(GERMAN)).toEqual(idsFor(ENGLISH));
  });

  it('reads labels of standard objects in that language from Apex', async () => {
    const source = `public class Labels { @AuraEnabled public static String ofCase() {
      return Schema.SObjectType.Case.getLabel(); } }`;
    const runtime = createApexRuntime({
      classes: [{ path: 'classes/Labels.cls', source }],
      platform: { ...org.platform, hasClassAccess: () => true },
    });
    const label = (username: string) =>
      runtime.invoke({ className: 'Labels', method: 'ofCase', params: {}, user: org.runningUser(username) });
    expect([await label(ENGLISH), await label(GERMAN)]).toEqual(['Case', 'Kundenvorgang']);
  });
});
