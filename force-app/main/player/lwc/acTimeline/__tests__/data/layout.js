/** What jsdom lacks: elements of a width, and observers of it. */

const observers = new Set();

class SilentResizeObserver {
  constructor(callback) {
    this.callback = callback;
  }
  observe() {
    observers.add(this);
  }
  unobserve() {}
  disconnect() {
    observers.delete(this);
  }
}

let pixels = 0;

/** Gives every element a width until `restoreLayout`. */
function layOut(width) {
  pixels = width;
  global.ResizeObserver = SilentResizeObserver;
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(() => pixels);
  jest
    .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
    .mockImplementation(() => ({ left: 0, top: 0, width: pixels, height: 100, right: pixels, bottom: 100 }));
}

/** Changes the width, as when a window is resized. */
function resize(width) {
  pixels = width;
  for (const observer of observers) observer.callback([]);
}

const observerCount = () => observers.size;

export { layOut, observerCount, resize };
