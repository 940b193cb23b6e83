import { findField } from '../../schema/model.ts';
import type { ObjectSchema, OrgSchema } from '../../schema/model.ts';
import { nodes, text } from '#package-metadata';

/** The fields of an object's page layout (`Full`) or compact layout (`Compact`). */
export function layoutFields(schema: OrgSchema, object: ObjectSchema, type: string): string[] {
  if (type === 'Compact') {
    const assigned = object.compactLayouts.find(({ name }) => name === object.compactLayout);
    return withRelated(object, assigned?.fields ?? [object.nameField]);
  }
  return withRelated(object, pageLayoutFields(schema, object));
}

function pageLayoutFields(schema: OrgSchema, object: ObjectSchema): string[] {
  const layout = schema.layouts.find(({ name }) => name.startsWith(`${object.name}-`));
  if (!layout) return [object.nameField];
  return nodes(layout.content, 'layoutSections')
    .flatMap((section) => nodes(section, 'layoutColumns'))
    .flatMap((column) => nodes(column, 'layoutItems'))
    .flatMap((item) => text(item, 'field') ?? []);
}

/** A lookup comes with the parent's name, so that the page can show it. */
function withRelated(object: ObjectSchema, names: string[]): string[] {
  return names.flatMap((name) => {
    const field = findField(object, name);
    return field?.type === 'reference' && field.relationshipName
      ? [field.name, `${field.relationshipName}.Name`]
      : [field?.name ?? name];
  });
}
