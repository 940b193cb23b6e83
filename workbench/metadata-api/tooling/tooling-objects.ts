import { field, type FieldSchema, type ObjectSchema, type OrgSchema, systemFields } from '#org';

const text = (name: string) => field(name, 'string');
const number = (name: string) => field(name, 'int');
const yesNo = (name: string) => field(name, 'boolean', { defaultValue: false });
const time = (name: string) => field(name, 'datetime');
const body = (name: string) => field(name, 'textarea', { longText: true });
const reference = (name: string, ...referenceTo: string[]) =>
  field(name, 'reference', { referenceTo, relationshipName: name.replace(/Id$/, '') });

/** Objects of the Tooling API that the org answers queries on, with the fields that the CLI asks for. */
const FIELDS: Record<string, FieldSchema[]> = {
  ApexClass: [
    text('Name'),
    text('NamespacePrefix'),
    text('Status'),
    field('ApiVersion', 'double'),
    yesNo('IsValid'),
    number('LengthWithoutComments'),
    body('Body'),
  ],
  ApexTrigger: [text('Name'), text('NamespacePrefix'), text('Status'), text('TableEnumOrId'), body('Body')],
  EntityDefinition: [text('QualifiedApiName'), text('DeveloperName')],
  ValidationRule: [
    text('ValidationName'),
    text('NamespacePrefix'),
    yesNo('Active'),
    text('ErrorMessage'),
    text('ErrorDisplayField'),
    reference('EntityDefinitionId', 'EntityDefinition'),
  ],
  ApexTestRunResult: [
    text('AsyncApexJobId'),
    text('UserId'),
    text('Status'),
    time('StartTime'),
    time('EndTime'),
    number('TestTime'),
    number('TestSetupTime'),
    number('ClassesCompleted'),
    number('ClassesEnqueued'),
    number('MethodsCompleted'),
    number('MethodsEnqueued'),
    number('MethodsFailed'),
  ],
  ApexTestQueueItem: [
    reference('ApexClassId', 'ApexClass'),
    text('Status'),
    text('ExtendedStatus'),
    text('ParentJobId'),
    reference('TestRunResultId', 'ApexTestRunResult'),
  ],
  ApexTestResult: [
    reference('QueueItemId', 'ApexTestQueueItem'),
    reference('ApexClassId', 'ApexClass'),
    text('AsyncApexJobId'),
    text('MethodName'),
    text('Outcome'),
    body('Message'),
    body('StackTrace'),
    number('RunTime'),
    time('TestTimestamp'),
    text('ApexLogId'),
    yesNo('IsTestSetup'),
  ],
  // An org that stores aggregate coverage only has no rows here, and neither has this one.
  ApexCodeCoverage: [
    reference('ApexTestClassId', 'ApexClass'),
    reference('ApexClassOrTriggerId', 'ApexClass', 'ApexTrigger'),
    text('TestMethodName'),
    number('NumLinesCovered'),
    number('NumLinesUncovered'),
    body('Coverage'),
  ],
  ApexCodeCoverageAggregate: [
    reference('ApexClassOrTriggerId', 'ApexClass', 'ApexTrigger'),
    number('NumLinesCovered'),
    number('NumLinesUncovered'),
    body('Coverage'),
  ],
  ApexOrgWideCoverage: [number('PercentCovered')],
  ApexTestSuite: [text('TestSuiteName')],
  TestSuiteMembership: [reference('ApexClassId', 'ApexClass'), reference('ApexTestSuiteId', 'ApexTestSuite')],
  SubscriberPackage: [text('Name'), text('NamespacePrefix')],
  SubscriberPackageVersion: [
    reference('SubscriberPackageId', 'SubscriberPackage'),
    ...['Name', 'Description', 'InstallValidationStatus', 'Package2ContainerOptions'].map(text),
    ...['AppExchangeDescription', 'AppExchangeLogoUrl', 'AppExchangePackageName'].map(text),
    ...['AppExchangePublisherName', 'PostInstallUrl', 'PublisherName', 'ReleaseNotesUrl', 'ReleaseState'].map(
      text,
    ),
    ...['CspTrustedSites', 'Dependencies', 'Profiles', 'RemoteSiteSettings'].map(body),
    ...['MajorVersion', 'MinorVersion', 'PatchVersion', 'BuildNumber'].map(number),
    ...['IsBeta', 'IsDeprecated', 'IsManaged', 'IsOrgDependent'].map(yesNo),
    ...['IsPasswordProtected', 'IsSecurityReviewed'].map(yesNo),
  ],
  InstalledSubscriberPackage: [
    reference('SubscriberPackageId', 'SubscriberPackage'),
    reference('SubscriberPackageVersionId', 'SubscriberPackageVersion'),
  ],
  PackageInstallRequest: [
    reference('SubscriberPackageVersionKey', 'SubscriberPackageVersion'),
    text('Status'),
    body('Errors'),
  ],
};

const PREFIXES: Record<string, string> = {
  ApexClass: '01p',
  ApexTrigger: '01q',
  EntityDefinition: '4ie',
  ValidationRule: '03d',
  ApexTestRunResult: '05m',
  ApexTestQueueItem: '709',
  ApexTestResult: '07M',
  ApexCodeCoverage: '714',
  ApexCodeCoverageAggregate: '715',
  ApexOrgWideCoverage: '716',
  ApexTestSuite: '05F',
  TestSuiteMembership: '05G',
  SubscriberPackage: '033',
  SubscriberPackageVersion: '04t',
  InstalledSubscriberPackage: '0A3',
  PackageInstallRequest: '0Hf',
};

export function toolingSchema(): OrgSchema {
  return {
    objects: new Map(
      Object.entries(FIELDS).map(([name, fields]) => [name.toLowerCase(), object(name, fields)]),
    ),
    permissionSets: [],
    permissionSetGroups: [],
    sharingRules: [],
    groups: [],
    queues: [],
    labels: new Map(),
    customPermissions: [],
    tabs: [],
    layouts: [],
    flexiPages: [],
    applications: [],
    namedCredentials: [],
    externalCredentials: [],
    cspTrustedSites: [],
    messageChannels: [],
  };
}

function object(name: string, own: FieldSchema[]): ObjectSchema {
  return {
    name,
    label: name,
    labelPlural: name,
    custom: false,
    keyPrefix: PREFIXES[name] ?? '',
    nameField: 'Name',
    sharingModel: 'Open',
    setup: true,
    fields: new Map([...systemFields(), ...own].map((each) => [each.name.toLowerCase(), each])),
    children: [],
    validationRules: [],
    listViews: [],
    compactLayouts: [],
    actionOverrides: [],
  };
}
