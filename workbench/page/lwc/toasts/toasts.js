import { LightningElement } from 'lwc';
import { ShowToastEventName } from 'lightning/platformShowToastEvent';

const SHOWN_MS = 5000;

/** Shows the toasts that components ask for. */
export default class Toasts extends LightningElement {
  toasts = [];
  count = 0;
  timers = new Set();
  show = ({ detail: { title, message, variant = 'info', mode } }) => {
    const key = ++this.count;
    this.toasts = [
      ...this.toasts,
      { key, title, message, variant, className: `slds-notify slds-notify_toast slds-theme_${variant}` },
    ];
    if (mode !== 'sticky') this.timers.add(setTimeout(() => this.remove(key), SHOWN_MS));
  };

  connectedCallback() {
    window.addEventListener(ShowToastEventName, this.show);
  }
  disconnectedCallback() {
    window.removeEventListener(ShowToastEventName, this.show);
    this.timers.forEach(clearTimeout);
  }
  close(event) {
    this.remove(Number(event.currentTarget.dataset.key));
  }
  remove(key) {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }
}
