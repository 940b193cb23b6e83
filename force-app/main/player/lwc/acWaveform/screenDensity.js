/**
 * Tells when the page comes to a screen of another density, where what was drawn would be blurred.
 * A change of size is told by others.
 */
export class ScreenDensity {
  /** @type {MediaQueryList | undefined} */
  query;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.handle = () => {
      this.watch();
      onChange();
    };
  }

  /** Watches for leaving the density that the screen has now. */
  watch() {
    this.stop();
    this.query = window.matchMedia?.(`(resolution: ${window.devicePixelRatio}dppx)`);
    this.query?.addEventListener('change', this.handle);
  }

  stop() {
    this.query?.removeEventListener('change', this.handle);
    this.query = undefined;
  }
}
