import { LightningElement } from 'lwc';
import { currentSession } from 'workbench/session';

/** Signs in as another user: permissions are constants of a module, so the page loads anew. */
export default class UserSwitch extends LightningElement {
  get users() {
    const { users, username } = currentSession();
    return users.map((user) => ({ ...user, selected: user.username === username }));
  }
  signInAs(event) {
    const address = new URL(window.location.href);
    address.searchParams.set('user', event.target.value);
    window.location.assign(address);
  }
}
