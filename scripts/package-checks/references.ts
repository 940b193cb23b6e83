import type { Element } from '@xmldom/xmldom';
import type { Inventory } from './inventory.ts';
import { each, need, type Context } from './lookup.ts';
import { permissionSetProblems } from './permission-sets.ts';
import type { Problem } from './problem.ts';
import { childElements, childText, lineOf, type MetadataFile } from './source.ts';

const CUSTOM = /__c$/;

/** Whatever one metadata file names in another must be there. */
export function referenceProblems(metadata: MetadataFile, inventory: Inventory): Problem[] {
  const problems: Problem[] = [];
  const report = (element: Element, message: string): void => {
    problems.push({ file: metadata.file, line: lineOf(element), message });
  };
  const context: Context = { metadata, inventory, report };
  CHECKS[metadata.root.nodeName]?.(context);
  return problems;
}

const CHECKS: Record<string, (context: Context) => void> = {
  PermissionSet: permissionSetProblems,
  CustomObject: checkObject,
  CustomField: ({ metadata: { root }, ...context }) => {
    each(root, 'referenceTo', (element) => needObject(context, element));
  },
  CompactLayout: ({ metadata, ...context }) => {
    each(metadata.root, 'fields', (element) => needField(context, element, metadata.objectName));
  },
  ListView: ({ metadata, ...context }) => {
    each(metadata.root, 'columns', (element) => needField(context, element, metadata.objectName));
    each(metadata.root, 'filters', (filter) =>
      each(filter, 'field', (element) => needField(context, element, metadata.objectName)),
    );
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

type Lookup = Pick<Context, 'inventory' | 'report'>;

function needObject({ inventory, report }: Lookup, element: Element): void {
  if (CUSTOM.test(element.textContent ?? '')) need(report, element, inventory.objects, 'object');
}

/** Standard fields and list tokens such as `NAME` are not in the package and are let through. */
function needField({ inventory, report }: Lookup, element: Element, objectName = ''): void {
  const field = element.textContent?.trim() ?? '';
  if (CUSTOM.test(field) && !inventory.fields.has(`${objectName}.${field}`)) {
    report(element, `there is no field ${objectName}.${field}`);
  }
}

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
  each(root, 'errorConditionFormula', (element) => {
    for (const [field] of (element.textContent ?? '').matchAll(/\b\w+__c\b/g)) {
      if (!inventory.fields.has(`${String(objectName)}.${field}`)) {
        report(element, `there is no field ${String(objectName)}.${field}`);
      }
    }
  });
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
  for (const [field, { required }] of inventory.fields) {
    const [owner, fieldName = ''] = field.split('.');
    if (owner === objectName && required && !shown.has(fieldName)) {
      report(root, `the layout leaves out the required field ${fieldName}`);
    }
  }
}

function checkFlexiPage({ metadata: { root }, inventory, report }: Context): void {
  each(root, 'sobjectType', (element) => needObject({ inventory, report }, element));
  const identifiers = new Set<string>();
  for (const component of [...root.getElementsByTagName('componentInstance')]) {
    each(component, 'componentName', (element) => {
      const bundle = element.textContent?.trim() ?? '';
      if (bundle.includes(':')) return;
      const targets = inventory.componentBundles.get(bundle);
      if (!targets) report(element, `there is no component ${bundle}`);
      else if (!targets.has('lightning__RecordPage')) {
        report(element, `the component ${bundle} is not exposed to record pages`);
      }
    });
    each(component, 'identifier', (element) => {
      const identifier = element.textContent?.trim() ?? '';
      if (identifiers.has(identifier)) report(element, `the identifier ${identifier} is used twice`);
      identifiers.add(identifier);
    });
  }
}

function checkSharingRules({ metadata: { name, root }, inventory, report }: Context): void {
  if (CUSTOM.test(name) && !inventory.objects.has(name)) report(root, `there is no object ${name}`);
  each(root, 'sharingCriteriaRules', (rule) => {
    each(rule, 'sharedTo', (target) =>
      each(target, 'group', (element) => need(report, element, inventory.groups, 'group')),
    );
    each(rule, 'criteriaItems', (item) =>
      each(item, 'field', (element) => needField({ inventory, report }, element, name)),
    );
  });
}
