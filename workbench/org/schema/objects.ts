import {
  metadataName,
  type SourceFiles,
  flag,
  nodes,
  readMetadata,
  text,
  texts,
  type XmlNode,
} from '#package-metadata';
import { field, readField } from './fields.ts';
import type { ListView, ObjectSchema, SharingModel, ValidationRule } from './model.ts';
import { ownerField, standardObjects, systemFields } from './standard-objects.ts';

const COMPONENT = /(?:^|\/)objects\/([^/]+)\/(?:([^/]+)\/)?[^/]+-meta\.xml$/;

/** All objects: the standard ones and those of the metadata, with what the metadata adds to either. */
export function readObjects(files: SourceFiles): Map<string, ObjectSchema> {
  const objects = new Map(standardObjects().map((object) => [object.name.toLowerCase(), object]));
  const paths = files.paths().filter((path) => COMPONENT.test(path));
  for (const path of paths.filter((each) => each.endsWith('.object-meta.xml'))) {
    readObject(objects, path, readMetadata(path, files.read(path)));
  }
  numberCustomObjects(objects);
  for (const path of paths.filter((each) => !each.endsWith('.object-meta.xml'))) {
    const [, objectName = '', folder = ''] = COMPONENT.exec(path) ?? [];
    const object = objects.get(objectName.toLowerCase());
    if (!object) throw new Error(`${path}: there is no object ${objectName} for this ${folder} component.`);
    readPart(object, folder, path, readMetadata(path, files.read(path)));
  }
  linkChildren(objects);
  return objects;
}

function readObject(objects: Map<string, ObjectSchema>, path: string, content: XmlNode): void {
  const name = metadataName(path, 'object');
  const object = objects.get(name.toLowerCase()) ?? newCustomObject(name);
  objects.set(name.toLowerCase(), object);
  object.label = text(content, 'label') ?? object.label;
  object.labelPlural = text(content, 'pluralLabel') ?? object.labelPlural;
  const sharing = text(content, 'sharingModel');
  if (sharing) object.sharingModel = sharing as SharingModel;
  if (object.sharingModel === 'ControlledByParent') object.fields.delete('ownerid');
  const compactLayout = text(content, 'compactLayoutAssignment');
  if (compactLayout) object.compactLayout = compactLayout;
  object.actionOverrides = nodes(content, 'actionOverrides').map((each) => {
    const formFactor = text(each, 'formFactor');
    return {
      action: text(each, 'actionName') ?? '',
      content: text(each, 'content') ?? '',
      ...(formFactor ? { formFactor } : {}),
    };
  });
  const nameField = nodes(content, 'nameField')[0];
  if (nameField) object.fields.set('name', nameFieldOf(nameField));
}

function newCustomObject(name: string): ObjectSchema {
  return {
    name,
    label: name,
    labelPlural: name,
    custom: true,
    keyPrefix: '',
    nameField: 'Name',
    sharingModel: 'ReadWrite',
    setup: false,
    fields: new Map([...systemFields(), ownerField()].map((each) => [each.name.toLowerCase(), each])),
    children: [],
    validationRules: [],
    listViews: [],
    compactLayouts: [],
    actionOverrides: [],
  };
}

function nameFieldOf(content: XmlNode) {
  const label = text(content, 'label') ?? 'Name';
  if (text(content, 'type') === 'AutoNumber') {
    const autoNumberFormat = text(content, 'displayFormat') ?? '{0}';
    return field('Name', 'string', { label, length: 80, readOnly: true, autoNumberFormat });
  }
  return field('Name', 'string', { label, length: 80, required: true });
}

/** Custom objects get a00, a01, … in the order of their names, so that ids stay the same between runs. */
function numberCustomObjects(objects: Map<string, ObjectSchema>): void {
  const custom = [...objects.values()].filter((object) => object.custom);
  custom
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .forEach((object, index) => (object.keyPrefix = `a${index.toString(36).padStart(2, '0')}`));
}

function readPart(object: ObjectSchema, folder: string, path: string, content: XmlNode): void {
  if (folder === 'fields') {
    // Metadata of a standard field (no suffix) only changes its presentation.
    if (!text(content, 'fullName')?.endsWith('__c')) return;
    const read = readField(content, path);
    object.fields.set(read.name.toLowerCase(), read);
  } else if (folder === 'validationRules') {
    object.validationRules.push(readValidationRule(content, path));
  } else if (folder === 'listViews') {
    object.listViews.push(readListView(content, path));
  } else if (folder === 'compactLayouts') {
    object.compactLayouts.push({
      name: metadataName(path, 'compactLayout'),
      fields: texts(content, 'fields'),
    });
  }
}

function readValidationRule(content: XmlNode, path: string): ValidationRule {
  const errorField = text(content, 'errorDisplayField');
  return {
    name: metadataName(path, 'validationRule'),
    active: flag(content, 'active'),
    formula: text(content, 'errorConditionFormula') ?? 'FALSE',
    message: text(content, 'errorMessage') ?? '',
    ...(errorField ? { field: errorField } : {}),
  };
}

function readListView(content: XmlNode, path: string): ListView {
  const name = metadataName(path, 'listView');
  const booleanFilter = text(content, 'booleanFilter');
  return {
    name,
    label: text(content, 'label') ?? name,
    columns: texts(content, 'columns'),
    scope: text(content, 'filterScope') ?? 'Everything',
    filters: nodes(content, 'filters').map((filter) => ({
      field: text(filter, 'field') ?? '',
      operation: text(filter, 'operation') ?? 'equals',
      value: text(filter, 'value') ?? '',
    })),
    ...(booleanFilter ? { booleanFilter } : {}),
  };
}

/** Lists every lookup on its parents, under the name by which a child subquery asks for it. */
function linkChildren(objects: Map<string, ObjectSchema>): void {
  for (const child of objects.values()) {
    for (const lookup of child.fields.values()) {
      if (!lookup.childRelationshipName) continue;
      for (const parent of parentsOf(objects, lookup.referenceTo)) {
        parent.children.push({
          relationshipName: lookup.childRelationshipName,
          childObject: child.name,
          field: lookup.name,
        });
      }
    }
  }
}

/** A lookup without named targets (a file's link) leads to every data object. */
function parentsOf(objects: Map<string, ObjectSchema>, names: string[]): ObjectSchema[] {
  if (names.length === 0) return [...objects.values()].filter((object) => !object.setup);
  return names.flatMap((name) => objects.get(name.toLowerCase()) ?? []);
}
