import type { Change } from './changes.ts';
import type { Component } from './components.ts';

const MOST = 6;

/** What kinds are called, and what follows where an administrator's own stays. */
const KINDS: Record<string, { name: string; effect?: string }> = {
  PermissionSet: {
    name: 'permission set',
    effect: 'Give what this version adds to it by a permission set of your own.',
  },
  PermissionSetGroup: { name: 'permission set group' },
  FlexiPage: {
    name: 'page',
    effect: 'What this version adds to it is missing on it: add it in the Lightning App Builder.',
  },
  CustomObject: {
    name: 'settings and page assignment of the object',
    effect: 'The page of this version is there, and shown where you have assigned it.',
  },
  Layout: { name: 'page layout', effect: 'Fields that this version adds are not on it.' },
  CompactLayout: { name: 'compact layout', effect: 'Fields that this version adds are not on it.' },
  ListView: { name: 'list view', effect: 'Columns and filters stay as they are.' },
  SharingCriteriaRule: {
    name: 'sharing rule',
    effect: 'Records stay shared as they are. The middleware needs edit on every one of them.',
  },
  SharingOwnerRule: { name: 'sharing rule', effect: 'Records stay shared as they are.' },
  Queue: { name: 'queue' },
  Group: { name: 'public group' },
  CustomTab: { name: 'tab' },
  CustomField: { name: 'field', effect: 'What this version needs of the field may be missing.' },
  CustomLabel: { name: 'label', effect: 'The page keeps your words.' },
};

/** A component as an administrator knows it, such as `permission set AC_Supervisor`. */
export function nameOf({ type, name }: Component): string {
  const kind = KINDS[type]?.name ?? type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${kind} ${name}`;
}

/** A change in lines: what it is, what is different, what replacing it would do, and what follows from keeping it. */
export function describeChange(change: Change): string[] {
  const { component, what, differences, replacing, isOpen } = change;
  const lines = [`  • ${nameOf(component)}: ${what === 'changed' ? listed(differences) : what}`];
  if (!isOpen) return [...lines, '    This version has nothing new for it, or it was decided before.'];
  const effect = KINDS[component.type]?.effect;
  return [
    ...lines,
    `    Replacing it: ${listed(replacing)}.`,
    ...(effect === undefined || what === 'deleted' ? [] : [`    Keeping it: ${effect}`]),
  ];
}

function listed(entries: readonly string[]): string {
  const shown = entries.slice(0, MOST).join(', ');
  return entries.length > MOST ? `${shown} and ${String(entries.length - MOST)} more` : shown;
}
