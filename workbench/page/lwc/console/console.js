import { LightningElement, wire } from 'lwc';
import { BUILDER_PAGE, CurrentPageReference, addressOf, navigate } from 'lightning/navigation';
import { currentSession } from 'workbench/session';
import { afterClosing, withPage, withTitle } from './workspace';

const DEFAULT_LIST = 'All';

/** The console around the package's components: navigation, list views, and records in tabs of their own. */
export default class Console extends LightningElement {
  page;
  fed = 0;
  workspace = [];

  @wire(CurrentPageReference)
  arrive(page) {
    this.page = page;
    const [first] = currentSession().tabs;
    if (page.attributes.pageName === 'home' && first) navigate(listOf(first.objectApiName), true);
    if (this.isRecord) this.workspace = withPage(this.workspace, page);
  }

  get lists() {
    return currentSession().tabs.map((tab) => {
      const current = this.isList && tab.objectApiName === this.objectApiName;
      return {
        ...tab,
        address: addressOf(listOf(tab.objectApiName)),
        current: current ? 'page' : null,
        className: `slds-context-bar__item${current ? ' slds-is-active' : ''}`,
      };
    });
  }
  /** Every open record stays mounted; the one in front is shown. */
  get openRecords() {
    return this.workspace.map((tab) => {
      const inFront = this.isRecord && tab.recordId === this.page.attributes.recordId;
      return {
        ...tab,
        address: addressOf(tab.reference),
        closeLabel: `Close ${tab.title}`,
        current: inFront ? 'page' : null,
        className: `slds-context-bar__item${inFront ? ' slds-is-active' : ''}`,
        panelClass: inFront ? null : 'slds-hide',
      };
    });
  }
  get isBuilder() {
    return this.page?.type === BUILDER_PAGE;
  }
  get isList() {
    return !this.isRecord && !this.isBuilder;
  }
  get showsList() {
    return this.isList && this.lists.length > 0;
  }
  get showsNothing() {
    return this.isList && this.lists.length === 0;
  }
  get objectApiName() {
    return this.page?.attributes.objectApiName;
  }
  get isRecord() {
    return this.page?.type === 'standard__recordPage';
  }
  get filterName() {
    return this.page?.state.filterName ?? DEFAULT_LIST;
  }

  openList(event) {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    navigate(listOf(event.currentTarget.dataset.object));
  }
  openTab(event) {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    navigate(
      this.workspace.find(({ recordId }) => recordId === event.currentTarget.dataset.record).reference,
    );
  }
  closeTab(event) {
    const { record } = event.currentTarget.dataset;
    const closed = this.workspace.find(({ recordId }) => recordId === record);
    const { workspace, next } = afterClosing(this.workspace, record);
    this.workspace = workspace;
    if (this.page.attributes.recordId === record)
      navigate(next?.reference ?? listOf(this.lists[0]?.objectApiName ?? closed.objectApiName));
  }
  nameTab(event) {
    const { recordId, title } = event.detail;
    this.workspace = withTitle(this.workspace, recordId, title);
  }
  skip() {
    this.template.querySelector('main').focus();
  }
  handleFeed(event) {
    this.fed = event.detail.records;
  }
}

const opensElsewhere = (event) => event.metaKey || event.ctrlKey || event.shiftKey;

const listOf = (objectApiName) => ({
  type: 'standard__objectPage',
  attributes: { objectApiName, actionName: 'list' },
  state: { filterName: DEFAULT_LIST },
});
