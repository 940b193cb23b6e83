import { LightningElement, api } from 'lwc';
import { API, callOrg } from 'workbench/session';
import { provideTab } from 'lightning/navigation';
import { packagedComponents } from 'workbench/packagedComponents';
import RecordHighlights from 'workbench/recordHighlights';
import RecordDetail from 'workbench/recordDetail';
import RelatedFiles from 'workbench/relatedFiles';

/** Lightning's own components that record pages place, as the workbench shows them. */
const STANDARD = {
  'force:highlightsPanel': RecordHighlights,
  'force:detailPanel': RecordDetail,
  'force:relatedListSingleContainer': RelatedFiles,
};

/** A record laid out by its object's record page; without a record, that page as in the page builder's preview. */
export default class RecordPage extends LightningElement {
  @api objectApiName;
  @api recordId;
  page;
  packaged = {};
  refused = false;
  reference;
  tab;

  /** The page reference of the tab, with the state that its address carries. */
  @api
  get pageReference() {
    return this.reference;
  }
  set pageReference(reference) {
    this.reference = reference;
    this.tab?.changed();
  }

  async connectedCallback() {
    this.tab ??= provideTab(this.template.host, () => this.reference);
    const page = callOrg(`/workbench/pages/${this.objectApiName}`);
    if (!this.inBuilder) await this.tellTitle();
    this.packaged = await packagedComponents();
    this.page = await page.catch(() => null);
  }

  /** A page builder's preview has no record. */
  get inBuilder() {
    return !this.recordId;
  }

  async tellTitle() {
    const title = await this.readTitle().catch(() => {
      this.refused = true;
      return 'No access';
    });
    this.dispatchEvent(new CustomEvent('title', { detail: { recordId: this.recordId, title } }));
  }

  async readTitle() {
    const { nameFields } = await callOrg(`${API}/ui-api/object-info/${this.objectApiName}`);
    const fields = ['Id', ...nameFields].map((field) => `${this.objectApiName}.${field}`).join();
    const { fields: values } = await callOrg(
      `${API}/ui-api/records/${this.recordId}?optionalFields=${fields}`,
    );
    return values[nameFields[0]]?.value ?? this.objectApiName;
  }

  get frame() {
    return this.refused ? 'frame refused' : 'frame';
  }

  /** Where the record is refused, the package's components still stand and say so in their own words. */
  get regions() {
    return this.page.regions.map(({ name, components }) => ({
      name,
      className: `region ${name}`,
      components: components
        .map(({ name: component, properties }, index) => ({
          key: `${component}-${index}`,
          constructor:
            this.packaged[component] ?? (this.refused || this.inBuilder ? undefined : STANDARD[component]),
          properties: this.packaged[component] ? properties : {},
        }))
        .filter(({ constructor }) => constructor),
    }));
  }
}
