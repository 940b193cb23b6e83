import { checkRules } from '../../check-rules.ts';
import { PackageCopy, PROJECT } from './package-copy.ts';

const MAIN = 'force-app/main';
const DEFAULT = `${MAIN}/default`;
const CONTACT = `${DEFAULT}/objects/AC_Contact_Channel_Analytics__c`;
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

type Fault = [what: string, file: string, from: string | RegExp, to: string, message: string];

let copy: PackageCopy;

beforeAll(() => {
  copy = new PackageCopy(checkRules);
});

afterAll(() => {
  copy.remove();
});

it('finds the package to be as decided', () => {
  expect(checkRules(PROJECT)).toEqual([]);
});

describe('what ships', () => {
  it.each([
    ['profile', 'profiles/Admin.profile-meta.xml', 'Profile', 'no Profile is shipped'],
    [
      'app',
      'applications/standard__LightningService.app-meta.xml',
      'CustomApplication',
      'no CustomApplication',
    ],
    ['connected app', 'connectedApps/AC.connectedApp-meta.xml', 'ConnectedApp', 'no ConnectedApp is shipped'],
    [
      'standard layout',
      'layouts/Case-Case Layout.layout-meta.xml',
      'Layout',
      'no standard Layout is shipped',
    ],
    ['standard object', 'objects/Case/Case.object-meta.xml', 'CustomObject', 'no standard CustomObject'],
    ['host of a customer', 'cspTrustedSites/A.cspTrustedSite-meta.xml', 'CspTrustedSite', 'org-settings'],
    ['language', 'translations/de.translation-meta.xml', 'Translations', 'belongs into translations'],
  ])('finds a %s', (_, file, type, message) => {
    const problems = copy.problemsWithNew(`${DEFAULT}/${file}`, `<${type} ${NAMESPACE} />`);
    expect(problems).toContainEqual(expect.stringContaining(message));
  });

  it('finds what an org has only with an optional feature, in metadata and in Apex', () => {
    const file = `${DEFAULT}/objects/AC_Recording_Access__c/fields/User__c.field-meta.xml`;
    const message = 'VoiceCall is not in every Enterprise org: force-app must deploy without it';
    expect(copy.problemsWith(file, (text) => text.replace('>User<', '>VoiceCall<'))).toContain(message);
    expect(
      copy.problemsWithNew(`${DEFAULT}/classes/AC_VoiceCalls.cls`, 'with sharing VoiceCall call;'),
    ).toContain(message);
  });
});

it.each<Fault>([
  [
    'a real host',
    'org-settings/main/default/namedCredentials/AC_Middleware.namedCredential-meta.xml',
    'middleware.example.invalid',
    'middleware.northwind.com',
    'middleware.northwind.com is a real host',
  ],
  [
    'another API version',
    `${DEFAULT}/classes/AC_Playback.cls-meta.xml`,
    '65.0',
    '64.0',
    'API version 64.0 differs from 65.0 of the project',
  ],
  [
    'another API version of the middleware',
    'middleware/src/settings/connections.ts',
    "default('65.0')",
    "default('64.0')",
    "the middleware's default API version is not 65.0",
  ],
  [
    'the CLI among the dependencies',
    'package.json',
    '"dependencies": {',
    '"dependencies": {\n"@salesforce/cli": "2.150.6",',
    '@salesforce/cli is not installed with the project',
  ],
])('finds %s', (...fault) => {
  expect(problemsWith(fault)).toContainEqual(expect.stringContaining(fault[4]));
});

describe('the data model', () => {
  it.each<Fault>([
    [
      'sharing that is not private',
      `${CONTACT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
      '<sharingModel>Private',
      '<sharingModel>ReadWrite',
      '<sharingModel> is decided to be Private',
    ],
    [
      'another numbering',
      `${CONTACT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
      'CCA {0',
      'C {0',
      'the name is decided to be numbered as CCA {000000}',
    ],
    [
      'an object without description',
      `${CONTACT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
      /<description\s*>[^<]*<\/description>/,
      '',
      'the object lacks <description>',
    ],
    [
      'a key that is not unique',
      `${CONTACT}/fields/ContactId__c.field-meta.xml`,
      '<unique>true',
      '<unique>false',
      '<unique> is decided to be true',
    ],
    [
      'a field without help',
      `${CONTACT}/fields/Channel__c.field-meta.xml`,
      /<inlineHelpText>[^<]*<\/inlineHelpText>/,
      '',
      'the field lacks <inlineHelpText>',
    ],
    [
      'a lookup that gives no related list',
      `${CONTACT}/fields/Case__c.field-meta.xml`,
      /<relationshipLabel>[^<]*<\/relationshipLabel>/,
      '',
      'the Lookup lacks <relationshipLabel>',
    ],
    [
      'a lookup that holds up deleting',
      `${CONTACT}/fields/Case__c.field-meta.xml`,
      '>SetNull<',
      '>Restrict<',
      'the lookup would keep every Case from being deleted',
    ],
    [
      'an older contact record that is let through',
      `${CONTACT}/validationRules/Refuse_Older_Contact_Record.validationRule-meta.xml`,
      '<active>true',
      '<active>false',
      'no validation rule refuses an older contact record',
    ],
  ])('finds %s', (...fault) => {
    expect(problemsWith(fault)).toContainEqual(expect.stringContaining(fault[4]));
  });

  it('finds a decided field that is missing', () => {
    expect(copy.problemsWithout(`${CONTACT}/fields/WorkPlan__c.field-meta.xml`)).toEqual([
      'the package lacks the field AC_Contact_Channel_Analytics__c.WorkPlan__c',
    ]);
  });
});

describe('Apex', () => {
  const controller = `${DEFAULT}/classes/AC_PlaybackController.cls`;
  const client = `${DEFAULT}/classes/AC_MiddlewareClient.cls`;

  it.each<Fault>([
    [
      'a class without sharing',
      controller,
      'public with sharing',
      'public',
      'the class lacks "with sharing"',
    ],
    [
      'a class that says so and is not among those that may',
      controller,
      'public with sharing',
      'public without sharing',
      'the class lacks "with sharing"',
    ],
    ...['AC_CallDeletion', 'AC_DeletedContacts', 'AC_LinkedFiles'].map((name): Fault => [
      `a deletion that stops at what the user sees, in ${name}`,
      `${DEFAULT}/classes/${name}.cls`,
      'public without sharing',
      'public with sharing',
      'the class lacks "without sharing"',
    ]),
    ['a query without user mode', controller, 'WITH USER_MODE', '', 'the query lacks WITH USER_MODE'],
    [
      'a query that would read every record',
      controller,
      'WHERE Id = :recordId',
      "WHERE RecordingStatus__c = 'AVAILABLE'",
      'the query filters by no field that has an index',
    ],
    [
      'a write in system mode',
      `${DEFAULT}/classes/AC_Playback.cls`,
      'answer.url = url;',
      'insert as system new Account();',
      'say "as user" or AccessLevel.USER_MODE',
    ],
    [
      'a write that names no mode',
      `${DEFAULT}/classes/AC_Playback.cls`,
      'answer.url = url;',
      'Database.insert(new Account());',
      'say "as user" or AccessLevel.USER_MODE',
    ],
    [
      'a callout without time-out',
      client,
      'request.setTimeout(TIMEOUT_MILLISECONDS);',
      '',
      'the callout has no time-out',
    ],
    ['a callout that may take long', client, '= 4500;', '= 5000;', 'the callout may take 5000 ms'],
    [
      'a link that is cached',
      `${DEFAULT}/classes/AC_PlaybackController.cls`,
      '@AuraEnabled',
      '@AuraEnabled(cacheable=true)',
      'AC_PlaybackController.getPlayback is cacheable though its class writes or calls out',
    ],
  ])('lets the check find %s', (...fault) => {
    expect(problemsWith(fault)).toContainEqual(expect.stringContaining(fault[4]));
  });

  it('lets tests be', () => {
    const test = '@IsTest\nprivate class AC_XTest {\n  void run() { insert new AC_Comment__c(); }\n}\n';
    expect(copy.problemsWithNew(`${DEFAULT}/classes/AC_XTest.cls`, test)).toEqual([]);
  });
});

describe('components', () => {
  const bundle = `${MAIN}/player/lwc/acRecording`;

  it.each<Fault>([
    [
      'a list of objects',
      `${bundle}/acRecording.js-meta.xml`,
      '</targets>',
      '</targets><targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Case</object></objects></targetConfig></targetConfigs>',
      'no <objects>',
    ],
    ['empApi', `${bundle}/acRecording.js`, /^/, "import { subscribe } from 'lightning/empApi';\n", 'empApi'],
    [
      'a type that is refused',
      `${bundle}/download.js`,
      /^/,
      "const TYPE = 'text/csv';\n",
      'refuses this type',
    ],
    ['a worker', `${bundle}/download.js`, /^/, "new Worker('x');\n", 'has no Worker'],
    ['decoding', `${bundle}/download.js`, /^/, 'context.decodeAudioData(x);\n', 'decoding a call takes'],
    [
      'dark by the system',
      `${bundle}/acRecording.css`,
      /^/,
      '@media (prefers-color-scheme: dark) {}\n',
      'dark is',
    ],
    [
      'a channel without scope',
      `${MAIN}/shared/lwc/acCallBase/playbackChannel.js`,
      'scope: APPLICATION_SCOPE',
      '',
      'subscribe with { scope: APPLICATION_SCOPE }',
    ],
    [
      'a library that two components reach',
      `${bundle}/acRecording.js`,
      /^/,
      "import url from '@salesforce/resourceUrl/AC_WaveSurfer';\n",
      'is reached through acRecording alone',
    ],
    [
      'a base class that has one of ours itself',
      `${MAIN}/comments/lwc/acComments/acComments.js`,
      'c/acCallBase',
      'c/acInsights',
      'inherits from CallBase, CallBase: at most one base class',
    ],
    [
      'the same behind a mixin of the platform',
      `${MAIN}/transcript/lwc/acTranscript/acTranscript.js`,
      'c/acCallBase',
      'c/acInsights',
      'inherits from CallBase, CallBase: at most one base class',
    ],
    [
      'a mixin of ours around a base class',
      `${MAIN}/transcript/lwc/acTranscript/acTranscript.js`,
      'NavigationMixin(CallBase)',
      'NavigationMixin(Exporting(CallBase))',
      'inherits from Exporting, CallBase: at most one base class',
    ],
  ])('let the check find %s', (...fault) => {
    expect(problemsWith(fault)).toContainEqual(expect.stringContaining(fault[4]));
  });
});

function problemsWith([, file, from, to]: Fault): string[] {
  return copy.problemsWith(file, (text) => text.replace(from, to));
}
