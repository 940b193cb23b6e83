import RecordPanel from 'workbench/recordPanel';

/** The highlights panel: the compact layout's fields. */
export default class RecordHighlights extends RecordPanel {
  shownFields() {
    return this.layout.compact;
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
      .map((name) => this.describe(name, this.record.fields[name]));
  }
}
