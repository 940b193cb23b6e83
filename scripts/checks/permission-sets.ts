import type { Element } from '@xmldom/xmldom';
import { each, need, type Context } from './lookup.ts';
import { childText } from '#package-metadata';

/** Object permissions that Salesforce only grants together with others. */
const DEPENDS_ON: Record<string, string[]> = {
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
};

/** What a permission set grants must be there and must be grantable. */
export function permissionSetProblems({ metadata: { root }, inventory, report }: Context): void {
  const names: [outer: string, inner: string, names: { has(name: string): boolean }, kind: string][] = [
    ['classAccesses', 'apexClass', inventory.classes, 'class'],
    ['customPermissions', 'name', inventory.customPermissions, 'custom permission'],
    ['tabSettings', 'tab', inventory.tabs, 'tab'],
    ['externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', inventory.principals, 'principal'],
  ];
  for (const [outer, inner, known, kind] of names) {
    each(root, outer, (access) => each(access, inner, (element) => need(report, element, known, kind)));
  }
  each(root, 'objectPermissions', (permission) => checkObjectPermission(permission, inventory, report));
  each(root, 'fieldPermissions', (permission) => checkFieldPermission(permission, inventory, report));
}

function checkObjectPermission(
  permission: Element,
  inventory: Context['inventory'],
  report: Context['report'],
): void {
  const objectName = childText(permission, 'object') ?? '';
  if (objectName.endsWith('__c') && !inventory.objects.has(objectName)) {
    report(permission, `there is no object ${objectName}`);
  }
  const granted = (name: string): boolean => childText(permission, name) === 'true';
  for (const [name, needed] of Object.entries(DEPENDS_ON)) {
    const missing = granted(name) ? needed.filter((other) => !granted(other)) : [];
    if (missing.length > 0) report(permission, `${objectName}: ${name} needs ${missing.join(', ')}`);
  }
}

function checkFieldPermission(
  permission: Element,
  inventory: Context['inventory'],
  report: Context['report'],
): void {
  const field = childText(permission, 'field') ?? '';
  const facts = inventory.fields.get(field);
  if (field.endsWith('__c') && !facts) report(permission, `there is no field ${field}`);
  if (facts?.required || facts?.masterDetail) {
    report(permission, `${field} is always required: Salesforce refuses permissions on it`);
  }
  if (childText(permission, 'editable') === 'true' && childText(permission, 'readable') !== 'true') {
    report(permission, `${field}: editable needs readable`);
  }
}
