import { RECOMMENDED_INTEGRATION_USER } from '#org';
import { CALL_PACKAGE, AGENT, MetadataClient, archiveOf, document, manifestOf } from './call-metadata-api.ts';

let client: MetadataClient;
beforeEach(async () => {
  client = await MetadataClient.start();
});
afterEach(async () => {
  await client.served.close();
});

const callsExist = async (): Promise<boolean> =>
  (await client.get('/query?q=SELECT+Id+FROM+Call__c')).status === 200;

describe('a deployment', () => {
  it('brings objects, permission sets and classes, and tells what is new', async () => {
    const { status, details } = await client.deploy(CALL_PACKAGE);
    expect(status).toBe('Succeeded');
    expect(details.componentSuccesses).toContainEqual(
      expect.objectContaining({ componentType: 'CustomField', fullName: 'Call__c.Note__c', created: true }),
    );
    expect(details.runTestResult).toMatchObject({ numTestsRun: 1, numFailures: 0 });
    expect(await callsExist()).toBe(true);
    const again = await client.deploy(CALL_PACKAGE);
    expect(again.details.componentSuccesses.filter(({ changed }) => changed)).toEqual([]);
  });

  it('is tried with the permission set licenses that users have', async () => {
    const reader = document(
      'PermissionSet',
      '<label>Reader</label><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete>' +
        '<allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords>' +
        '<object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions>',
    );
    await client.deploy({ 'permissionsets/Reader.permissionset': reader });
    const idOf = async (soql: string): Promise<string> => {
      const { body } = await client.get(`/query?q=${encodeURIComponent(soql)}`).expect(200);
      return (body as { records: { Id: string }[] }).records[0]?.Id ?? '';
    };
    const { username } = RECOMMENDED_INTEGRATION_USER;
    const AssigneeId = await idOf(`SELECT Id FROM User WHERE Username = '${username}'`);
    const PermissionSetLicenseId = await idOf('SELECT Id FROM PermissionSetLicense');
    const PermissionSetId = await idOf("SELECT Id FROM PermissionSet WHERE Name = 'Reader'");
    await client
      .post('/sobjects/PermissionSetLicenseAssign', { AssigneeId, PermissionSetLicenseId })
      .expect(201);
    await client.post('/sobjects/PermissionSetAssignment', { AssigneeId, PermissionSetId }).expect(201);
    expect((await client.deploy(CALL_PACKAGE)).details.componentFailures).toEqual([]);
  });

  it('keeps records, and adds a field to an object that is there', async () => {
    await client.deploy(CALL_PACKAGE);
    await client.post('/sobjects/Call__c', { Number__c: '1' }).expect(201);
    const more = document(
      'CustomObject',
      '<fields><fullName>Extra__c</fullName><defaultValue>false</defaultValue><label>Extra</label><type>Checkbox</type></fields>',
    );
    const files = { 'objects/Call__c.object': more };
    const manifest = document(
      'Package',
      '<types><members>Call__c.Extra__c</members><name>CustomField</name></types><version>65.0</version>',
    );
    expect((await client.deploy(archiveOf(files, manifest))).status).toBe('Succeeded');
    const { body } = await client.get('/query?q=SELECT+Number__c+FROM+Call__c').expect(200);
    expect(body).toMatchObject({ totalSize: 1, records: [{ Number__c: '1' }] });
    await client.post('/sobjects/Call__c', { Number__c: '1' }).expect(400);
    expect(client.served.org.schema.objects.get('call__c')?.fields.has('note__c')).toBe(true);
  });

  it('changes nothing when it only checks, and can then be carried out without tests', async () => {
    const { body } = await client.upload(archiveOf(CALL_PACKAGE), {
      checkOnly: true,
      testLevel: 'RunLocalTests',
    });
    const { id } = body as { id: string };
    expect((await client.finished(id)).success).toBe(true);
    expect(await callsExist()).toBe(false);
    const quick = await client.post('/metadata/deployRequest', { validatedDeployRequestId: id }).expect(201);
    const result = await client.finished((quick.body as { id: string }).id);
    expect(result).toMatchObject({ status: 'Succeeded', details: { runTestResult: { numTestsRun: 0 } } });
    expect(await callsExist()).toBe(true);
  });

  it('deletes what destructive changes name, and warns of what is not there', async () => {
    await client.deploy(CALL_PACKAGE);
    const deletions = document(
      'Package',
      '<types><members>Caller</members><members>Nobody</members><name>PermissionSet</name></types><version>65.0</version>',
    );
    const answer = await client.deploy(
      archiveOf({ 'destructiveChanges.xml': deletions }, document('Package', '<version>65.0</version>')),
    );
    expect(answer.status).toBe('Succeeded');
    expect(JSON.stringify(answer.details)).toContain('No PermissionSet named: Nobody found');
    const { body } = await client.get("/query?q=SELECT+Id+FROM+PermissionSet+WHERE+Name='Caller'");
    expect(body).toMatchObject({ totalSize: 0 });
  });

  it('is for those who may change metadata', async () => {
    const { body } = await client.upload(archiveOf(CALL_PACKAGE), {}, AGENT).expect(403);
    expect(body).toMatchObject([{ errorCode: 'INSUFFICIENT_ACCESS' }]);
    expect(await client.soap('<describeMetadata/>', 'no session')).toContain('sf:INVALID_SESSION_ID');
  });

  it('may not leave out the tests', async () => {
    const { body } = await client.upload(archiveOf(CALL_PACKAGE), { testLevel: 'NoTestRun' }).expect(400);
    expect(body).toMatchObject([
      { message: 'testLevel of NoTestRun cannot be used in production organizations' },
    ]);
  });

  it('answers a body that is no upload with what is missing', async () => {
    const { body } = await client.post('/metadata/deployRequest', { nothing: true }).expect(400);
    expect(body).toMatchObject([{ message: 'validatedDeployRequestId is missing' }]);
    const { details } = await client.deploy(Buffer.from('not an archive'));
    expect(details.componentFailures[0]?.problem).toContain('Invalid ZIP archive');
  });

  it('names what package.xml leaves out, and what it names without there being a file', async () => {
    const unnamed = await client.deploy(
      archiveOf(CALL_PACKAGE, manifestOf({ 'objects/Call__c.object': '' })),
    );
    expect(unnamed.details.componentFailures).toContainEqual(
      expect.objectContaining({ fullName: 'Caller', problem: 'Not in package.xml' }),
    );
    const absent = await client.deploy(archiveOf({}, manifestOf({ 'classes/Gone.cls': '' })));
    expect(absent.details.componentFailures[0]?.problem).toBe(
      "An object 'Gone' of type ApexClass was named in package.xml, but was not found in zipped directory",
    );
    const unknown = await client.deploy(archiveOf({}, manifestOf({ 'Sandwich/Ham.x': '' })));
    expect(unknown.details.componentFailures[0]?.problem).toBe(
      "Unknown type name 'Sandwich' specified in package.xml",
    );
  });
});
