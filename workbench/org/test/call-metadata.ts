/** A small package for the tests: calls that people own, and notes that hang on them. */
const xml = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>`;

const field = (name: string, type: string, more = '') =>
  xml(
    'CustomField',
    `<fullName>${name}</fullName><label>${name.replace(/__c$/, '')}</label><type>${type}</type>${more}`,
  );

const picklist = (values: string[], restricted: boolean) =>
  `<valueSet><restricted>${restricted}</restricted><valueSetDefinition>${values
    .map(
      (value) =>
        `<value><fullName>${value}</fullName><default>false</default><label>${value.charAt(0)}${value.slice(1).toLowerCase()}</label></value>`,
    )
    .join('')}</valueSetDefinition></valueSet>`;

const FIELDS: Record<string, string> = {
  Key__c: field(
    'Key__c',
    'Text',
    '<length>36</length><required>true</required><unique>true</unique><externalId>true</externalId><caseSensitive>false</caseSensitive>',
  ),
  Series__c: field('Series__c', 'Text', '<length>20</length><externalId>true</externalId>'),
  Kind__c: field('Kind__c', 'Picklist', picklist(['INBOUND', 'OUTBOUND'], true)),
  Mood__c: field('Mood__c', 'Picklist', picklist(['GOOD', 'BAD'], false)),
  Transcript__c: field(
    'Transcript__c',
    'LongTextArea',
    '<length>1000</length><visibleLines>3</visibleLines>',
  ),
  Seconds__c: field('Seconds__c', 'Number', '<precision>4</precision><scale>0</scale>'),
  Silence__c: field('Silence__c', 'Percent', '<precision>5</precision><scale>2</scale>'),
  At__c: field('At__c', 'DateTime'),
  Day__c: field('Day__c', 'Date'),
  Done__c: field('Done__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
  Secret__c: field('Secret__c', 'Text', '<length>20</length>'),
  Previous__c: field(
    'Previous__c',
    'Lookup',
    '<referenceTo>Call__c</referenceTo><relationshipName>Followups</relationshipName><deleteConstraint>SetNull</deleteConstraint>',
  ),
};

const object = (label: string, nameField: string) =>
  xml(
    'CustomObject',
    `<label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField>${nameField}</nameField><sharingModel>Private</sharingModel><deploymentStatus>Deployed</deploymentStatus>`,
  );

const objectPermissions = (name: string, rights: string[]) =>
  `<objectPermissions>${['Create', 'Delete', 'Edit', 'Read'].map((right) => `<allow${right}>${rights.includes(right)}</allow${right}>`).join('')}<modifyAllRecords>${rights.includes('ModifyAll')}</modifyAllRecords><object>${name}</object><viewAllRecords>${rights.includes('ViewAll')}</viewAllRecords></objectPermissions>`;

const fieldPermissions = (names: string[], editable: boolean) =>
  names
    .map(
      (name) =>
        `<fieldPermissions><editable>${editable}</editable><field>Call__c.${name}</field><readable>true</readable></fieldPermissions>`,
    )
    .join('');

const OPEN_FIELDS = Object.keys(FIELDS).filter((name) => name !== 'Key__c' && name !== 'Secret__c');

const permissionSet = (label: string, content: string) =>
  xml('PermissionSet', `<label>${label}</label>${content}`);

const PERMISSION_SETS: Record<string, string> = {
  Call_Reader: permissionSet(
    'Call Reader',
    `${objectPermissions('Call__c', ['Read'])}${objectPermissions('Remark__c', ['Read', 'Create', 'Edit', 'Delete'])}${objectPermissions('Part__c', ['Read', 'Create', 'Edit'])}${fieldPermissions(OPEN_FIELDS, false)}<classAccesses><apexClass>CallController</apexClass><enabled>true</enabled></classAccesses><customPermissions><enabled>true</enabled><name>Listen</name></customPermissions>`,
  ),
  Call_Editor: permissionSet(
    'Call Editor',
    `${objectPermissions('Call__c', ['Read', 'Create', 'Edit', 'Delete'])}${objectPermissions('Note__c', ['Read', 'Create', 'Edit', 'Delete'])}${fieldPermissions(OPEN_FIELDS, true)}`,
  ),
  Call_Fieldless_Editor: permissionSet(
    'Call Fieldless Editor',
    objectPermissions('Call__c', ['Read', 'Create', 'Edit']),
  ),
  Call_Accounts: permissionSet('Call Accounts', objectPermissions('Account', ['Read'])),
  Call_Supervisor: permissionSet('Call Supervisor', objectPermissions('Call__c', ['Read', 'ViewAll'])),
  Call_Secret: permissionSet('Call Secret', fieldPermissions(['Secret__c'], true)),
  Call_Integration: permissionSet(
    'Call Integration',
    `${objectPermissions('Call__c', ['Read', 'Create', 'Edit'])}${fieldPermissions([...OPEN_FIELDS, 'Secret__c'], true)}<fieldPermissions><editable>true</editable><field>ContentVersion.FileKey__c</field><readable>true</readable></fieldPermissions>${['ApiEnabled', 'TransferAnyEntity'].map((name) => `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`).join('')}<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Recorder-Main</externalCredentialPrincipal></externalCredentialPrincipalAccesses>${objectPermissions('UserExternalCredential', ['Read'])}`,
  ),
};

const listView = (label: string, scope: string, more: string) =>
  xml(
    'ListView',
    `<fullName>${label}</fullName><columns>NAME</columns><columns>Kind__c</columns><columns>Secret__c</columns><filterScope>${scope}</filterScope><label>${label}</label>${more}`,
  );

/** An object whose records are details of a call. */
const detailObject = (name: string, more: string): Record<string, string> => ({
  [`app/objects/${name}/${name}.object-meta.xml`]: object(
    name,
    '<displayFormat>{0000}</displayFormat><label>Number</label><type>AutoNumber</type>',
  ).replace('Private', 'ControlledByParent'),
  [`app/objects/${name}/fields/Call__c.field-meta.xml`]: field(
    'Call__c',
    'MasterDetail',
    `<referenceTo>Call__c</referenceTo><relationshipName>${name.replace('__c', 's')}</relationshipName>${more}`,
  ),
});

export const CALL_METADATA: Record<string, string> = {
  'app/permissionsetgroups/Call_Secrets.permissionsetgroup-meta.xml': xml(
    'PermissionSetGroup',
    '<label>Call Secrets</label><permissionSets>Call_Secret</permissionSets>',
  ),
  'app/objects/Call__c/Call__c.object-meta.xml': object(
    'Call',
    '<displayFormat>CALL-{0000}</displayFormat><label>Call Number</label><type>AutoNumber</type>',
  ),
  ...Object.fromEntries(
    Object.entries(FIELDS).map(([name, text]) => [`app/objects/Call__c/fields/${name}.field-meta.xml`, text]),
  ),
  'app/objects/Call__c/validationRules/Newer_Only.validationRule-meta.xml': xml(
    'ValidationRule',
    '<fullName>Newer_Only</fullName><active>true</active><errorConditionFormula>AND(NOT(ISNEW()), At__c &lt; PRIORVALUE(At__c))</errorConditionFormula><errorDisplayField>At__c</errorDisplayField><errorMessage>OLDER: a newer call record is stored.</errorMessage>',
  ),
  'app/objects/Call__c/validationRules/Asleep.validationRule-meta.xml': xml(
    'ValidationRule',
    '<fullName>Asleep</fullName><active>false</active><errorConditionFormula>TRUE</errorConditionFormula><errorMessage>Inactive rules refuse nothing.</errorMessage>',
  ),
  'app/objects/Call__c/listViews/All.listView-meta.xml': listView('All', 'Everything', ''),
  'app/objects/Call__c/listViews/Mine.listView-meta.xml': listView('Mine', 'Mine', ''),
  'app/objects/Call__c/listViews/Inbound.listView-meta.xml': listView(
    'Inbound',
    'Everything',
    '<filters><field>Kind__c</field><operation>equals</operation><value>INBOUND</value></filters>',
  ),
  'app/objects/Note__c/Note__c.object-meta.xml': object('Note', '<label>Note Name</label><type>Text</type>'),
  'app/objects/Note__c/fields/Call__c.field-meta.xml': field(
    'Call__c',
    'Lookup',
    '<referenceTo>Call__c</referenceTo><relationshipName>Notes</relationshipName><deleteConstraint>Restrict</deleteConstraint>',
  ).replace('<label>', '<required>true</required><label>'),
  ...detailObject('Remark__c', '<writeRequiresMasterRead>true</writeRequiresMasterRead>'),
  ...detailObject('Part__c', ''),
  'app/objects/ContentVersion/fields/FileKey__c.field-meta.xml': field(
    'FileKey__c',
    'Text',
    '<length>80</length><unique>true</unique><externalId>true</externalId>',
  ),
  ...Object.fromEntries(
    Object.entries(PERMISSION_SETS).map(([name, text]) => [
      `app/permissionsets/${name}.permissionset-meta.xml`,
      text,
    ]),
  ),
  'app/customPermissions/Listen.customPermission-meta.xml': xml('CustomPermission', '<label>Listen</label>'),
  'app/groups/Integration.group-meta.xml': xml(
    'Group',
    '<doesIncludeBosses>false</doesIncludeBosses><name>Integration</name>',
  ),
  'app/queues/Unassigned.queue-meta.xml': xml(
    'Queue',
    '<doesSendEmailToMembers>false</doesSendEmailToMembers><name>Unassigned</name><queueSobject><sobjectType>Call__c</sobjectType></queueSobject>',
  ),
  'app/queues/Cases.queue-meta.xml': xml(
    'Queue',
    '<doesSendEmailToMembers>false</doesSendEmailToMembers><name>Cases</name><queueSobject><sobjectType>Case</sobjectType></queueSobject>',
  ),
  'app/sharingRules/Call__c.sharingRules-meta.xml': xml(
    'SharingRules',
    '<sharingCriteriaRules><fullName>To_Integration</fullName><accessLevel>Edit</accessLevel><label>To Integration</label><sharedTo><group>Integration</group></sharedTo><criteriaItems><field>Key__c</field><operation>notEqual</operation><value></value></criteriaItems></sharingCriteriaRules>',
  ),
  'app/labels/CustomLabels.labels-meta.xml': xml(
    'CustomLabels',
    '<labels><fullName>Call_Greeting</fullName><language>en_US</language><protected>false</protected><shortDescription>Greeting</shortDescription><value>Good morning</value></labels>',
  ),
  'settings/namedCredentials/Recorder.namedCredential-meta.xml': xml(
    'NamedCredential',
    '<label>Recorder</label><namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://recorder.example.invalid</parameterValue></namedCredentialParameters><namedCredentialParameters><externalCredential>Recorder</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters><namedCredentialType>SecuredEndpoint</namedCredentialType>',
  ),
};
