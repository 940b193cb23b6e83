import { limitProblems } from '../limits.ts';
import { readPackage } from '#package-metadata';
import { PackageCopy } from './package-copy.ts';

const MAIN = 'force-app/main';
const DEFAULT = `${MAIN}/default`;
const OBJECT = `${DEFAULT}/objects/AC_Contact_Channel_Analytics__c`;
const LABELS = `${DEFAULT}/labels/CustomLabels.labels-meta.xml`;
const LAYOUT = `${DEFAULT}/layouts/AC_Contact_Channel_Analytics__c-AC Contact Channel Analytics Layout.layout-meta.xml`;
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

let copy: PackageCopy;

beforeAll(() => {
  copy = new PackageCopy((root) => readPackage(root).source.metadata.flatMap(limitProblems));
});

afterAll(() => {
  copy.remove();
});

const element = (name: string): [RegExp, string] => [
  new RegExp(`<${name}\\s*>[^<]*</${name}>`),
  `<${name}>TEXT</${name}>`,
];

describe('a text that Salesforce would refuse as too long is found in', () => {
  it.each<[what: string, file: string, change: [RegExp, string], name: string, longest: number]>([
    ['a label', LABELS, element('shortDescription'), 'shortDescription', 80],
    ['the words of a label', LABELS, element('value'), 'value', 1000],
    ['the categories of a label', LABELS, element('categories'), 'categories', 255],
    ['a field', `${OBJECT}/fields/Channel__c.field-meta.xml`, element('description'), 'description', 1000],
    [
      'a field',
      `${OBJECT}/fields/Channel__c.field-meta.xml`,
      element('inlineHelpText'),
      'inlineHelpText',
      255,
    ],
    [
      'a value of a picklist',
      `${OBJECT}/fields/Channel__c.field-meta.xml`,
      [/<\/default>\s*<label>[^<]*</, '</default><label>TEXT<'],
      'label',
      255,
    ],
    [
      'the list that a lookup makes',
      `${DEFAULT}/objects/AC_Recording_Access__c/fields/ContactChannelAnalytics__c.field-meta.xml`,
      element('relationshipLabel'),
      'relationshipLabel',
      40,
    ],
    [
      'the name field of an object',
      `${OBJECT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
      [/(<nameField>[\s\S]*?<label>)[^<]*/, '$1TEXT'],
      'label',
      40,
    ],
    [
      'an object',
      `${OBJECT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
      element('pluralLabel'),
      'pluralLabel',
      40,
    ],
    ['a list view', `${OBJECT}/listViews/Failed.listView-meta.xml`, element('label'), 'label', 40],
    [
      'a validation rule',
      `${OBJECT}/validationRules/Refuse_Older_Contact_Record.validationRule-meta.xml`,
      element('errorMessage'),
      'errorMessage',
      255,
    ],
    [
      'a compact layout',
      `${OBJECT}/compactLayouts/AC_Contact_Channel_Analytics_Compact.compactLayout-meta.xml`,
      element('label'),
      'label',
      40,
    ],
    ['a section of a layout', LAYOUT, element('label'), 'label', 80],
    [
      'a permission set',
      `${DEFAULT}/permissionsets/AC_Retention.permissionset-meta.xml`,
      element('description'),
      'description',
      255,
    ],
    [
      'a custom permission',
      `${DEFAULT}/customPermissions/AC_Play_Recording.customPermission-meta.xml`,
      element('label'),
      'label',
      80,
    ],
    [
      'a record page',
      `${DEFAULT}/flexipages/AC_Contact_Channel_Analytics_Record_Page.flexipage-meta.xml`,
      element('masterLabel'),
      'masterLabel',
      80,
    ],
    ['a queue', `${DEFAULT}/queues/AC_Unassigned.queue-meta.xml`, element('name'), 'name', 40],
    ['a group', `${DEFAULT}/groups/AC_Quality_Team.group-meta.xml`, element('name'), 'name', 40],
    [
      'a sharing rule',
      `sharing/main/default/sharingRules/AC_Contact_Channel_Analytics__c.sharingRules-meta.xml`,
      element('description'),
      'description',
      255,
    ],
    [
      'a tab',
      `${DEFAULT}/tabs/AC_Contact_Channel_Analytics__c.tab-meta.xml`,
      element('description'),
      'description',
      255,
    ],
    [
      'a field of a message channel',
      `${DEFAULT}/messageChannels/AC_Playback.messageChannel-meta.xml`,
      [/(<lightningMessageFields>\s*<description>)[^<]*/, '$1TEXT'],
      'description',
      255,
    ],
    [
      'a component',
      `${MAIN}/calls/lwc/acCalls/acCalls.js-meta.xml`,
      element('masterLabel'),
      'masterLabel',
      80,
    ],
    [
      'a property of a component',
      `${MAIN}/calls/lwc/acCalls/acCalls.js-meta.xml`,
      [/(<property[^>]*? description=")[^"]*/, '$1TEXT'],
      'description',
      255,
    ],
    [
      'a static resource',
      `${DEFAULT}/staticresources/AC_WaveSurfer.resource-meta.xml`,
      element('description'),
      'description',
      255,
    ],
  ])('%s', (_what, file, [from, to], name, longest) => {
    const withLength = (length: number): string[] =>
      copy.problemsWith(file, (text) => text.replace(from, to.replace('TEXT', 'x'.repeat(length))));
    const message = (length: number): string =>
      `<${name}> has ${String(length)} characters, at most ${String(longest)} are allowed`;
    expect(withLength(longest + 1)).toContain(message(longest + 1));
    expect(withLength(longest)).not.toContainEqual(expect.stringContaining('characters, at most'));
  });
});

describe('a name that Salesforce would refuse as too long is found', () => {
  it.each([
    ['a class', (name: string) => `classes/${name}.cls-meta.xml`, 'ApexClass', 40],
    ['a component', (name: string) => `lwc/${name}/${name}.js-meta.xml`, 'LightningComponentBundle', 40],
    [
      'a permission set',
      (name: string) => `permissionsets/${name}.permissionset-meta.xml`,
      'PermissionSet',
      80,
    ],
    ['a layout', (name: string) => `layouts/AC_Case__c-${name}.layout-meta.xml`, 'Layout', 80],
    ['a field', (name: string) => `objects/AC_Case__c/fields/${name}__c.field-meta.xml`, 'CustomField', 40],
    ['a group', (name: string) => `groups/${name}.group-meta.xml`, 'Group', 80],
  ])('in %s', (_what, fileOf, type, longest) => {
    const withName = (length: number): string[] =>
      copy.problemsWithNew(`${DEFAULT}/${fileOf('x'.repeat(length))}`, `<${type} ${NAMESPACE} />`);
    expect(withName(longest + 1)).toContain(
      `<fullName> has ${String(longest + 1)} characters, at most ${String(longest)} are allowed`,
    );
    expect(withName(longest)).not.toContainEqual(expect.stringContaining('<fullName>'));
  });

  it('in a label, which is named inside its file', () => {
    const name = 'x'.repeat(81);
    const problems = copy.problemsWith(LABELS, (text) =>
      text.replace(/<fullName>[^<]*/, `<fullName>${name}`),
    );
    expect(problems).toContain('<fullName> has 81 characters, at most 80 are allowed');
  });
});
