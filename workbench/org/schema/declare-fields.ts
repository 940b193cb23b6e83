import { field } from './fields.ts';
import type { FieldSchema, SharingModel } from './model.ts';

/** A standard object as it is written down here. */
export interface Declared {
  prefix: string;
  nameField?: string;
  sharing?: SharingModel;
  data?: boolean;
  fields: FieldSchema[];
}

export const text = (name: string, length: number, own: Partial<FieldSchema> = {}) =>
  field(name, 'string', { length, ...own });
export const must = { required: true };
export const fixed = { readOnly: true };
export const yesNo = (name: string, defaultValue = false) => field(name, 'boolean', { defaultValue });
export const reference = (
  name: string,
  referenceTo: string[],
  childRelationshipName?: string,
  own: Partial<FieldSchema> = {},
) =>
  field(name, 'reference', {
    referenceTo,
    relationshipName: name.replace(/Id$/, ''),
    ...(childRelationshipName ? { childRelationshipName } : {}),
    ...own,
  });
export const picklist = (name: string, values: string[], own: Partial<FieldSchema> = {}) =>
  field(name, 'picklist', {
    picklistValues: values.map((value) => ({ value, label: value, active: true, isDefault: false })),
    ...own,
  });
