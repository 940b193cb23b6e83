import { LightningElement, api } from 'lwc';
import { addressOf, navigate } from 'lightning/navigation';
import { API, callOrg } from 'workbench/session';

const TONES = {
  POSITIVE: 'positive',
  NEGATIVE: 'negative',
  NEUTRAL: 'neutral',
  MIXED: 'mixed',
  DONE: 'done',
  FAILED: 'failed',
  TRANSCRIBING: 'busy',
  ANALYSING: 'busy',
  IMPORTED: 'busy',
};

/** A list view of the package, with its own columns, filter and rights. */
export default class ListView extends LightningElement {
  @api objectApiName;
  info;
  layout;
  types = {};
  nameFields = [];
  records;
  error;
  words = '';
  _filterName;
  _changes;

  @api
  get filterName() {
    return this._filterName;
  }
  set filterName(name) {
    this._filterName = name;
    if (this.isConnected) this.load();
  }
  /** Any new value reloads the records. */
  @api
  get changes() {
    return this._changes;
  }
  set changes(value) {
    this._changes = value;
    if (this.info) this.loadRecords();
  }

  connectedCallback() {
    this.load();
  }

  async load() {
    this.records = undefined;
    this.error = undefined;
    const object = this.objectApiName;
    try {
      const [objectInfo, layout, info] = await Promise.all([
        callOrg(`${API}/ui-api/object-info/${object}`),
        callOrg(`/workbench/pages/${object}`),
        callOrg(`${API}/ui-api/list-info/${object}/${this.filterName}`),
      ]);
      this.types = Object.fromEntries(
        Object.values(objectInfo.fields).map(({ apiName, dataType }) => [apiName, dataType]),
      );
      this.nameFields = objectInfo.nameFields;
      this.layout = layout;
      this.info = info;
      await this.loadRecords();
    } catch (error) {
      this.error = error;
    }
  }

  async loadRecords() {
    try {
      const { records } = await callOrg(
        `${API}/ui-api/list-records/${this.objectApiName}/${this.filterName}?pageSize=200&sortBy=-${this.objectApiName}.${this.nameFields[0]}`,
      );
      this.records = records;
    } catch (error) {
      this.error = error;
    }
  }

  get refused() {
    return Boolean(this.error);
  }
  get loading() {
    return !this.records && !this.error;
  }
  get label() {
    return this.layout?.pluralLabel ?? '';
  }
  get icon() {
    return this.layout?.icon ?? 'standard:custom';
  }
  get lists() {
    return (this.layout?.listViews ?? []).map((list) => ({
      ...list,
      selected: list.name === this.filterName,
    }));
  }
  get columns() {
    return this.info?.displayColumns ?? [];
  }
  get found() {
    const words = this.words.trim().toLowerCase();
    return (this.records ?? []).filter(
      ({ fields }) =>
        !words ||
        this.columns.some(({ fieldApiName }) => {
          const field = fields[fieldApiName];
          return String(field?.displayValue ?? field?.value ?? '')
            .toLowerCase()
            .includes(words);
        }),
    );
  }
  get rows() {
    return this.found.map((record) => ({
      id: record.id,
      address: addressOf(recordPage(record)),
      cells: this.columns.map(({ fieldApiName, label }) => {
        const field = record.fields[fieldApiName] ?? { value: null };
        const tone = /^(Sentiment|Status)__c$/.test(fieldApiName) && TONES[field.value];
        return {
          name: fieldApiName,
          label,
          field,
          type: this.types[fieldApiName],
          isName: this.nameFields.includes(fieldApiName),
          tone: tone && `pill ${tone}`,
        };
      }),
    }));
  }
  get summary() {
    if (!this.records) return ' ';
    const count = this.found.length;
    return `${count} ${count === 1 ? 'item' : 'items'}`;
  }
  get nothing() {
    if (!this.records || this.found.length) return null;
    return this.words ? 'No item of this list has these words.' : 'No items to display.';
  }

  search(event) {
    this.words = event.target.value;
  }
  openList(event) {
    navigate({
      type: 'standard__objectPage',
      attributes: { objectApiName: this.objectApiName, actionName: 'list' },
      state: { filterName: event.target.value },
    });
  }
  openRecord(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const record = this.records.find(({ id }) => id === event.currentTarget.dataset.record);
    navigate(recordPage(record));
  }
}

const recordPage = ({ id, apiName }) => ({
  type: 'standard__recordPage',
  attributes: { objectApiName: apiName, recordId: id, actionName: 'view' },
});
