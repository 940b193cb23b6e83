import RecordPanel from 'workbench/recordPanel';

/** The detail panel: the page layout's sections, as far as the user may read their fields. */
export default class RecordDetail extends RecordPanel {
  shownFields() {
    return this.layout.sections.flatMap(({ fields }) => fields);
  }
  get sections() {
    if (!this.record) return [];
    return this.layout.sections
      .map(({ label, fields }, index) => ({
        label,
        open: index < 1,
        fields: fields
          .filter((name) => this.valueOf(name))
          .map((name) => this.describe(name, this.valueOf(name))),
      }))
      .filter(({ fields }) => fields.length);
  }
}
