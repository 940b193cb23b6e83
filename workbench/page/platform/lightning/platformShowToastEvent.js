export const ShowToastEventName = 'lightning__showtoast';

export class ShowToastEvent extends CustomEvent {
  constructor(detail) {
    super(ShowToastEventName, { detail, bubbles: true, composed: true, cancelable: true });
  }
}
