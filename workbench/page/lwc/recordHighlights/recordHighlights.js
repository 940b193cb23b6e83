import RecordPanel from 'workbench/recordPanel';

/** The highlights panel: the compact layout's fields. */
export default class RecordHighlights extends RecordPanel {
  shownFields() {
    return [...new Set([...this.info.nameFields, ...this.layout.compact])];
  }
  get objectLabel() {
    return this.layout?.label ?? '';
  }
  get name() {
    return this.record?.fields[this.info.nameFields[0]]?.value ?? '';
  }
  get facts() {
    if (!this.record) return [];
    return this.layout.compact
      .filter((name) => !this.info.nameFields.includes(name) && this.valueOf(name))
      .map((name) => this.describe(name, this.valueOf(name)));
  }
}
