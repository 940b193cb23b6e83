const pages = new Set();

/** Address of a page reference, in Lightning Experience's own form. */
export function addressOf({ type, attributes = {}, state = {} }) {
  const query = new URLSearchParams(state).toString();
  const suffix = query ? `?${query}` : '';
  switch (type) {
    case 'standard__recordPage':
      return `/lightning/r/${attributes.objectApiName}/${attributes.recordId}/view${suffix}`;
    case 'standard__objectPage':
      return `/lightning/o/${attributes.objectApiName}/list${suffix}`;
    case 'standard__webPage':
      return attributes.url;
    default:
      return '/lightning/';
  }
}

export function pageReferenceOf({ pathname, search }) {
  const state = Object.fromEntries(new URLSearchParams(search));
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
  for (const page of pages) page.emit(pageReferenceOf(window.location));
}
window.addEventListener('popstate', announce);

export class CurrentPageReference {
  constructor(emit) {
    this.emit = emit;
  }
  connect() {
    pages.add(this);
    this.emit(pageReferenceOf(window.location));
  }
  disconnect() {
    pages.delete(this);
  }
  update() {}
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
