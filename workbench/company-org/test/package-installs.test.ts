import { setTimeout as pause } from 'node:timers/promises';
import { startCompanyOrg, type CompanyOrg } from '../company-org.ts';
import { recordId } from '#org';
import { OrgMetadata } from '#package-metadata';
import type { PackageVersion } from '#metadata-api';
import { ADMINISTRATOR, AGENT, document, MetadataClient } from '#metadata-api/testing';

const OBJECT = document(
  'CustomObject',
  '<deploymentStatus>Deployed</deploymentStatus><label>Call</label>' +
    '<nameField><displayFormat>C-{0}</displayFormat><label>Call</label><type>AutoNumber</type></nameField>' +
    '<pluralLabel>Calls</pluralLabel><sharingModel>ReadWrite</sharingModel>',
);
const NOTE = document(
  'CustomField',
  '<fullName>Note__c</fullName><label>Note</label><length>80</length><type>Text</type>',
);
const reads = (field: string): string =>
  document(
    'PermissionSet',
    `<fieldPermissions><editable>false</editable><field>${field}</field><readable>true</readable></fieldPermissions>` +
      '<label>Caller</label>',
  );

/** Version `number` of a package whose permission set reads a field. */
const version = (number: number, field: string): PackageVersion => ({
  id: recordId('04t', number),
  packageId: recordId('033', 1),
  name: 'Calls',
  version: [0, 1, 0, number],
  metadata: new OrgMetadata(
    new Map(
      Object.entries({
        'objects/Call__c/Call__c.object-meta.xml': OBJECT,
        'objects/Call__c/fields/Note__c.field-meta.xml': NOTE,
        'permissionsets/Caller.permissionset-meta.xml': reads(field),
      }).map(([file, text]) => [file, Buffer.from(text)]),
    ),
  ),
});
const [right, wrong] = [version(1, 'Call__c.Note__c'), version(2, 'Call__c.Missing__c')];
const UNKNOWN = recordId('04t', 9);

type Request = { Status: string; Errors: { errors: { message: string }[] } | null };

let local: CompanyOrg;
let client: MetadataClient;
beforeEach(async () => {
  local = await startCompanyOrg([right, wrong]);
  client = new MetadataClient(local);
});
afterEach(async () => {
  await local.close();
});

const query = (soql: string) => client.get(`/tooling/query?q=${encodeURIComponent(soql)}`);
const rowsOf = async (soql: string): Promise<unknown[]> =>
  ((await query(soql).expect(200)).body as { records: unknown[] }).records;

/** Installs a version as the Salesforce CLI does, and waits until the org is done. */
async function install(key: string): Promise<Request> {
  const body = { SubscriberPackageVersionKey: key, NameConflictResolution: 'Block', SecurityType: 'none' };
  const { id } = (await client.post('/tooling/sobjects/PackageInstallRequest', body).expect(201)).body as {
    id: string;
  };
  for (;;) {
    const request = (await client.get(`/tooling/sobjects/PackageInstallRequest/${id}`).expect(200))
      .body as Request;
    if (request.Status !== 'IN_PROGRESS') return request;
    await pause(5);
  }
}

describe('an installation of a package version', () => {
  it('brings its components, and lists it among the installed packages', async () => {
    expect(await install(right.id)).toMatchObject({ Status: 'SUCCESS', Errors: null });
    expect([...local.org.schema.objects.keys()]).toContain('call__c');
    const listed = await rowsOf(
      'SELECT SubscriberPackage.Name, SubscriberPackageVersion.Id, SubscriberPackageVersion.BuildNumber ' +
        'FROM InstalledSubscriberPackage ORDER BY SubscriberPackageId',
    );
    expect(listed).toMatchObject([
      { SubscriberPackage: { Name: 'Calls' }, SubscriberPackageVersion: { Id: right.id, BuildNumber: 1 } },
    ]);
  });

  it('is refused for what a deployment is refused for, and leaves the org as it is', async () => {
    const before = local.api.metadata();
    const { Status, Errors } = await install(wrong.id);
    expect(Status).toBe('ERROR');
    expect(Errors?.errors[0]?.message).toContain('no CustomField named Call__c.Missing__c found');
    expect(local.api.metadata()).toBe(before);
    expect(await rowsOf('SELECT Id FROM InstalledSubscriberPackage')).toEqual([]);
  });

  it('is for administrators', async () => {
    const body = { SubscriberPackageVersionKey: right.id };
    const { status } = await client.post('/tooling/sobjects/PackageInstallRequest', body, AGENT);
    expect(status).toBe(403);
  });

  it('is refused for a version that was never built', async () => {
    const body = { SubscriberPackageVersionKey: UNKNOWN };
    expect((await client.post('/tooling/sobjects/PackageInstallRequest', body, ADMINISTRATOR)).status).toBe(
      400,
    );
  });
});

describe('queries on package versions', () => {
  it('find one by its id', async () => {
    const soql = `SELECT InstallValidationStatus FROM SubscriberPackageVersion WHERE Id ='${right.id}'`;
    expect(await rowsOf(soql)).toMatchObject([{ InstallValidationStatus: 'NO_ERRORS_DETECTED' }]);
  });

  it('are refused without an id, as those on packages are', async () => {
    for (const type of ['SubscriberPackageVersion', 'SubscriberPackage']) {
      const { status, body } = await query(`SELECT Id FROM ${type}`);
      expect(status).toBe(400);
      expect(body).toMatchObject([{ errorCode: 'MALFORMED_QUERY' }]);
    }
  });

  it('end in an unexpected error for an id that no version has', async () => {
    const { status, body } = await query(`SELECT Id FROM SubscriberPackageVersion WHERE Id = '${UNKNOWN}'`);
    expect(status).toBe(500);
    expect(body).toMatchObject([{ errorCode: 'UNKNOWN_EXCEPTION' }]);
  });
});
