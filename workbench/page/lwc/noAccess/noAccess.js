import { LightningElement, api } from 'lwc';

const WORDS = {
  'no-tab': {
    title: 'Nothing to see for you here yet',
    text: 'Calls are for users with the permission set “AC Call Recording”. Ask your administrator to assign it to you.',
  },
  'no-record': {
    title: 'You don’t have access to this record',
    text: 'Ask your administrator for help. Calls are for users with the permission set “AC Call Recording”, and each agent sees their own.',
  },
};

/** The platform's own refusal, in the place where Lightning Experience shows it. */
export default class NoAccess extends LightningElement {
  /** `no-tab` or `no-record`. */
  @api reason = 'no-record';

  get title() {
    return WORDS[this.reason].title;
  }
  get text() {
    return WORDS[this.reason].text;
  }
}
