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
    this.fields = this.shownFields().map((name) => `${this.objectApiName}.${this.pathOf(name)}`);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  take({ data }) {
    if (data) this.record = data;
  }

  /** Names of the layout's fields that this panel shows. */
  shownFields() {
    return [];
  }

  /** A lookup is shown by the name of its record. */
  pathOf(name) {
    const { relationshipName, referenceToInfos = [] } = this.info.fields[name] ?? {};
    const [parent] = referenceToInfos;
    return relationshipName && parent ? `${relationshipName}.${parent.nameFields[0]}` : name;
  }
  /** The value as the record has it; undefined where the user may not read it. */
  valueOf(name) {
    return this.record.fields[this.info.fields[name]?.relationshipName ?? name];
  }
  /** What a value needs to be shown. */
  describe(name, field) {
    return {
      name,
      label: (this.info.fields[name]?.label ?? name).replace(/ I[dD]$/, ''),
      type: this.info.fields[name]?.dataType,
      field,
    };
  }
}
