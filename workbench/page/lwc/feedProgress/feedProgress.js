import { LightningElement } from 'lwc';

const EVERY_MS = 700;

/** Shows the sample calls on their way to their records, until all have arrived. */
export default class FeedProgress extends LightningElement {
  progress;
  timer;

  connectedCallback() {
    this.look();
  }
  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async look() {
    const before = this.progress?.records;
    this.progress = await fetch('/workbench/progress')
      .then((response) => response.json())
      .catch(() => this.progress);
    if (this.progress && before !== this.progress.records) {
      this.dispatchEvent(new CustomEvent('feed', { detail: { records: this.progress.records } }));
    }
    if (!this.progress?.ready) this.timer = setTimeout(() => this.look(), EVERY_MS);
  }

  get visible() {
    return this.progress && !this.progress.ready;
  }
  get samples() {
    return this.progress.samples.map((sample) => ({ ...sample, className: `sample ${sample.state}` }));
  }
  get done() {
    return this.progress.samples.filter(({ state }) => state === 'done').length;
  }
  get message() {
    return `Sending the sample calls through the middleware: ${this.done} of ${this.progress.samples.length} on their records`;
  }
  get percent() {
    return (100 * this.done) / Math.max(1, this.progress.samples.length);
  }
}
