/** Base components that can navigate by themselves (lookups) get links that lead nowhere. */
export class CurrentPageReference {
  connect() {}
  update() {}
  disconnect() {}
}
export const NavigationMixin = (Base) =>
  class extends Base {
    [NavigationMixin.Navigate]() {}
    [NavigationMixin.GenerateUrl]() {
      return Promise.resolve('#');
    }
  };
NavigationMixin.Navigate = Symbol('Navigate');
NavigationMixin.GenerateUrl = Symbol('GenerateUrl');
