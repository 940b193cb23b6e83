import { setTimeout as pause } from 'node:timers/promises';
import { columnsOf } from '../http/query-columns.ts';
import { readZip } from '../zip/read-zip.ts';
import { CALL_PACKAGE, AGENT, MetadataClient, archiveOf } from './call-metadata-api.ts';

let client: MetadataClient;
beforeAll(async () => {
  client = await MetadataClient.start();
  await client.deploy(CALL_PACKAGE);
});
afterAll(async () => {
  await client.served.close();
});

const inside = (text: string, element: string): string =>
  new RegExp(`<${element}>([^<]*)<`).exec(text)?.[1] ?? '';

async function retrieve(types: string): Promise<{ files: Map<string, Buffer>; answer: string }> {
  const started = await client.soap(
    `<retrieve><retrieveRequest><apiVersion>65.0</apiVersion><unpackaged>${types}</unpackaged></retrieveRequest></retrieve>`,
  );
  const id = inside(started, 'id');
  const answer = await client.soap(
    `<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId></checkRetrieveStatus>`,
  );
  return { files: readZip(Buffer.from(inside(answer, 'zipFile'), 'base64')), answer };
}

describe('retrieving', () => {
  it('gives back a package that can be deployed again', async () => {
    const types = ['CustomObject', 'PermissionSet', 'ApexClass']
      .map((name) => `<types><members>*</members><name>${name}</name></types>`)
      .join('');
    const { files } = await retrieve(types);
    expect([...files.keys()].sort()).toEqual(
      [...Object.keys(CALL_PACKAGE), 'package.xml'].map((file) => `unpackaged/${file}`).sort(),
    );
    const texts = [...files].map(([file, content]) => [file.replace('unpackaged/', ''), content.toString()]);
    const { 'package.xml': _manifest, ...again } = Object.fromEntries(texts) as Record<string, string>;
    const { status, details } = await client.deploy(archiveOf(again));
    expect(status).toBe('Succeeded');
    expect(details.runTestResult.numTestsRun).toBe(1);
  });

  it('gives single fields of an object, and says what it does not have', async () => {
    const { files, answer } = await retrieve(
      '<types><members>Call__c.Note__c</members><members>Call__c.Gone__c</members><name>CustomField</name></types>',
    );
    const object = files.get('unpackaged/objects/Call__c.object')?.toString() ?? '';
    expect(object).toContain('Note__c');
    expect(object).not.toContain('Number__c');
    expect(answer).toContain("Entity of type 'CustomField' named 'Call__c.Gone__c' cannot be found");
  });

  it('lists components and describes the types', async () => {
    const listed = await client.soap(
      '<listMetadata><queries><type>ApexClass</type></queries></listMetadata>',
    );
    expect(listed).toContain('<fullName>Counter</fullName>');
    expect(await client.soap('<describeMetadata/>')).toContain('<xmlName>FlexiPage</xmlName>');
  });

  it('answers operations that it does not know with a fault', async () => {
    expect(await client.soap('<renameMetadata/>')).toContain('sf:INVALID_OPERATION');
  });
});

describe('the Tooling API', () => {
  const query = async (soql: string): Promise<Record<string, unknown>[]> => {
    const { body } = await client.get(`/tooling/query?q=${encodeURIComponent(soql)}`).expect(200);
    return (body as { records: Record<string, unknown>[] }).records;
  };

  it('runs all tests and keeps results and coverage', async () => {
    const { body: id } = await client.post('/tooling/runTestsAsynchronous', { testLevel: 'RunLocalTests' });
    const run = `WHERE AsyncApexJobId = '${String(id)}'`;
    let [summary] = await query(`SELECT Status FROM ApexTestRunResult ${run}`);
    while (summary?.['Status'] === 'Queued' || summary?.['Status'] === 'Processing') {
      await pause(5);
      [summary] = await query(`SELECT Status FROM ApexTestRunResult ${run}`);
    }
    expect(summary).toMatchObject({ Status: 'Completed' });
    expect(
      await query(`SELECT MethodName, Outcome, ApexClass.Name FROM ApexTestResult ${run}`),
    ).toMatchObject([{ MethodName: 'counts', Outcome: 'Pass', ApexClass: { Name: 'CounterTest' } }]);
    expect(
      await query('SELECT ApexClassOrTrigger.Name, NumLinesCovered, Coverage FROM ApexCodeCoverageAggregate'),
    ).toMatchObject([
      { ApexClassOrTrigger: { Name: 'Counter' }, NumLinesCovered: 1, Coverage: { coveredLines: [3] } },
    ]);
    expect(await query('SELECT PercentCovered FROM ApexOrgWideCoverage')).toMatchObject([
      { PercentCovered: 100 },
    ]);
  });

  it('runs a class at once, and refuses classes that are no tests', async () => {
    const { body } = await client.post('/tooling/runTestsSynchronous', {
      tests: [{ className: 'CounterTest' }],
    });
    expect(body).toMatchObject({ numTestsRun: 1, failures: [], successes: [{ methodName: 'counts' }] });
    const refused = await client.post('/tooling/runTestsSynchronous', { tests: [{ className: 'Counter' }] });
    expect(refused.status).toBe(400);
  });

  it('is closed to those who may not change metadata', async () => {
    const { status } = await client.get('/tooling/query?q=SELECT+Id+FROM+ApexClass', AGENT);
    expect(status).toBe(403);
  });
});

describe('columns of a query', () => {
  it('are told with parents, functions and children', () => {
    const columns = columnsOf(
      'SELECT Id, Owner.Name, Owner.Id, COUNT(Id), (SELECT Id FROM Contacts) FROM Account',
    );
    expect(
      columns.map(({ columnName, aggregate, joinColumns }) => [columnName, aggregate, joinColumns.length]),
    ).toEqual([
      ['Id', false, 0],
      ['Owner', false, 2],
      ['expr0', true, 0],
      ['Contacts', true, 1],
    ]);
  });
});
