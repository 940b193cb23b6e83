import type { Element } from '@xmldom/xmldom';
import { childElements, childText } from '#package-metadata';
import { missing, need, type ReferenceContext } from './reference-context.ts';

/** What a type of field cannot be without. */
const NEEDED_BY_TYPE: Record<string, string[]> = {
  Text: ['length'],
  LongTextArea: ['length', 'visibleLines'],
  Html: ['length', 'visibleLines'],
  Number: ['precision', 'scale'],
  Percent: ['precision', 'scale'],
  Currency: ['precision', 'scale'],
  Lookup: ['referenceTo', 'relationshipName'],
  MasterDetail: ['referenceTo', 'relationshipName'],
  Picklist: ['valueSet'],
  MultiselectPicklist: ['valueSet', 'visibleLines'],
};

/** An object and what it holds: fields, list views, compact layouts, validation rules. */
export function checkObject(context: ReferenceContext): void {
  const { root, fullName, inventory, report } = context;
  if (!inventory.has('CustomObject', fullName)) {
    report(root, 'Entity not available');
    return;
  }
  for (const field of childElements(root, 'fields')) checkField(field, context);
  const own = (name: string): string => `${fullName}.${name}`;
  for (const view of childElements(root, 'listViews')) {
    const columns = [
      ...childElements(view, 'columns'),
      ...childElements(view, 'filters').flatMap((filter) => childElements(filter, 'field')),
    ];
    for (const column of columns) {
      const name = (column.textContent ?? '').trim();
      if (name.endsWith('__c') && !inventory.field(own(name))) {
        report(column, `Could not resolve list view column: ${name}`);
      }
    }
  }
  for (const layout of childElements(root, 'compactLayouts'))
    need(context, 'fields', 'CustomField', layout, own);
  for (const rule of childElements(root, 'validationRules')) checkRule(rule, context);
  for (const override of childElements(root, 'actionOverrides')) {
    if (childText(override, 'type') === 'Flexipage') need(context, 'content', 'FlexiPage', override);
  }
  for (const element of childElements(root, 'compactLayoutAssignment')) {
    const name = (element.textContent ?? '').trim();
    if (name !== 'SYSTEM' && !inventory.has('CompactLayout', own(name))) {
      report(element, missing('compactLayoutAssignment', 'CompactLayout', own(name)));
    }
  }
  for (const layouts of childElements(root, 'searchLayouts')) {
    for (const element of childElements(layouts)) {
      const name = (element.textContent ?? '').trim();
      if (name.endsWith('__c')) need(context, element.nodeName, 'CustomField', layouts, customOrKnown(own));
    }
  }
}

/** Search layouts also name standard fields by tokens such as `NAME`, which are let through. */
const customOrKnown =
  (own: (name: string) => string) =>
  (name: string): string =>
    own(name.endsWith('__c') ? name : 'Id');

function checkField(field: Element, { fullName, inventory, report }: ReferenceContext): void {
  const name = childText(field, 'fullName') ?? '';
  const type = childText(field, 'type') ?? '';
  if (!name.endsWith('__c')) {
    if (!inventory.field(`${fullName}.${name}`)) report(field, "Could not resolve standard field's name.");
    return;
  }
  if (childText(field, 'formula') === undefined) {
    for (const element of NEEDED_BY_TYPE[type] ?? []) {
      if (childElements(field, element).length > 0) continue;
      report(field, `Must specify '${element}' for a CustomField of type ${type}`);
    }
  }
  for (const target of childElements(field, 'referenceTo')) {
    const objectName = (target.textContent ?? '').trim();
    if (inventory.has('CustomObject', objectName)) continue;
    report(target, `referenceTo value of '${objectName}' does not resolve to a valid sObject type`);
  }
}

function checkRule(rule: Element, { fullName, inventory, report }: ReferenceContext): void {
  for (const element of childElements(rule, 'errorConditionFormula')) {
    for (const [name] of (element.textContent ?? '').matchAll(/\b\w+__c\b/g)) {
      if (!inventory.field(`${fullName}.${name}`))
        report(element, `Field ${name} does not exist. Check spelling.`);
    }
  }
}
