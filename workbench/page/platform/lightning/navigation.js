import { createContextProvider } from 'lwc';
import { OWN_PARAMETERS } from 'workbench/conditions';

/** The preview in which an administrator lays out a record page. */
export const BUILDER_PAGE = 'workbench__pageBuilder';

const wires = new Set();

/** Address of a page reference, in Lightning Experience's own form. */
export function addressOf({ type, attributes = {}, state = {} }) {
  const query = new URLSearchParams(state).toString();
  const suffix = query ? `?${query}` : '';
  switch (type) {
    case 'standard__recordPage':
      return `/lightning/r/${attributes.objectApiName}/${attributes.recordId}/view${suffix}`;
    case 'standard__objectPage':
      return `/lightning/o/${attributes.objectApiName}/list${suffix}`;
    case BUILDER_PAGE:
      return `/lightning/builder/${attributes.objectApiName}`;
    case 'standard__webPage':
      return attributes.url;
    default:
      return '/lightning/';
  }
}

export function pageReferenceOf({ pathname, search }) {
  const state = Object.fromEntries(
    [...new URLSearchParams(search)].filter(([name]) => !OWN_PARAMETERS.includes(name)),
  );
  const record = /^\/lightning\/r\/(\w+)\/(\w+)\/view$/.exec(pathname);
  if (record) {
    const [, objectApiName, recordId] = record;
    return {
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId, actionName: 'view' },
      state,
    };
  }
  const object = /^\/lightning\/o\/(\w+)\/list$/.exec(pathname);
  if (object)
    return {
      type: 'standard__objectPage',
      attributes: { objectApiName: object[1], actionName: 'list' },
      state,
    };
  const builder = /^\/lightning\/builder\/(\w+)$/.exec(pathname);
  if (builder) return { type: BUILDER_PAGE, attributes: { objectApiName: builder[1] }, state };
  return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
}

export function navigate(reference, replace = false) {
  const address = addressOf(reference);
  if (/^https?:/.test(address)) {
    window.open(address, '_blank', 'noopener');
    return;
  }
  window.history[replace ? 'replaceState' : 'pushState']({}, '', address);
  announce();
}

function announce() {
  for (const wire of wires) wire.tell();
}
window.addEventListener('popstate', announce);

/** Inside a console tab the tab's own page, which stays the same while another tab is in front; else the address. */
export class CurrentPageReference {
  static contextSchema = { reference: 'optional' };

  constructor(emit) {
    this.emit = emit;
  }
  connect() {
    wires.add(this);
  }
  update(_config, context) {
    this.tab = context?.reference;
    this.tell();
  }
  disconnect() {
    wires.delete(this);
  }
  tell() {
    const reference = this.tab ?? pageReferenceOf(window.location);
    const key = JSON.stringify(reference);
    if (key === this.told) return;
    this.told = key;
    this.emit(reference);
  }
}

const provide = createContextProvider(CurrentPageReference);

/** Makes an element a console tab: what stands in it is told `reference()`, again after each `changed()`. */
export function provideTab(element, reference) {
  const consumers = new Set();
  provide(element, {
    consumerConnectedCallback(consumer) {
      consumers.add(consumer);
      consumer.provide({ reference: reference() });
    },
    consumerDisconnectedCallback: (consumer) => consumers.delete(consumer),
  });
  return {
    changed() {
      for (const consumer of consumers) consumer.provide({ reference: reference() });
    },
  };
}

export const NavigationMixin = (Base) =>
  class extends Base {
    [NavigationMixin.Navigate](reference, replace) {
      navigate(reference, replace);
    }
    async [NavigationMixin.GenerateUrl](reference) {
      return addressOf(reference);
    }
  };
NavigationMixin.Navigate = Symbol('Navigate');
NavigationMixin.GenerateUrl = Symbol('GenerateUrl');
