import type { Element } from '@xmldom/xmldom';
import { childElements, childText } from '#package-metadata';
import { problemAt, type ComponentDocument } from './component-document.ts';
import type { DeployProblem } from './deploy-problem.ts';
import type { Inventory } from './inventory.ts';
import { checkObject } from './object-references.ts';
import { checkPermissionSet } from './permission-set-references.ts';
import { missing, need, type ReferenceContext } from './reference-context.ts';

/** Whatever a document names must be in the org or in the same deployment. */
export function referenceProblems(document: ComponentDocument, inventory: Inventory): DeployProblem[] {
  const problems: DeployProblem[] = [];
  const report = (element: Element, problem: string): void => {
    problems.push(problemAt(document, element, problem));
  };
  const { type, fullName } = document.component;
  CHECKS[type.name]?.({ root: document.root, fullName, inventory, report });
  return problems;
}

const CHECKS: Record<string, (context: ReferenceContext) => void> = {
  PermissionSet: checkPermissionSet,
  PermissionSetGroup: checkPermissionSetGroup,
  CustomObject: checkObject,
  Layout: checkLayout,
  FlexiPage: checkFlexiPage,
  CustomApplication: (context) => {
    need(context, 'tabs', 'CustomTab');
  },
  CustomTab: ({ root, fullName, inventory, report }) => {
    if (childText(root, 'customObject') === 'true' && !inventory.has('CustomObject', fullName)) {
      report(root, missing('customObject', 'CustomObject', fullName));
    }
  },
  Queue: (context) => {
    for (const each of childElements(context.root, 'queueSobject')) {
      need(context, 'sobjectType', 'CustomObject', each);
    }
  },
  SharingRules: checkSharingRules,
  NamedCredential: (context) => {
    for (const each of childElements(context.root, 'namedCredentialParameters')) {
      need(context, 'externalCredential', 'ExternalCredential', each);
    }
  },
  Translations: refuseLanguage,
  CustomObjectTranslation: refuseLanguage,
};

function checkPermissionSetGroup({ root, fullName, inventory, report }: ReferenceContext): void {
  const invalid = childElements(root, 'permissionSets').filter(
    (element) => !inventory.has('PermissionSet', (element.textContent ?? '').trim()),
  );
  for (const element of invalid) {
    const name = (element.textContent ?? '').trim();
    report(
      element,
      `Cannot create permission set group components since the following permission set names are invalid: ${name}`,
    );
  }
  if (inventory.has('PermissionSet', fullName)) {
    report(root, `The API name ${fullName} is already used by a permission set`);
  }
}

function checkLayout(context: ReferenceContext): void {
  const { root, fullName, inventory, report } = context;
  const [objectName = ''] = fullName.split('-');
  if (!inventory.has('CustomObject', objectName)) {
    report(root, missing('layout', 'CustomObject', objectName));
    return;
  }
  const shown = new Set<string>();
  for (const item of [...root.getElementsByTagName('layoutItems')]) {
    shown.add(childText(item, 'field') ?? '');
    need(context, 'field', 'CustomField', item, (name) => `${objectName}.${name}`);
  }
  for (const list of childElements(root, 'relatedLists')) {
    for (const element of childElements(list, 'relatedList')) {
      const lookup = (element.textContent ?? '').trim();
      if (lookup.endsWith('__c') && !inventory.field(lookup)) {
        report(element, `Cannot find related list:${lookup}`);
      }
    }
  }
  for (const field of inventory.schema.objects.get(objectName.toLowerCase())?.fields.values() ?? []) {
    if (field.custom && field.required && !field.readOnly && !shown.has(field.name)) {
      report(root, `Layout must contain an item for required layout field: ${field.name}`);
    }
  }
}

function checkFlexiPage(context: ReferenceContext): void {
  need(context, 'sobjectType', 'CustomObject');
  for (const element of [...context.root.getElementsByTagName('componentName')]) {
    const name = (element.textContent ?? '').trim();
    if (name.includes(':') && !name.startsWith('c:')) continue;
    if (context.inventory.has('LightningComponentBundle', name.replace(/^c:/, ''))) continue;
    context.report(
      element,
      `We couldn't retrieve the design time component information for component ${name.includes(':') ? name : `c:${name}`}.`,
    );
  }
}

function checkSharingRules(context: ReferenceContext): void {
  const { root, fullName, inventory, report } = context;
  if (!inventory.has('CustomObject', fullName)) report(root, missing('fullName', 'CustomObject', fullName));
  for (const rule of childElements(root, 'sharingCriteriaRules')) {
    for (const target of childElements(rule, 'sharedTo')) need(context, 'group', 'Group', target);
    for (const item of childElements(rule, 'criteriaItems')) {
      need(context, 'field', 'CustomField', item, (name) => `${fullName}.${name}`);
    }
  }
}

/** `es`, or the language in `Object__c-es`. */
function refuseLanguage({ root, fullName, inventory, report }: ReferenceContext): void {
  const language = fullName.split('-').at(-1) ?? '';
  if (language.startsWith('en') || inventory.languages.has(language)) return;
  report(root, 'Not available for deploy for this organization');
}
