import type { Element } from '@xmldom/xmldom';
import { checkFlexiPage } from './flexipage.ts';
import type { Inventory } from './inventory.ts';
import { checkFilter, customNames, each, need, needField, needObject, type Context } from './lookup.ts';
import { permissionSetProblems } from './permission-sets.ts';
import type { Problem } from './problem.ts';
import { checkSharingRules } from './sharing-rules.ts';
import { type MetadataFile, childElements, childText, lineOf } from '#package-metadata';

const CUSTOM = /__c$/;

/** Whatever one metadata file names in another must be there. */
export function referenceProblems(metadata: MetadataFile, inventory: Inventory): Problem[] {
  const problems: Problem[] = [];
  const report = (element: Element, message: string): void => {
    problems.push({ file: metadata.file, line: lineOf(element), message });
  };
  const context: Context = { metadata, inventory, report };
  (CHECKS[metadata.root.nodeName] ?? checkCustomNames)(context);
  return problems;
}

const CHECKS: Record<string, (context: Context) => void> = {
  PermissionSet: permissionSetProblems,
  PermissionSetGroup: ({ metadata: { name, root }, inventory, report }) => {
    each(root, 'permissionSets', (element) =>
      need(report, element, inventory.permissionSets, 'permission set'),
    );
    if (inventory.permissionSets.has(name)) report(root, `${name} is the name of a permission set, too`);
  },
  CustomObject: checkObject,
  CustomField: ({ metadata: { objectName, root }, ...context }) => {
    each(root, 'referenceTo', (element) => needObject(context, element));
    each(root, 'formula', (element) => checkFormula(context, element, objectName));
  },
  CompactLayout: ({ metadata, ...context }) => {
    each(metadata.root, 'fields', (element) => needField(context, element, metadata.objectName));
  },
  ListView: ({ metadata, ...context }) => {
    each(metadata.root, 'columns', (element) => needField(context, element, metadata.objectName));
    each(metadata.root, 'filters', (filter) => checkFilter(context, filter, metadata.objectName));
  },
  ValidationRule: checkValidationRule,
  Layout: checkLayout,
  FlexiPage: checkFlexiPage,
  CustomTab: ({ metadata: { name, root }, inventory, report }) => {
    if (childText(root, 'customObject') === 'true' && !inventory.objects.has(name)) {
      report(root, `there is no object ${name}`);
    }
  },
  Queue: ({ metadata: { root }, ...context }) => {
    each(root, 'queueMembers', (members) =>
      each(members, 'publicGroups', (groups) =>
        each(groups, 'publicGroup', (element) =>
          need(context.report, element, context.inventory.groups, 'group'),
        ),
      ),
    );
    each(root, 'queueSobject', (sobject) =>
      each(sobject, 'sobjectType', (element) => needObject(context, element)),
    );
  },
  SharingRules: checkSharingRules,
  NamedCredential: ({ metadata: { root }, inventory, report }) => {
    each(root, 'namedCredentialParameters', (parameter) =>
      each(parameter, 'externalCredential', (element) =>
        need(report, element, inventory.externalCredentials, 'external credential'),
      ),
    );
  },
};

function checkObject({ metadata: { name, root }, inventory, report }: Context): void {
  each(root, 'actionOverrides', (override) => {
    if (childText(override, 'type') !== 'Flexipage') return;
    each(override, 'content', (element) => need(report, element, inventory.flexiPages, 'record page'));
  });
  each(root, 'compactLayoutAssignment', (element) => {
    const layout = element.textContent?.trim() ?? '';
    if (layout !== 'SYSTEM' && !inventory.compactLayouts.has(`${name}.${layout}`)) {
      report(element, `there is no compact layout ${layout}`);
    }
  });
  each(root, 'searchLayouts', (layouts) => {
    childElements(layouts).forEach((element) => needField({ inventory, report }, element, name));
  });
}

function checkValidationRule({ metadata: { objectName, root }, inventory, report }: Context): void {
  each(root, 'errorDisplayField', (element) => needField({ inventory, report }, element, objectName));
  each(root, 'errorConditionFormula', (element) => checkFormula({ inventory, report }, element, objectName));
}

/** Own fields of the object, and what `$Permission.` and `$Label.` name. */
function checkFormula(
  { inventory, report }: Pick<Context, 'inventory' | 'report'>,
  element: Element,
  objectName = '',
): void {
  const formula = element.textContent ?? '';
  for (const [field] of formula.matchAll(/(?<![\w.])\w+__c\b/g)) {
    if (!inventory.fields.has(`${objectName}.${field}`)) {
      report(element, `there is no field ${objectName}.${field}`);
    }
  }
  for (const [, kind = '', name = ''] of formula.matchAll(/\$(Permission|Label)\.(\w+)/g)) {
    const known = kind === 'Label' ? inventory.labels : inventory.customPermissions;
    if (!known.has(name)) report(element, `there is no ${kind.toLowerCase()} ${name}`);
  }
}

/** For types of metadata without a check of their own: whatever is called like an own object or field. */
function checkCustomNames({ metadata: { root }, inventory, report }: Context): void {
  for (const { name, element } of customNames(root)) {
    const field = [...inventory.fields.keys()].some((known) => known === name || known.endsWith(`.${name}`));
    if (!inventory.objects.has(name) && !field) report(element, `there is no object or field ${name}`);
  }
}

function checkLayout({ metadata: { name, root }, inventory, report }: Context): void {
  const objectName = name.split('-')[0] ?? '';
  const shown = new Set<string>();
  each(root, 'layoutSections', (section) =>
    each(section, 'layoutColumns', (column) =>
      each(column, 'layoutItems', (item) =>
        each(item, 'field', (element) => {
          shown.add(element.textContent?.trim() ?? '');
          needField({ inventory, report }, element, objectName);
        }),
      ),
    ),
  );
  each(root, 'relatedLists', (list) =>
    each(list, 'relatedList', (element) => {
      if (CUSTOM.test(element.textContent ?? '')) need(report, element, inventory.fields, 'lookup');
    }),
  );
  each(root, 'relatedLists', (list) => {
    const child = childText(list, 'relatedList')?.split('.')[0];
    each(list, 'fields', (element) => needField({ inventory, report }, element, child));
  });
  for (const [field, { required }] of inventory.fields) {
    const [owner, fieldName = ''] = field.split('.');
    if (owner === objectName && required && !shown.has(fieldName)) {
      report(root, `the layout leaves out the required field ${fieldName}`);
    }
  }
}
