import type { Problem } from '../problem.ts';
import { type MetadataFile, type PackageSource, childElements, childText } from '#package-metadata';

const CONTACT = 'AC_Contact_Channel_Analytics__c';

/** Elements that are decided once and for all, since changing them later changes files, Apex and tests. */
const DECIDED: Record<string, Record<string, string>> = {
  [`${CONTACT}.ContactId__c`]: {
    type: 'Text',
    length: '36',
    required: 'true',
    unique: 'true',
    externalId: 'true',
    caseSensitive: 'false',
  },
  [`${CONTACT}.InitialContactId__c`]: { type: 'Text', length: '36', externalId: 'true' },
  [`${CONTACT}.PreviousContactId__c`]: { type: 'Text', length: '36', externalId: 'true' },
  [`${CONTACT}.NextContactId__c`]: { type: 'Text', length: '36', externalId: 'true' },
  [`${CONTACT}.TranscriptionJobName__c`]: { type: 'Text', externalId: 'true' },
  [`${CONTACT}.WorkPlan__c`]: { type: 'LongTextArea' },
  [`${CONTACT}.Waveform__c`]: { type: 'LongTextArea', length: '131072' },
  [`${CONTACT}.Sentiment__c`]: { type: 'Picklist' },
  'ContentVersion.AC_FileKey__c': { type: 'Text', unique: 'true', externalId: 'true' },
};

/** Sharing, keys, and what every object and field must say of itself. */
export function dataModelProblems({ metadata }: PackageSource): Problem[] {
  const ofType = (type: string): MetadataFile[] => metadata.filter(({ root }) => root.nodeName === type);
  return [
    ...ofType('CustomField').flatMap((field) => [...decisions(field), ...texts(field), ...relations(field)]),
    ...missingFields(ofType('CustomField')),
    ...ofType('CustomObject').flatMap((object) => [...sharing(object), ...naming(object)]),
    ...orderRule(ofType('ValidationRule')),
  ];
}

function decisions({ file, name, objectName, root }: MetadataFile): Problem[] {
  const decided = Object.entries(DECIDED[`${String(objectName)}.${name}`] ?? {});
  return decided
    .filter(([element, value]) => childText(root, element) !== value)
    .map(([element, value]) => ({ file, line: 1, message: `<${element}> is decided to be ${value}` }));
}

function missingFields(fields: MetadataFile[]): Problem[] {
  const there = new Set(fields.map(({ name, objectName }) => `${String(objectName)}.${name}`));
  return Object.keys(DECIDED)
    .filter((field) => !there.has(field))
    .map((field) => ({
      file: 'sfdx-project.json',
      line: 1,
      message: `the package lacks the field ${field}`,
    }));
}

function texts({ file, root }: MetadataFile): Problem[] {
  return ['description', 'inlineHelpText']
    .filter((element) => !childText(root, element))
    .map((element) => ({ file, line: 1, message: `the field lacks <${element}>` }));
}

/** Related lists come to other pages by the label; what is not the package's own must stay deletable. */
function relations({ file, root }: MetadataFile): Problem[] {
  const type = childText(root, 'type');
  if (type !== 'Lookup' && type !== 'MasterDetail') return [];
  const missing = ['relationshipLabel', 'relationshipName'].filter((element) => !childText(root, element));
  const problems = missing.map((element) => ({ file, line: 1, message: `the ${type} lacks <${element}>` }));
  const referenced = childText(root, 'referenceTo') ?? '';
  if (!referenced.endsWith('__c') && childText(root, 'deleteConstraint') === 'Restrict') {
    problems.push({ file, line: 1, message: `the lookup would keep every ${referenced} from being deleted` });
  }
  return problems;
}

/** Events and details of a master have no sharing of their own. */
function sharing({ file, name, root }: MetadataFile): Problem[] {
  if (!name.endsWith('__c')) return [];
  return ['sharingModel', 'externalSharingModel']
    .filter((element) => !/^(Private|ControlledByParent)$/.test(childText(root, element) ?? ''))
    .map((element) => ({ file, line: 1, message: `<${element}> is decided to be Private` }));
}

function naming({ file, name, root }: MetadataFile): Problem[] {
  const problems = childText(root, 'description')
    ? []
    : [{ file, line: 1, message: 'the object lacks <description>' }];
  const [nameField] = childElements(root, 'nameField');
  if (name === CONTACT && (!nameField || childText(nameField, 'displayFormat') !== 'CCA {000000}')) {
    problems.push({ file, line: 1, message: 'the name is decided to be numbered as CCA {000000}' });
  }
  return problems;
}

/** Salesforce itself must refuse an older contact record, whoever writes it and in whatever order. */
function orderRule(rules: MetadataFile[]): Problem[] {
  const found = rules.some(({ objectName, root }) => {
    const formula = (childText(root, 'errorConditionFormula') ?? '').replaceAll(/\s/g, '');
    return (
      objectName === CONTACT &&
      childText(root, 'active') === 'true' &&
      formula.includes('NOT(ISNEW())') &&
      formula.includes('LastUpdateTimestamp__c<PRIORVALUE(LastUpdateTimestamp__c)') &&
      (childText(root, 'errorMessage') ?? '').includes('AC_OLDER_CONTACT_RECORD')
    );
  });
  if (found) return [];
  return [
    { file: 'sfdx-project.json', line: 1, message: 'no validation rule refuses an older contact record' },
  ];
}
