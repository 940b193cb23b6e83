import type { FieldFacts, Inventory } from '../inventory.ts';
import { customNames } from '../lookup.ts';
import type { Problem } from '../problem.ts';
import { type PackageSource, childElements, childText } from '#package-metadata';
import { hasWord, type Users } from './metadata-usage.ts';

/** Metadata that names fields without showing or reading them. */
const NO_READERS = new Set(['PermissionSet', 'CustomField', 'CustomObjectTranslation']);

/** Fields that nobody can read, that nobody can write, or that nothing shows or reads. */
export function unusedFields(users: Users, inventory: Inventory): Problem[] {
  const granted = grantedFields(users.source);
  const named = namedFields(users.source);
  return users.source.metadata
    .filter(({ root }) => root.nodeName === 'CustomField')
    .flatMap(({ file, name, objectName }) => {
      const field = `${String(objectName)}.${name}`;
      const facts = inventory.fields.get(field);
      const report = (message: string): Problem => ({ file, line: 1, message });
      const open = facts?.required === true || facts?.masterDetail === true;
      return [
        ...(open || granted.readable.has(field) ? [] : [report('no permission set lets anybody read it')]),
        ...(open || granted.editable.has(field) || isFilled(name, facts, users)
          ? []
          : [report('no permission set lets anybody write it, and no Apex does')]),
        ...(named.has(field) || isRead(field, users) || isExample(file)
          ? []
          : [report('nothing shows it or reads it')]),
      ];
    });
}

/** Pages and layouts that show an example's fields are those of whoever follows it. */
const isExample = (file: string): boolean => file.startsWith('examples/');

function grantedFields({ metadata }: PackageSource): { readable: Set<string>; editable: Set<string> } {
  const permissions = metadata
    .filter(({ root }) => root.nodeName === 'PermissionSet')
    .flatMap(({ root }) => childElements(root, 'fieldPermissions'));
  const fieldsWith = (right: string): Set<string> =>
    new Set(
      permissions
        .filter((permission) => childText(permission, right) === 'true')
        .map((permission) => childText(permission, 'field') ?? ''),
    );
  return { readable: fieldsWith('readable'), editable: fieldsWith('editable') };
}

/** `Object.Field` of what layouts, pages, lists, rules and formulas name. */
function namedFields({ metadata }: PackageSource): Set<string> {
  return new Set(
    metadata
      .filter(({ root }) => !NO_READERS.has(root.nodeName))
      .flatMap(({ name, objectName, root }) => {
        const page = childText(root, 'sobjectType');
        const owner = objectName ?? page ?? name.split('-')[0] ?? '';
        return customNames(root).map((mention) =>
          mention.name.includes('.') ? mention.name : `${owner}.${mention.name}`,
        );
      }),
  );
}

function isFilled(name: string, facts: FieldFacts | undefined, { apex }: Users): boolean {
  return facts?.computed === true || apex.some(({ tree }) => hasWord(tree.getText(), name));
}

function isRead(field: string, { modules, apex }: Users): boolean {
  const name = field.split('.')[1] ?? '';
  return (
    modules.some(({ imports }) => imports.some(({ module }) => module === `@salesforce/schema/${field}`)) ||
    apex.some(({ tree }) => hasWord(tree.getText(), name))
  );
}
