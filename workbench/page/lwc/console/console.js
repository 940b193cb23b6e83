import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, addressOf, navigate } from 'lightning/navigation';
import { currentSession } from 'workbench/session';

const DEFAULT_LIST = 'All';

/** The console around the package's components: navigation, list and record pages by address. */
export default class Console extends LightningElement {
  page;
  fed = 0;

  @wire(CurrentPageReference)
  arrive(page) {
    this.page = page;
    const [first] = currentSession().tabs;
    if (page.attributes.pageName === 'home' && first) navigate(listOf(first.objectApiName), true);
  }

  get tabs() {
    return currentSession().tabs.map((tab) => {
      const current = tab.objectApiName === this.objectApiName;
      return {
        ...tab,
        address: addressOf(listOf(tab.objectApiName)),
        current: current ? 'page' : null,
        className: `slds-context-bar__item${current ? ' slds-is-active' : ''}`,
      };
    });
  }
  get hasTab() {
    return this.tabs.length > 0;
  }
  get objectApiName() {
    return this.page?.attributes.objectApiName;
  }
  get recordId() {
    return this.page?.attributes.recordId;
  }
  /** A list of one, so that another record is another component. */
  get openRecords() {
    return [{ recordId: this.recordId, objectApiName: this.objectApiName }];
  }
  get isRecord() {
    return this.page?.type === 'standard__recordPage';
  }
  get filterName() {
    return this.page?.state.filterName ?? DEFAULT_LIST;
  }

  openTab(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(listOf(event.currentTarget.dataset.object));
  }
  skip() {
    this.template.querySelector('main').focus();
  }
  handleFeed(event) {
    this.fed = event.detail.records;
  }
}

const listOf = (objectApiName) => ({
  type: 'standard__objectPage',
  attributes: { objectApiName, actionName: 'list' },
  state: { filterName: DEFAULT_LIST },
});
