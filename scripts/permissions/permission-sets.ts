import { type PackageSource, childElements, childText } from '#package-metadata';

/** Letters as in the printed matrix: create, read, edit, delete, view all, modify all. */
const OBJECT_RIGHTS = [
  ['allowCreate', 'C'],
  ['allowRead', 'R'],
  ['allowEdit', 'E'],
  ['allowDelete', 'D'],
  ['viewAllRecords', 'VA'],
  ['modifyAllRecords', 'MA'],
] as const;

/** What one permission set grants, by the API names of what it grants it on. */
export interface PermissionSet {
  name: string;
  label: string;
  description: string;
  /** `C R E` … by object. */
  objects: Map<string, string>;
  /** `read` or `edit` by `Object.Field`. */
  fields: Map<string, 'read' | 'edit'>;
  /** Custom permissions, classes, tabs and the like: kind and name, to what is granted. */
  others: Map<string, string>;
}

/** The permission sets of the package, in the order of their names. */
export function permissionSets({ metadata }: PackageSource): PermissionSet[] {
  return metadata
    .filter(({ root }) => root.nodeName === 'PermissionSet')
    .map(({ name, root }): PermissionSet => ({
      name,
      label: childText(root, 'label') ?? name,
      description: childText(root, 'description') ?? '',
      objects: new Map(
        childElements(root, 'objectPermissions').map((permission) => [
          childText(permission, 'object') ?? '',
          OBJECT_RIGHTS.filter(([right]) => childText(permission, right) === 'true')
            .map(([, letter]) => letter)
            .join(' '),
        ]),
      ),
      fields: new Map(
        childElements(root, 'fieldPermissions')
          .filter((permission) => childText(permission, 'readable') === 'true')
          .map((permission) => [
            childText(permission, 'field') ?? '',
            childText(permission, 'editable') === 'true' ? 'edit' : 'read',
          ]),
      ),
      others: new Map([
        ...granted(root, 'customPermissions', 'name', 'Custom permission'),
        ...granted(root, 'classAccesses', 'apexClass', 'Apex class'),
        ...granted(root, 'userPermissions', 'name', 'User permission'),
        ...granted(
          root,
          'externalCredentialPrincipalAccesses',
          'externalCredentialPrincipal',
          'Credential principal',
        ),
        ...childElements(root, 'tabSettings').map(
          (tab) =>
            [
              `Tab ${code(childText(tab, 'tab'))}`,
              (childText(tab, 'visibility') ?? '').toLowerCase(),
            ] as const,
        ),
      ]),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is assigned to a person instead of single sets. */
export interface PermissionSetGroup {
  name: string;
  label: string;
  description: string;
  permissionSets: string[];
}

/** The groups of permission sets of the package, in the order of their names. */
export function permissionSetGroups({ metadata }: PackageSource): PermissionSetGroup[] {
  return metadata
    .filter(({ root }) => root.nodeName === 'PermissionSetGroup')
    .map(({ name, root }): PermissionSetGroup => ({
      name,
      label: childText(root, 'label') ?? name,
      description: childText(root, 'description') ?? '',
      permissionSets: childElements(root, 'permissionSets').map((element) =>
        (element.textContent ?? '').trim(),
      ),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function granted(
  root: Parameters<typeof childElements>[0],
  outer: string,
  inner: string,
  kind: string,
): [string, string][] {
  return childElements(root, outer)
    .filter((element) => childText(element, 'enabled') === 'true')
    .map((element) => [`${kind} ${code(childText(element, inner))}`, 'yes']);
}

function code(name: string | undefined): string {
  return `\`${name ?? ''}\``;
}
