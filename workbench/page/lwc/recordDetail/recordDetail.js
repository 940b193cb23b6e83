import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { API, callOrg } from 'workbench/session';

/** The detail panel: the page layout's sections, as far as the user may read their fields. */
export default class RecordDetail extends LightningElement {
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
    this.fields = this.layout.sections
      .flatMap(({ fields }) => fields)
      .map((field) => `${this.objectApiName}.${field === 'OwnerId' ? 'Owner.Name' : field}`);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  take({ data }) {
    if (data) this.record = data;
  }

  get sections() {
    if (!this.record) return [];
    return this.layout.sections
      .map(({ label, fields }, index) => ({
        label,
        open: index < 1,
        fields: fields
          .filter((name) => this.valueOf(name))
          .map((name) => ({
            name,
            label: this.info.fields[name]?.label ?? name,
            type: this.info.fields[name]?.dataType,
            field: this.valueOf(name),
          })),
      }))
      .filter(({ fields }) => fields.length);
  }
  valueOf(name) {
    return this.record.fields[name === 'OwnerId' ? 'Owner' : name];
  }
}
