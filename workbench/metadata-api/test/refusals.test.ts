import { CALL_PACKAGE, MetadataClient, callObject, document } from './call-metadata-api.ts';

let client: MetadataClient;
beforeAll(async () => {
  client = await MetadataClient.start();
  await client.deploy(CALL_PACKAGE);
});
afterAll(async () => {
  await client.served.close();
});

const field = (content: string) => ({
  'objects/Call__c.object': callObject(
    `<fields><fullName>Extra__c</fullName><label>Extra</label>${content}</fields>\n`,
  ),
});
const permissionSet = (content: string) => ({
  'permissionsets/Extra.permissionset': document('PermissionSet', `${content}<label>Extra</label>`),
});
const fieldPermission = (name: string, editable = false) =>
  permissionSet(
    `<fieldPermissions><editable>${String(editable)}</editable><field>${name}</field><readable>${String(!editable)}</readable></fieldPermissions>`,
  );
const apexClass = (name: string, body: string) => ({
  [`classes/${name}.cls`]: body,
  [`classes/${name}.cls-meta.xml`]: CALL_PACKAGE['classes/Counter.cls-meta.xml'] ?? '',
});
const component = (script: string, configuration = '<isExposed>false</isExposed>') => ({
  'lwc/extra/extra.js': script,
  'lwc/extra/extra.js-meta.xml': document(
    'LightningComponentBundle',
    `<apiVersion>65.0</apiVersion>${configuration}`,
  ),
});

const REFUSED: [what: string, files: Record<string, string>, problem: string][] = [
  [
    'an unknown element',
    field('<colour>red</colour><length>3</length><type>Text</type>'),
    'Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}colour invalid at this location in type CustomField',
  ],
  [
    'an unknown value of an enumeration',
    field('<type>Memo</type>'),
    "Error parsing file: 'Memo' is not a valid value for the enum 'FieldType'",
  ],
  [
    'an element that comes twice',
    field('<length>3</length><length>4</length><type>Text</type>'),
    'Error parsing file: Element length is duplicated at this location in type CustomField',
  ],
  [
    'a text field without a length',
    field('<type>Text</type>'),
    "Must specify 'length' for a CustomField of type Text",
  ],
  [
    'a label whose short description is too long',
    {
      'labels/CustomLabels.labels': document(
        'CustomLabels',
        `<labels><fullName>Extra</fullName><language>en_US</language><protected>false</protected><shortDescription>${'x'.repeat(81)}</shortDescription><value>Extra</value></labels>`,
      ),
    },
    'Value too long for field: MasterLabel maximum length is:80',
  ],
  [
    'a permission set whose description is too long',
    permissionSet(`<description>${'x'.repeat(256)}</description>`),
    'Value too long for field: Description maximum length is:255',
  ],
  [
    'a picklist value that is too long',
    field(
      `<type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default><label>${'x'.repeat(256)}</label></value></valueSetDefinition></valueSet>`,
    ),
    'Value too long for field: MasterLabel maximum length is:255',
  ],
  [
    'the label of an automatic number that is too long',
    {
      'objects/Call__c.object': callObject().replace(
        '</displayFormat><label>Call<',
        `</displayFormat><label>${'x'.repeat(41)}<`,
      ),
    },
    'Value too long for field: MasterLabel maximum length is:40',
  ],
  [
    'a field whose name is too long',
    {
      'objects/Call__c.object': callObject(
        `<fields><fullName>${'X'.repeat(41)}__c</fullName><label>Extra</label><length>3</length><type>Text</type></fields>\n`,
      ),
    },
    'Value too long for field: fullName maximum length is:40',
  ],
  [
    'a class whose name is too long',
    apexClass('X'.repeat(41), `public with sharing class ${'X'.repeat(41)} {\n}\n`),
    'Type name too long, maximum length is 40',
  ],
  [
    'a lookup to an object that is not there',
    field('<referenceTo>Gone__c</referenceTo><relationshipName>Extras</relationshipName><type>Lookup</type>'),
    "referenceTo value of 'Gone__c' does not resolve to a valid sObject type",
  ],
  [
    'a permission on a field that is not there',
    fieldPermission('Call__c.Gone__c'),
    'In field: field - no CustomField named Call__c.Gone__c found',
  ],
  [
    'a permission on a required field',
    fieldPermission('Call__c.Number__c'),
    'You cannot deploy to a required field: Call__c.Number__c',
  ],
  [
    'a permission to edit what may not be read',
    fieldPermission('Call__c.Note__c', true),
    'Permission Edit Call__c.Note__c depends on permission(s): Read Call__c.Note__c',
  ],
  [
    'access to a class that is not there',
    permissionSet('<classAccesses><apexClass>Gone</apexClass><enabled>true</enabled></classAccesses>'),
    'In field: apexClass - no ApexClass named Gone found',
  ],
  [
    'a user permission that does not exist',
    permissionSet('<userPermissions><enabled>true</enabled><name>EatLunch</name></userPermissions>'),
    'Unknown user permission: EatLunch',
  ],
  [
    'a layout of an object that is not there',
    { 'layouts/Gone__c-Gone Layout.layout': document('Layout', '') },
    'In field: layout - no CustomObject named Gone__c found',
  ],
  [
    'a layout that leaves out a required field',
    { 'layouts/Call__c-Call Layout.layout': document('Layout', '') },
    'Layout must contain an item for required layout field: Number__c',
  ],
  [
    'a language that is off',
    { 'translations/es.translation': document('Translations', '') },
    'Not available for deploy for this organization',
  ],
  [
    'a component that the compiler refuses',
    component(
      "import { LightningElement, api } from 'lwc';\nexport default class Extra extends LightningElement {\n  @api @api value;\n}\n",
    ),
    'LWC1',
  ],
  [
    'a component that imports Apex that is not there',
    component("import find from '@salesforce/apex/Gone.find';\nexport { find };\n"),
    "Unable to find Apex action class referenced as 'Gone'.",
  ],
  [
    'a component that imports one that is not there',
    component("import { find } from 'c/gone';\nexport { find };\n"),
    'No MODULE named markup://c:gone found : [markup://c:extra]',
  ],
  [
    'a component whose builder property is inherited',
    {
      'lwc/base/base.js':
        "import { LightningElement, api } from 'lwc';\nexport default class Base extends LightningElement {\n  @api depth;\n}\n",
      'lwc/base/base.js-meta.xml': document(
        'LightningComponentBundle',
        '<apiVersion>65.0</apiVersion><isExposed>false</isExposed>',
      ),
      ...component(
        "import Base from 'c/base';\nexport default class Extra extends Base {}\n",
        '<isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>' +
          '<targetConfigs><targetConfig targets="lightning__RecordPage"><property name="depth" type="Integer"/></targetConfig></targetConfigs>',
      ),
    },
    'depth is not a public property of c:extra',
  ],
  [
    'a component that imports a label that is not there',
    component("import label from '@salesforce/label/c.Gone';\nexport { label };\n"),
    'Invalid reference c.Gone of type label in file extra.js',
  ],
  [
    'Apex that does not compile',
    apexClass('Extra', 'public with sharing class Extra {\n  public Gone value;\n}\n'),
    'Gone',
  ],
  [
    'a file that is no XML',
    { 'permissionsets/Extra.permissionset': '<PermissionSet><label>Extra</PermissionSet>' },
    'Error parsing file: ',
  ],
];

describe('the org refuses', () => {
  it.each(REFUSED)('%s', async (_what, files, problem) => {
    const before = client.served.api.metadata();
    const { status, details } = await client.deploy(files);
    expect(status).toBe('Failed');
    expect(details.componentFailures.map((failure) => failure.problem).join('\n')).toContain(problem);
    expect(client.served.api.metadata()).toBe(before);
  });

  it('tests that fail, and tests that cover less than 75 %', async () => {
    const failing = await client.deploy(
      apexClass(
        'ExtraTest',
        "@IsTest\nprivate class ExtraTest {\n  @IsTest\n  static void fails() {\n    Assert.fail('no');\n  }\n}\n",
      ),
    );
    expect(failing).toMatchObject({ status: 'Failed', details: { runTestResult: { numFailures: 1 } } });
    const uncovered = await client.deploy(
      apexClass(
        'Extra',
        `public class Extra {\n  public static void run() {\n${'    Integer.valueOf(1);\n'.repeat(9)}  }\n}\n`,
      ),
    );
    expect(uncovered.status).toBe('Failed');
    expect(uncovered.details.runTestResult.codeCoverageWarnings).toMatchObject([
      {
        message:
          'Average test coverage across all Apex Classes and Triggers is 10%, at least 75% test coverage is required.',
      },
    ]);
  });

  it('and says in which line of the file', async () => {
    const { details } = await client.deploy(fieldPermission('Call__c.Gone__c'));
    expect(details.componentFailures).toMatchObject([
      { fullName: 'Extra', fileName: 'permissionsets/Extra.permissionset', lineNumber: 3 },
    ]);
  });
});
