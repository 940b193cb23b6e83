import { LightningElement } from 'lwc';
import { choose } from 'workbench/conditions';
import { currentSession } from 'workbench/session';

/** Signs in as another user: permissions are constants of a module, so the page loads anew. */
export default class UserSwitch extends LightningElement {
  get users() {
    const { users, username } = currentSession();
    return users.map((user) => ({ ...user, selected: user.username === username }));
  }
  signInAs(event) {
    choose('user', event.target.value);
  }
}
