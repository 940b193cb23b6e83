export type FieldValue = string | number | boolean | null;
/** Values by Salesforce field name. A field that is not to be changed is absent. */
export type RecordFields = Readonly<Record<string, FieldValue>>;
