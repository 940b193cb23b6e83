import { LightningElement, api } from 'lwc';
import { API, callOrg } from 'workbench/session';
import packaged from 'workbench/exposedComponents';
import RecordHighlights from 'workbench/recordHighlights';
import RecordDetail from 'workbench/recordDetail';
import RelatedFiles from 'workbench/relatedFiles';

/** Lightning's own components that record pages place, as the workbench shows them. */
const STANDARD = {
  'force:highlightsPanel': RecordHighlights,
  'force:detailPanel': RecordDetail,
  'force:relatedListSingleContainer': RelatedFiles,
};

/** A record laid out from the package's record page. */
export default class RecordPage extends LightningElement {
  @api objectApiName;
  @api recordId;
  page;
  refused = false;

  async connectedCallback() {
    const page = callOrg(`/workbench/pages/${this.objectApiName}`);
    const readable = callOrg(`${API}/ui-api/records/${this.recordId}?fields=${this.objectApiName}.Id`);
    await readable.catch(() => {
      this.refused = true;
    });
    this.page = await page.catch(() => null);
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
          constructor: packaged[component] ?? (this.refused ? undefined : STANDARD[component]),
          properties: packaged[component] ? properties : {},
        }))
        .filter(({ constructor }) => constructor),
    }));
  }
}
