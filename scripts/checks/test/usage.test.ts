import { checkUsage } from '../../check-usage.ts';
import { PackageCopy, PROJECT } from './package-copy.ts';

const MAIN = 'force-app/main';
const DEFAULT = `${MAIN}/default`;
const OBJECT = `${DEFAULT}/objects/AC_Contact_Channel_Analytics__c`;
const CALL_RECORDING = `${DEFAULT}/permissionsets/AC_CallRecording.permissionset-meta.xml`;
/** An administrator has what an agent has. */
const AGENTS_RIGHTS = [CALL_RECORDING, CALL_RECORDING.replace('AC_CallRecording', 'AC_Administrator')];

let copy: PackageCopy;

beforeAll(() => {
  copy = new PackageCopy(checkUsage);
});

afterAll(() => {
  copy.remove();
});

it('finds that everything in the package is used', () => {
  expect(checkUsage(PROJECT)).toEqual([]);
});

it.each([
  [
    'a label',
    `${DEFAULT}/labels/CustomLabels.labels-meta.xml`,
    /<fullName>AC_Agent</,
    '<fullName>AC_Agency<',
    'nothing uses the label AC_Agency',
  ],
  [
    'a static resource',
    `${MAIN}/player/lwc/acWaveform/acWaveform.js`,
    'AC_WaveSurfer',
    'AC_Other',
    'no component loads this static resource',
  ],
  [
    'a message channel',
    `${MAIN}/shared/lwc/acCallBase/playbackChannel.js`,
    'AC_Playback__c',
    'AC_Other__c',
    'no component speaks on this message channel',
  ],
  [
    'a field of a message',
    `${DEFAULT}/messageChannels/AC_Playback.messageChannel-meta.xml`,
    '>rate<',
    '>pitch<',
    'no message has pitch',
  ],
  [
    'a custom permission that nobody checks',
    `${DEFAULT}/classes/AC_PlaybackController.cls`,
    "'AC_Play_Recording'",
    "'AC_Other'",
    'no Apex checks this custom permission',
  ],
  [
    'a custom permission that nobody is granted',
    AGENTS_RIGHTS,
    '<name>AC_Play_Recording',
    '<name>AC_Other',
    'no permission set grants this custom permission',
  ],
  [
    'a record page',
    `${OBJECT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
    /Record_Page</g,
    'Other_Page<',
    'no object opens with this page',
  ],
  [
    'a compact layout',
    `${OBJECT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
    /<compactLayoutAssignment>\w+/,
    '<compactLayoutAssignment>SYSTEM',
    'no object is assigned this compact layout',
  ],
  ['a tab', AGENTS_RIGHTS, /<tab>/g, '<tab>Other_', 'no permission set shows this tab'],
  [
    'a group',
    `sharing/main/default/sharingRules/AC_Contact_Channel_Analytics__c.sharingRules-meta.xml`,
    'AC_Quality_Team',
    'AC_Other',
    'nothing is shared with this group',
  ],
  [
    'a named credential',
    `${DEFAULT}/classes/AC_MiddlewareClient.cls`,
    'callout:AC_Middleware/',
    'callout:AC_Other/',
    'no Apex calls out by this named credential',
  ],
  [
    'an external credential',
    'org-settings/main/default/namedCredentials/AC_Middleware.namedCredential-meta.xml',
    '<externalCredential>AC_Middleware',
    '<externalCredential>AC_Other',
    'no named credential uses this',
  ],
  [
    'a principal',
    AGENTS_RIGHTS,
    'AC_Middleware-Middleware',
    'AC_Other-Middleware',
    'no permission set opens a principal of this external credential',
  ],
  [
    'a bundle',
    `${MAIN}/player/lwc/acTimelineSurface/acTimelineSurface.html`,
    /c-ac-waveform/g,
    'div',
    'nothing uses the component acWaveform',
  ],
  [
    'a module of a bundle',
    `${MAIN}/player/lwc/acRecording/acRecording.js`,
    "from './download'",
    "from './preferences'",
    'nothing imports this module',
  ],
  [
    'an export',
    `${MAIN}/shared/lwc/acTime/acTime.js`,
    /^/,
    'export function ticks() {}\n',
    'nothing uses ticks',
  ],
  [
    'a callable method',
    `${MAIN}/player/lwc/acRecording/callPlayback.js`,
    /AC_PlaybackController\.getPlayback/,
    'AC_PlaybackController.getDownload',
    'no component calls AC_PlaybackController.getPlayback: take @AuraEnabled away',
  ],
  [
    'a class that components call and nobody may',
    AGENTS_RIGHTS,
    '<apexClass>AC_PlaybackController',
    '<apexClass>AC_Playback',
    'no permission set lets components call AC_PlaybackController',
  ],
  [
    'access to a class that components do not call',
    CALL_RECORDING,
    '<apexClass>AC_PlaybackController',
    '<apexClass>AC_Playback',
    'no component can call AC_Playback',
  ],
  [
    'a field that nothing shows',
    `${DEFAULT}/layouts/AC_Contact_Channel_Analytics__c-AC Contact Channel Analytics Layout.layout-meta.xml`,
    '<field>Region__c<',
    '<field>Name<',
    'nothing shows it or reads it',
  ],
] as [string, string | string[], string | RegExp, string, string][])(
  'finds %s that is not used',
  (...fault) => {
    const [, files, from, to, message] = fault;
    expect(copy.problemsWith(files, (text) => text.replace(from, to))).toContain(message);
  },
);

it('finds a queue that the middleware does not name', () => {
  const queue = `<Queue xmlns="http://soap.sforce.com/2006/04/metadata"><name>Idle</name></Queue>`;
  expect(copy.problemsWithNew(`${DEFAULT}/queues/AC_Idle.queue-meta.xml`, queue)).toEqual([
    'the middleware gives nothing to this queue',
  ]);
});

it('finds an object that nobody may open and that has no layout', () => {
  const object = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Idle</label></CustomObject>`;
  const file = `${DEFAULT}/objects/AC_Idle__c/AC_Idle__c.object-meta.xml`;
  expect(copy.problemsWithNew(file, object)).toEqual([
    'no permission set opens this object',
    'this object has no layout of its own',
  ]);
});

it('finds a field that nobody can read, write or see', () => {
  const field = `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><type>Text</type></CustomField>`;
  expect(copy.problemsWithNew(`${OBJECT}/fields/Idle__c.field-meta.xml`, field)).toEqual([
    'no permission set lets anybody read it',
    'no permission set lets anybody write it, and no Apex does',
    'nothing shows it or reads it',
  ]);
});
