import {
  metadataName,
  type SourceFiles,
  flag,
  nodes,
  readMetadata,
  text,
  type XmlNode,
} from '#package-metadata';
import type { ObjectRights, PermissionSet } from './model.ts';

export function readPermissionSets(files: SourceFiles): PermissionSet[] {
  return files
    .paths()
    .filter((path) => path.endsWith('.permissionset-meta.xml'))
    .map((path) =>
      readPermissionSet(metadataName(path, 'permissionset'), readMetadata(path, files.read(path))),
    );
}

function readPermissionSet(name: string, content: XmlNode): PermissionSet {
  const enabled = (element: string, key: string) =>
    nodes(content, element)
      .filter((each) => flag(each, 'enabled'))
      .map((each) => text(each, key) ?? '');
  return {
    name,
    label: text(content, 'label') ?? name,
    objects: new Map(
      nodes(content, 'objectPermissions').map((each) => [
        (text(each, 'object') ?? '').toLowerCase(),
        readObjectRights(each),
      ]),
    ),
    fields: new Map(
      nodes(content, 'fieldPermissions').map((each) => [
        (text(each, 'field') ?? '').toLowerCase(),
        { read: flag(each, 'readable') || flag(each, 'editable'), edit: flag(each, 'editable') },
      ]),
    ),
    classes: enabled('classAccesses', 'apexClass'),
    tabs: nodes(content, 'tabSettings').map((each) => ({
      name: text(each, 'tab') ?? '',
      visibility: text(each, 'visibility') ?? 'None',
    })),
    customPermissions: enabled('customPermissions', 'name'),
    userPermissions: enabled('userPermissions', 'name'),
    externalCredentialPrincipals: enabled(
      'externalCredentialPrincipalAccesses',
      'externalCredentialPrincipal',
    ),
  };
}

function readObjectRights(each: XmlNode): ObjectRights {
  return {
    read: flag(each, 'allowRead'),
    create: flag(each, 'allowCreate'),
    edit: flag(each, 'allowEdit'),
    delete: flag(each, 'allowDelete'),
    viewAll: flag(each, 'viewAllRecords') || flag(each, 'modifyAllRecords'),
    modifyAll: flag(each, 'modifyAllRecords'),
    viewAllFields: flag(each, 'viewAllFields'),
  };
}
