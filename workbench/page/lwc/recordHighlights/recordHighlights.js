import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { API, callOrg } from 'workbench/session';

/** The highlights panel: the compact layout's fields. */
export default class RecordHighlights extends LightningElement {
  @api recordId;
  @api objectApiName;
  layout;
  info;
  fields;
  record;

  async connectedCallback() {
    [this.layout, this.info] = await Promise.all([
      callOrg(`/workbench/pages/${this.objectApiName}`),
      callOrg(`${API}/ui-api/object-info/${this.objectApiName}`),
    ]);
    this.fields = this.layout.compact.map((field) => `${this.objectApiName}.${field}`);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  take({ data }) {
    if (data) this.record = data;
  }

  get objectLabel() {
    return this.layout?.label ?? '';
  }
  get name() {
    return this.record?.fields.Name?.value ?? '';
  }
  get facts() {
    if (!this.record) return [];
    return this.layout.compact
      .filter((name) => name !== 'Name' && this.record.fields[name])
      .map((name) => ({
        name,
        label: this.info.fields[name]?.label ?? name,
        type: this.info.fields[name]?.dataType,
        field: this.record.fields[name],
      }));
  }
}
