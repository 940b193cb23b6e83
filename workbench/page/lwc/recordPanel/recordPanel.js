import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { API, callOrg } from 'workbench/session';

/** What a panel over a record's fields needs: layout, field descriptions, and the record as far as it may be read. */
export default class RecordPanel extends LightningElement {
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
    this.fields = this.shownFields().map((field) => `${this.objectApiName}.${field}`);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  take({ data }) {
    if (data) this.record = data;
  }

  /** Names of the layout's fields that this panel shows. */
  shownFields() {
    return [];
  }

  /** What a value needs to be shown. */
  describe(name, field) {
    return {
      name,
      label: this.info.fields[name]?.label ?? name,
      type: this.info.fields[name]?.dataType,
      field,
    };
  }
}
