import supertest from 'supertest';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmptyOrg, type EmptyOrg } from '../empty-org.ts';
import { writeZip } from '../zip/write-zip.ts';

export const ADMINISTRATOR = 'alex.morgan@northwind.example';
export const AGENT = 'dana.reyes@northwind.example';
const DATA = '/services/data/v65.0';
const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** A metadata document. */
export const document = (type: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${NAMESPACE}">\n${content}\n</${type}>\n`;

/** The object of the package, with further fields where they are given. */
export const callObject = (moreFields = ''): string =>
  document(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus>\n' +
      '<fields><fullName>Number__c</fullName><externalId>true</externalId><label>Number</label><length>12</length>' +
      '<required>true</required><type>Text</type><unique>true</unique></fields>\n' +
      '<fields><fullName>Note__c</fullName><label>Note</label><length>80</length><type>Text</type></fields>\n' +
      `${moreFields}<label>Call</label>\n` +
      '<nameField><displayFormat>C-{0}</displayFormat><label>Call</label><type>AutoNumber</type></nameField>\n' +
      '<pluralLabel>Calls</pluralLabel>\n<sharingModel>ReadWrite</sharingModel>',
  );
const CLASS = document('ApexClass', '<apiVersion>65.0</apiVersion><status>Active</status>');

/** A small package that is right: an object, a permission set, a class with its test. */
export const CALL_PACKAGE: Readonly<Record<string, string>> = {
  'objects/Call__c.object': callObject(),
  'permissionsets/Caller.permissionset': document(
    'PermissionSet',
    '<fieldPermissions><editable>true</editable><field>Call__c.Note__c</field><readable>true</readable></fieldPermissions>' +
      '<label>Caller</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete>' +
      '<allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords>' +
      '<object>Call__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>',
  ),
  'classes/Counter.cls':
    'public with sharing class Counter {\n  public static Integer next(Integer value) {\n    return value + 1;\n  }\n}\n',
  'classes/Counter.cls-meta.xml': CLASS,
  'classes/CounterTest.cls':
    "@IsTest\nprivate class CounterTest {\n  @IsTest\n  static void counts() {\n    Assert.areEqual(2, Counter.next(1), 'next');\n  }\n}\n",
  'classes/CounterTest.cls-meta.xml': CLASS,
};

const MEMBERS: Record<string, string> = {
  objects: 'CustomObject',
  permissionsets: 'PermissionSet',
  classes: 'ApexClass',
  labels: 'CustomLabels',
  layouts: 'Layout',
  translations: 'Translations',
  lwc: 'LightningComponentBundle',
  extlClntAppGlobalOauthSets: 'ExtlClntAppGlobalOauthSettings',
};

/** A package's archive with a `package.xml` that names all of it, or the given one. */
export function archiveOf(files: Readonly<Record<string, string>>, manifest = manifestOf(files)): Buffer {
  const all = { ...files, 'package.xml': manifest };
  return writeZip(new Map(Object.entries(all).map(([path, text]) => [path, Buffer.from(text)])));
}

export function manifestOf(files: Readonly<Record<string, string>>): string {
  const types = Object.keys(files).map((path) => {
    const [folder = '', file = ''] = path.split('/');
    const name = file.replace(/-meta\.xml$/, '').replace(/\.[^.]+$/, '');
    return `<types><members>${name}</members><name>${MEMBERS[folder] ?? folder}</name></types>`;
  });
  return document('Package', `${[...new Set(types)].join('\n')}\n<version>65.0</version>`);
}

export interface DeployAnswer {
  status: string;
  success: boolean;
  details: {
    componentSuccesses: { componentType: string; fullName: string; created: boolean; changed: boolean }[];
    componentFailures: { fullName: string; problem: string; lineNumber?: number; fileName: string }[];
    runTestResult: { numTestsRun: number; numFailures: number; codeCoverageWarnings: { message: string }[] };
  };
}

/** An empty org with what a client of the Metadata API does to it. */
export class MetadataClient {
  readonly served: EmptyOrg;

  constructor(served: EmptyOrg) {
    this.served = served;
  }

  static async start(): Promise<MetadataClient> {
    return new MetadataClient(await startEmptyOrg());
  }

  get(path: string, username = ADMINISTRATOR) {
    return supertest(this.served.url).get(`${DATA}${path}`).auth(this.token(username), { type: 'bearer' });
  }

  post(path: string, body: object, username = ADMINISTRATOR) {
    const request = supertest(this.served.url).post(`${DATA}${path}`);
    return request.auth(this.token(username), { type: 'bearer' }).send(body);
  }

  upload(archive: Buffer, deployOptions: object = {}, username = ADMINISTRATOR) {
    return supertest(this.served.url)
      .post(`${DATA}/metadata/deployRequest`)
      .auth(this.token(username), { type: 'bearer' })
      .field('json', JSON.stringify({ deployOptions }), { contentType: 'application/json' })
      .attach('file', archive, { filename: 'deploy.zip', contentType: 'application/zip' });
  }

  /** Deploys over REST and waits until it is done. */
  async deploy(
    files: Readonly<Record<string, string>> | Buffer,
    options: object = {},
  ): Promise<DeployAnswer> {
    const archive = Buffer.isBuffer(files) ? files : archiveOf(files);
    const { body } = await this.upload(archive, options).expect(201);
    return this.finished((body as { id: string }).id);
  }

  async finished(id: string): Promise<DeployAnswer> {
    for (;;) {
      const { body } = await this.get(`/metadata/deployRequest/${id}?includeDetails=true`).expect(200);
      const { deployResult } = body as { deployResult: DeployAnswer & { done: boolean } };
      if (deployResult.done) return deployResult;
      await pause(5);
    }
  }

  /** One SOAP call; answers the text of the envelope. */
  async soap(call: string, sessionId = this.token(ADMINISTRATOR)): Promise<string> {
    const envelope =
      '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header>' +
      `<SessionHeader xmlns="${NAMESPACE}"><sessionId>${sessionId}</sessionId></SessionHeader></soapenv:Header>` +
      `<soapenv:Body>${call}</soapenv:Body></soapenv:Envelope>`;
    const { text } = await supertest(this.served.url)
      .post('/services/Soap/m/65.0')
      .set('content-type', 'text/xml')
      .send(envelope);
    return text;
  }

  token(username: string): string {
    return this.served.org.accessTokenOf(username);
  }
}
