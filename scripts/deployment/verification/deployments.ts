import { METADATA_NAMESPACE } from '../metadata-files.ts';
import { CALLS } from './asked-org.ts';

/** One component with one thing wrong with it, as files in metadata format. */
export type FaultyComponent = {
  type: string;
  fullName: string;
  files: Readonly<Record<string, string>>;
  /** Further components that its archive needs. */
  more?: readonly { type: string; fullName: string }[];
};

const document = (type: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${METADATA_NAMESPACE}">${content}</${type}>\n`;

/** A name of exactly that length that nobody else has. */
const name = (length: number, start = 'AC_Verification_'): string => start.padEnd(length, 'X');
const text = (length: number): string => 'x'.repeat(length);

const permissionSet = (fullName: string, content: string): FaultyComponent => ({
  type: 'PermissionSet',
  fullName,
  files: { [`permissionsets/${fullName}.permissionset`]: document('PermissionSet', content) },
});

/** Parts of an object that is there, each in a document of the object with nothing else in it. */
const objectPart = (type: string, element: string, part: string, content: string): FaultyComponent => ({
  type,
  fullName: `${CALLS}.${part}`,
  files: {
    [`objects/${CALLS}.object`]: document(
      'CustomObject',
      `<${element}><fullName>${part}</fullName>${content}</${element}>`,
    ),
  },
});

const field = (part: string, content: string): FaultyComponent =>
  objectPart('CustomField', 'fields', part, `<label>Verification</label>${content}`);

const component = (bundle: string, source: string, meta: string): Record<string, string> => ({
  [`lwc/${bundle}/${bundle}.js`]: source,
  [`lwc/${bundle}/${bundle}.js-meta.xml`]: document('LightningComponentBundle', meta),
});

const LABEL = '<label>AC Verification</label>';
const LAYOUT = `${CALLS}-AC Verification Layout`;

/** By the id of the question: what an org is to refuse in the words that `refusals.md` has. */
export const REFUSED_COMPONENTS: Readonly<Record<string, FaultyComponent>> = {
  'deployment-an-unknown-element': permissionSet('AC_Verification_Element', `<colour>red</colour>${LABEL}`),
  'deployment-a-required-element-that-is-missing': permissionSet(
    'AC_Verification_Label',
    '<hasActivationRequired>false</hasActivationRequired>',
  ),
  'deployment-a-permission-without-the-one-that-it-needs': permissionSet(
    'AC_Verification_Edit',
    `<fieldPermissions><editable>true</editable><field>${CALLS}.Channel__c</field><readable>false</readable></fieldPermissions>${LABEL}`,
  ),
  'deployment-a-layout-without-a-required-field': {
    type: 'Layout',
    fullName: LAYOUT,
    files: { [`layouts/${LAYOUT}.layout`]: document('Layout', '') },
  },
  'deployment-a-group-of-permission-sets-with-the-name-of-a-permission-set': permissionSetGroup(
    'AC_CallRecording',
    LABEL,
  ),
  'deployment-a-builder-property-that-the-component-only-inherits': {
    type: 'LightningComponentBundle',
    fullName: 'acVerification',
    more: [{ type: 'LightningComponentBundle', fullName: 'acVerificationBase' }],
    files: {
      ...component(
        'acVerificationBase',
        "import { LightningElement, api } from 'lwc';\nexport default class AcVerificationBase extends LightningElement {\n  @api inherited;\n}\n",
        '<apiVersion>65.0</apiVersion><isExposed>false</isExposed>',
      ),
      ...component(
        'acVerification',
        "import AcVerificationBase from 'c/acVerificationBase';\nexport default class AcVerification extends AcVerificationBase {}\n",
        '<apiVersion>65.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>' +
          '<targetConfigs><targetConfig targets="lightning__RecordPage"><property name="inherited" type="String" label="Inherited" /></targetConfig></targetConfigs>',
      ),
    },
  },
};

/** By the id of the question: a component with a text or name one character longer than the local org allows. */
export const TOO_LONG: Readonly<Record<string, (limit: number) => FaultyComponent>> = {
  'length-customlabel-name': (limit) => ({
    type: 'CustomLabel',
    fullName: name(limit + 1),
    files: {
      'labels/CustomLabels.labels': document(
        'CustomLabels',
        `<labels><fullName>${name(limit + 1)}</fullName><language>en_US</language><protected>false</protected>` +
          '<shortDescription>Verification</shortDescription><value>Verification</value></labels>',
      ),
    },
  }),
  'length-customfield-description': (limit) =>
    field(
      'AC_Verification_Text__c',
      `<description>${text(limit + 1)}</description><length>3</length><type>Text</type>`,
    ),
  'length-customfield-inlinehelptext': (limit) =>
    field(
      'AC_Verification_Help__c',
      `<inlineHelpText>${text(limit + 1)}</inlineHelpText><length>3</length><type>Text</type>`,
    ),
  'length-picklist-values-description': (limit) =>
    field(
      'AC_Verification_List__c',
      '<type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default>' +
        `<description>${text(limit + 1)}</description><label>A</label></value></valueSetDefinition></valueSet>`,
    ),
  'length-validationrule-name': (limit) => rule(name(limit + 1)),
  'length-validationrule-description': (limit) =>
    rule('AC_Verification_Rule', `<description>${text(limit + 1)}</description>`),
  'length-listview-compactlayout-name': (limit) => listView(name(limit + 1), 'AC Verification'),
  'length-listview-compactlayout-label': (limit) => listView('AC_Verification_View', text(limit + 1)),
  'length-csptrustedsite-name': (limit) => ({
    type: 'CspTrustedSite',
    fullName: name(limit + 1),
    files: {
      [`cspTrustedSites/${name(limit + 1)}.cspTrustedSite`]: document(
        'CspTrustedSite',
        '<context>LEX</context><endpointUrl>https://verification.example.com</endpointUrl><isActive>false</isActive>',
      ),
    },
  }),
  'length-namedcredential-externalcredential-name': (limit) => ({
    type: 'ExternalCredential',
    fullName: name(limit + 1),
    files: {
      [`externalCredentials/${name(limit + 1)}.externalCredential`]: document(
        'ExternalCredential',
        `<authenticationProtocol>Custom</authenticationProtocol>${LABEL}`,
      ),
    },
  }),
  'length-flexipage-layout-permissionsetgroup-name': (limit) => permissionSetGroup(name(limit + 1), LABEL),
  'length-flexipage-layout-permissionsetgroup-label': (limit) =>
    permissionSetGroup('AC_Verification_Group_Label', `<label>${text(limit + 1)}</label>`),
  'length-flexipage-layout-permissionsetgroup-description': (limit) =>
    permissionSetGroup('AC_Verification_Group_Text', `<description>${text(limit + 1)}</description>${LABEL}`),
};

function rule(part: string, content = ''): FaultyComponent {
  return objectPart(
    'ValidationRule',
    'validationRules',
    part,
    `<active>false</active>${content}<errorConditionFormula>false</errorConditionFormula><errorMessage>No</errorMessage>`,
  );
}

function listView(part: string, label: string): FaultyComponent {
  return objectPart(
    'ListView',
    'listViews',
    part,
    `<columns>NAME</columns><filterScope>Everything</filterScope><label>${label}</label>`,
  );
}

function permissionSetGroup(fullName: string, content: string): FaultyComponent {
  return {
    type: 'PermissionSetGroup',
    fullName,
    files: {
      [`permissionsetgroups/${fullName}.permissionsetgroup`]: document('PermissionSetGroup', content),
    },
  };
}
