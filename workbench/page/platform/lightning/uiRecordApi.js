import { API, WireAdapter, callOrg } from 'workbench/session';

const adapters = new Set();
const nameOf = (field) =>
  typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
const list = (fields) => [fields ?? []].flat().map(nameOf).join(',');

export class getRecord extends WireAdapter {
  connect() {
    adapters.add(this);
    super.connect();
  }
  disconnect() {
    adapters.delete(this);
    super.disconnect();
  }
  fetch({ recordId, fields, optionalFields }) {
    const query = new URLSearchParams();
    if (fields) query.set('fields', list(fields));
    if (optionalFields) query.set('optionalFields', list(optionalFields));
    return callOrg(`${API}/ui-api/records/${encodeURIComponent(recordId)}?${query}`);
  }
}

const fieldOf = (record, field) => {
  const path = nameOf(field).split('.').slice(1);
  return path.reduce((value, name, depth) => (depth === 0 ? value : value?.value)?.fields?.[name], record);
};
export const getFieldValue = (record, field) => fieldOf(record, field)?.value;
export const getFieldDisplayValue = (record, field) => fieldOf(record, field)?.displayValue;

export async function notifyRecordUpdateAvailable(items) {
  const ids = new Set(items.map(({ recordId }) => recordId));
  await Promise.all(
    [...adapters].filter(({ config }) => ids.has(config?.recordId)).map((adapter) => adapter.run()),
  );
}

const RECORDS = `${API}/ui-api/records`;

export const createRecord = (record) => callOrg(RECORDS, { method: 'POST', body: JSON.stringify(record) });

export async function updateRecord({ fields: { Id, ...fields } }) {
  const record = await callOrg(`${RECORDS}/${Id}`, { method: 'PATCH', body: JSON.stringify({ fields }) });
  await notifyRecordUpdateAvailable([{ recordId: Id }]);
  return record;
}

export const deleteRecord = (recordId) => callOrg(`${RECORDS}/${recordId}`, { method: 'DELETE' });
