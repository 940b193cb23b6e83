import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkMetadata } from '../../check-metadata.ts';
import { PackageCopy, PROJECT } from './package-copy.ts';

const MAIN = 'force-app/main';
const DEFAULT = `${MAIN}/default`;
const OBJECT = `${DEFAULT}/objects/AC_Contact_Channel_Analytics__c`;
const PERMISSION_SETS = `${DEFAULT}/permissionsets`;
const PAGE = `${DEFAULT}/flexipages/AC_Contact_Channel_Analytics_Record_Page.flexipage-meta.xml`;

let copy: PackageCopy;

beforeAll(() => {
  copy = new PackageCopy(checkMetadata);
});

afterAll(() => {
  copy.remove();
});

it('finds nothing to say against the package', () => {
  expect(checkMetadata(PROJECT)).toEqual([]);
});

it('names the file and the line', () => {
  const file = `${OBJECT}/fields/Duration__c.field-meta.xml`;
  const target = path.join(copy.root, file);
  const original = readFileSync(target, 'utf8');
  writeFileSync(target, original.replace('<precision>8<', '<precision>eight<'));
  const line = original.slice(0, original.indexOf('<precision>')).split('\n').length;
  expect(checkMetadata(copy.root)).toEqual([{ file, line, message: "<precision> is a number, not 'eight'" }]);
  writeFileSync(target, original);
});

describe('elements and values', () => {
  const field = `${OBJECT}/fields/Channel__c.field-meta.xml`;

  it.each([
    ['an unknown element', 'restricted>', 'strict>', '<strict> is no element of ValueSet'],
    ['a value outside its list', '<type>Picklist<', '<type>Dropdown<', "<type> cannot be 'Dropdown'"],
    ['a boolean that is none', '<required>false<', '<required>no<', "<required> is true or false, not 'no'"],
    ['an element given twice', '<type>', '<type>Text</type><type>', 'CustomField has <type> 2 times'],
    ['a missing element', /<sorted>.*<\/sorted>/g, '', 'ValueSetValuesDefinition lacks <sorted>'],
    ['elements where text belongs', '>Channel<', '><b>Channel</b><', '<label> holds text, no elements'],
    ['a metadata type that is none', /CustomField/g, 'CustomFeild', '<CustomFeild> is no metadata type'],
    ['a label that is too long', '>Channel<', `>${'x'.repeat(41)}<`, '<label> has 41 characters'],
  ])('finds %s', (_, from, to, message) => {
    expect(copy.problemsWith(field, (text) => text.replaceAll(from, to))).toContainEqual(
      expect.stringContaining(message),
    );
  });

  it('finds XML that is not well-formed', () => {
    expect(copy.problemsWith(field, (text) => text.replace('</valueSet>', ''))).toContainEqual(
      expect.stringContaining('is not well-formed XML'),
    );
  });

  it('finds elements of one kind that stand in several places', () => {
    const problems = copy.problemsWith(`${OBJECT}/listViews/All.listView-meta.xml`, (text) =>
      text.replace('</ListView>', '<columns>Status__c</columns></ListView>'),
    );
    expect(problems).toEqual(['ListView has <columns> in several places']);
  });
});

describe('references', () => {
  const dangling = [
    [`${PERMISSION_SETS}/AC_Integration.permissionset-meta.xml`, '.Status__c<', '.Statu__c<', 'no field'],
    [
      `${PERMISSION_SETS}/AC_CallRecording.permissionset-meta.xml`,
      'AC_PlaybackController',
      'AC_Player',
      'no class',
    ],
    [
      `${PERMISSION_SETS}/AC_CallRecording.permissionset-meta.xml`,
      'AC_Play_Recording',
      'AC_Play',
      'no custom permission',
    ],
    [`${PERMISSION_SETS}/AC_CallRecording.permissionset-meta.xml`, '-Middleware<', '-Admin<', 'no principal'],
    [`${PERMISSION_SETS}/AC_CallRecording.permissionset-meta.xml`, '<tab>AC', '<tab>AD', 'no tab'],
    [
      `${PERMISSION_SETS}/AC_Supervisor.permissionset-meta.xml`,
      '<object>AC_Rec',
      '<object>AC_Reg',
      'no object',
    ],
    [PAGE, '>acInsights<', '>acInsight<', 'no component acInsight'],
    [PAGE, '>acInsights<', '>acTime<', 'acTime is not exposed to record pages'],
    [PAGE, '>c_acInsights<', '>c_acTranscript<', 'identifier c_acTranscript is used twice'],
    [`${OBJECT}/AC_Contact_Channel_Analytics__c.object-meta.xml`, 'Record_Page<', 'Page<', 'no record page'],
    [
      `${OBJECT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
      'Analytics_Compact<',
      'Layout<',
      'no compact layout',
    ],
    [`${OBJECT}/listViews/All.listView-meta.xml`, 'Sentiment__c', 'Mood__c', 'no field'],
    [
      `${OBJECT}/validationRules/Refuse_Older_Contact_Record.validationRule-meta.xml`,
      'LastUpdateTimestamp__c &lt;',
      'LastUpdate__c &lt;',
      'no field',
    ],
    [
      `${DEFAULT}/layouts/AC_Contact_Channel_Analytics__c-AC Contact Channel Analytics Layout.layout-meta.xml`,
      '<field>ContactId__c<',
      '<field>Region__c<',
      'leaves out the required field ContactId__c',
    ],
    [
      `sharing/main/default/sharingRules/AC_Contact_Channel_Analytics__c.sharingRules-meta.xml`,
      '_Users<',
      '_User<',
      'no group',
    ],
    [`${DEFAULT}/queues/AC_Unassigned.queue-meta.xml`, 'Analytics__c', 'Analysis__c', 'no object'],
    [
      `${DEFAULT}/objects/AC_Recording_Access__c/fields/ContactChannelAnalytics__c.field-meta.xml`,
      '>AC_Contact_',
      '>AC_',
      'no object',
    ],
    [
      'org-settings/main/default/namedCredentials/AC_Middleware.namedCredential-meta.xml',
      'Credential>AC_Middleware',
      'Credential>AC',
      'no external credential',
    ],
    [
      `${DEFAULT}/layouts/AC_Contact_Channel_Analytics__c-AC Contact Channel Analytics Layout.layout-meta.xml`,
      '<field>Region__c<',
      '<field>Regoin__c<',
      'no field AC_Contact_Channel_Analytics__c.Regoin__c',
    ],
    [
      `${OBJECT}/compactLayouts/AC_Contact_Channel_Analytics_Compact.compactLayout-meta.xml`,
      'Channel__c',
      'Chanel__c',
      'no field',
    ],
    [
      `${OBJECT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
      'ResultsAdditionalFields>Status__c',
      'ResultsAdditionalFields>State__c',
      'no field',
    ],
    [
      `sharing/main/default/sharingRules/AC_Contact_Channel_Analytics__c.sharingRules-meta.xml`,
      '<field>ContactId__c',
      '<field>ContactID_c__c',
      'no field',
    ],
    [
      `sharing/main/default/sharingRules/AC_Original_Content__c.sharingRules-meta.xml`,
      '>none<',
      '><',
      'value of a filter is left empty',
    ],
    [`${MAIN}/calls/lwc/acChain/acChain.js`, 'get recordId', 'get record', 'not declare @api recordId'],
    [`${MAIN}/calls/lwc/acChain/acChain.js`, '@api lookupField', 'lookupField', '@api lookupField itself'],
    [`${OBJECT}/listViews/Failed.listView-meta.xml`, '>FAILED<', '>BROKEN<', 'Status__c has no value BROKEN'],
    [
      `${OBJECT}/listViews/Failed.listView-meta.xml`,
      '<field>Status__c',
      '<field>StatusReason__c',
      'long text',
    ],
    [
      PAGE,
      '<componentName>acInsights',
      '<componentInstanceProperties><name>depth</name></componentInstanceProperties><componentName>acInsights',
      'acInsights has no property depth',
    ],
    [
      PAGE,
      '>3</value>',
      '>{!Record.Colour__c}</value>',
      'no field AC_Contact_Channel_Analytics__c.Colour__c',
    ],
    [
      `${OBJECT}/fields/Duration__c.field-meta.xml`,
      '<label>',
      '<formula>Colour__c + $Permission.AC_Sing</formula><label>',
      'no permission AC_Sing',
    ],
    [
      `${DEFAULT}/messageChannels/AC_Playback.messageChannel-meta.xml`,
      '>rate<',
      '>Rate__c<',
      'no object or field Rate__c',
    ],
    [
      `${MAIN}/shared/lwc/acConversation/acConversation.js`,
      '.getFurtherPart',
      '.getFartherPart',
      'no callable Apex method',
    ],
    [
      `${MAIN}/player/lwc/acWaveform/acWaveform.js`,
      'resourceUrl/AC_WaveSurfer',
      'resourceUrl/WaveSurfer',
      'no static resource',
    ],
    [`${MAIN}/transcript/lwc/acTurn/labels.js`, 'c.AC_Marked', 'c.AC_Mraked', 'no label AC_Mraked'],
    [
      `${MAIN}/player/lwc/acRecording/recordingFacts.js`,
      'AC_Play_Rec',
      'AC_Plaid_Rec',
      'no custom permission',
    ],
    [
      `${MAIN}/shared/lwc/acCallBase/playbackChannel.js`,
      'Channel/AC_Playback',
      'Channel/AC_Play',
      'no message channel',
    ],
    [
      `${MAIN}/player/lwc/acRecording/recordingFacts.js`,
      'c.Duration__c',
      'c.Length__c',
      'no object or field',
    ],
    [`${MAIN}/player/lwc/acRecording/playback.js`, "'c/acPlayer'", "'c/acPlayr'", 'no component acPlayr'],
    [`${MAIN}/player/lwc/acRecording/acRecording.js`, './download', './upload', 'no module ./upload'],
    [
      `${DEFAULT}/classes/AC_ConversationController.cls`,
      '(cacheable=true)',
      '',
      'getConversation is wired but not cacheable',
    ],
    [`${MAIN}/shared/lwc/acCallBase/acCallBase.js`, 'part: ', 'prt: ', 'has no parameter prt'],
    [
      `${MAIN}/player/lwc/acRecording/acRecording.html`,
      '{labels.download}',
      '{labels.downlod}',
      'has no downlod',
    ],
    [`${MAIN}/player/lwc/acRecording/acRecording.html`, '{handleKey}', '{handleKay}', 'no member handleKay'],
    [`${MAIN}/player/lwc/acRecording/acRecording.js`, 'get notices', 'get notes', 'no member notices'],
    [`${MAIN}/player/lwc/acMarkLegend/acMarkLegend.html`, '{chip.name}', '{chop.name}', 'no member chop'],
    [
      `${MAIN}/player/lwc/acTimeline/acTimeline.html`,
      ' selecting=',
      ' selectin=',
      'has no property selectin',
    ],
    [
      `${MAIN}/player/lwc/acTimelineSurface/acTimelineSurface.html`,
      'c-ac-waveform',
      'c-ac-wave',
      'no component acWave',
    ],
    [
      `${DEFAULT}/classes/AC_PlaybackController.cls`,
      "'AC_Download_Recording'",
      "'AC_Keep_Recording'",
      "'AC_Keep_Recording' is no name in the package",
    ],
    [
      `${DEFAULT}/classes/AC_MiddlewareClient.cls`,
      'callout:AC_Middleware',
      'callout:AC_Middle',
      'no named credential AC_Middle',
    ],
  ].map(([file = '', from = '', to = '', message = '']) => ({
    file,
    from,
    to,
    message,
    name: path.basename(file),
  }));

  it.each(dangling)('says "$message" of $name', ({ file, from, to, message }) => {
    expect(copy.problemsWith(file, (text) => text.replaceAll(from, to))).toContainEqual(
      expect.stringContaining(message),
    );
  });

  it('finds a permission on a field that is always required', () => {
    const file = `${PERMISSION_SETS}/AC_CallRecording.permissionset-meta.xml`;
    expect(copy.problemsWith(file, (text) => text.replace('.Channel__c<', '.ContactId__c<'))).toEqual([
      'AC_Contact_Channel_Analytics__c.ContactId__c is always required: Salesforce refuses permissions on it',
    ]);
  });

  it('finds an object permission without those that it needs', () => {
    const file = `${PERMISSION_SETS}/AC_Retention.permissionset-meta.xml`;
    const problems = copy.problemsWith(file, (text) => text.replace('<allowEdit>true<', '<allowEdit>false<'));
    expect(problems).toEqual([
      'AC_Contact_Channel_Analytics__c: allowDelete needs allowEdit',
      'AC_Contact_Channel_Analytics__c: modifyAllRecords needs allowEdit',
    ]);
  });

  it('finds a class without its metadata, and metadata without its class', () => {
    const classFile = `${DEFAULT}/classes/AC_Playback.cls`;
    expect(copy.problemsWithout(`${classFile}-meta.xml`)).toContain(
      'lacks AC_Playback.cls-meta.xml beside it',
    );
    expect(copy.problemsWithout(classFile)).toContain('describes source code that is not there');
  });

  it('finds a static resource without its content', () => {
    expect(copy.problemsWithout(`${DEFAULT}/staticresources/AC_WaveSurfer.js`)).toEqual([
      'describes a static resource that is not there',
    ]);
  });
});
