/** A package with one thing wrong, and the words in which Salesforce refuses it. */
export interface Fault {
  title: string;
  /** Below `force-app/main/default`. */
  files: Record<string, string>;
  words: string;
  /** Test class to run. */
  tests?: string;
}

const OBJECT = 'AC_Contact_Channel_Analytics__c';
const document = (type: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>\n`;
const field = (content: string): Record<string, string> => ({
  [`objects/${OBJECT}/fields/Extra__c.field-meta.xml`]: document(
    'CustomField',
    `<fullName>Extra__c</fullName><label>Extra</label>${content}`,
  ),
});
const permissionSet = (content: string): Record<string, string> => ({
  'permissionsets/Extra.permissionset-meta.xml': document('PermissionSet', `${content}<label>Extra</label>`),
});
const apexClass = (name: string, body: string): Record<string, string> => ({
  [`classes/${name}.cls`]: body,
  [`classes/${name}.cls-meta.xml`]: document(
    'ApexClass',
    '<apiVersion>65.0</apiVersion><status>Active</status>',
  ),
});
const fieldPermission = (name: string): string =>
  `<fieldPermissions><editable>false</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;

export const FAULTS: readonly Fault[] = [
  {
    title: 'an element that the type does not have',
    files: field('<colour>red</colour><type>Checkbox</type><defaultValue>false</defaultValue>'),
    words:
      'Element {http://soap.sforce.com/2006/04/metadata}colour invalid at this location in type CustomField',
  },
  {
    title: 'a value that is not of the enumeration',
    files: field('<type>Memo</type>'),
    words: "'Memo' is not a valid value for the enum 'FieldType'",
  },
  {
    title: 'a label whose short description is too long',
    files: {
      'labels/CustomLabels.labels-meta.xml': document(
        'CustomLabels',
        '<labels><fullName>AC_Extra</fullName><language>en_US</language><protected>false</protected>' +
          `<shortDescription>${'x'.repeat(81)}</shortDescription><value>Extra</value></labels>`,
      ),
    },
    words: 'Value too long for field: MasterLabel maximum length is:80',
  },
  {
    title: 'a field whose description is too long',
    files: field(
      `<description>${'x'.repeat(1001)}</description><type>Checkbox</type><defaultValue>false</defaultValue>`,
    ),
    words: 'Value too long for field: Description maximum length is:1000',
  },
  {
    title: 'a name that is too long',
    files: {
      [`permissionsets/${'X'.repeat(81)}.permissionset-meta.xml`]: document(
        'PermissionSet',
        '<label>Extra</label>',
      ),
    },
    words: 'Value too long for field: fullName maximum length is:80',
  },
  {
    title: 'a permission on a field that is not there',
    files: permissionSet(fieldPermission(`${OBJECT}.Missing__c`)),
    words: `In field: field - no CustomField named ${OBJECT}.Missing__c found`,
  },
  {
    title: 'a permission on a required field',
    files: permissionSet(fieldPermission(`${OBJECT}.ContactId__c`)),
    words: `You cannot deploy to a required field: ${OBJECT}.ContactId__c`,
  },
  {
    title: 'a lookup to an object that the org lacks',
    files: field(
      '<referenceTo>MessagingSession</referenceTo><relationshipName>Extras</relationshipName><type>Lookup</type>',
    ),
    words: "referenceTo value of 'MessagingSession' does not resolve to a valid sObject type",
  },
  {
    title: 'a layout of an object that the org lacks',
    files: { 'layouts/Missing__c-Missing Layout.layout-meta.xml': document('Layout', '') },
    words: 'no CustomObject named Missing__c found',
  },
  {
    title: 'Apex that does not compile',
    files: apexClass('Extra', 'public with sharing class Extra {\n  public Missing value;\n}\n'),
    words: 'Missing',
  },
  {
    title: 'Apex whose tests cover less than 75 %',
    files: {
      ...apexClass(
        'Extra',
        'public with sharing class Extra {\n  public static Integer one() {\n    return 1;\n  }\n' +
          '  public static Integer two() {\n    Integer value = 1;\n    value = value + 1;\n    return value;\n  }\n}\n',
      ),
      ...apexClass(
        'ExtraTest',
        '@IsTest\nprivate class ExtraTest {\n  @IsTest\n  static void countsToOne() {\n' +
          "    Assert.areEqual(1, Extra.one(), 'one is one');\n  }\n}\n",
      ),
    },
    words: 'at least 75% test coverage is required',
    tests: 'ExtraTest',
  },
  {
    title: 'a component that imports what is not there',
    files: {
      'lwc/extra/extra.js':
        "import { LightningElement } from 'lwc';\nimport find from '@salesforce/apex/Missing.find';\n" +
        'export default class Extra extends LightningElement {\n  find = find;\n}\n',
      'lwc/extra/extra.html': '<template></template>\n',
      'lwc/extra/extra.js-meta.xml': document(
        'LightningComponentBundle',
        '<apiVersion>65.0</apiVersion><isExposed>false</isExposed>',
      ),
    },
    words: "Unable to find Apex action class referenced as 'Missing'.",
  },
  {
    title: 'a component whose builder property is inherited',
    files: {
      'lwc/extraBase/extraBase.js':
        "import { LightningElement, api } from 'lwc';\n" +
        'export default class ExtraBase extends LightningElement {\n  @api lookupField;\n}\n',
      'lwc/extraBase/extraBase.js-meta.xml': document(
        'LightningComponentBundle',
        '<apiVersion>65.0</apiVersion><isExposed>false</isExposed>',
      ),
      'lwc/extra/extra.js': "import Base from 'c/extraBase';\nexport default class Extra extends Base {}\n",
      'lwc/extra/extra.js-meta.xml': document(
        'LightningComponentBundle',
        '<apiVersion>65.0</apiVersion><isExposed>true</isExposed>' +
          '<targets><target>lightning__RecordPage</target></targets><targetConfigs>' +
          '<targetConfig targets="lightning__RecordPage"><property name="lookupField" type="String"/></targetConfig>' +
          '</targetConfigs>',
      ),
    },
    words: 'lookupField is not a public property of c:extra',
  },
  {
    title: 'a translation into a language that is off',
    files: {
      'translations/es.translation-meta.xml': document(
        'Translations',
        '<customLabels><label>Hola</label><name>AC_Extra</name></customLabels>',
      ),
    },
    words: 'Not available for deploy for this organization',
  },
];
