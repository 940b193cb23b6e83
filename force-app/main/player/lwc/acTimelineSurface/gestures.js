/**
 * What pointers on the timeline mean. A mouse goes to where it is pressed, and on while it is drawn;
 * with Shift, or while selecting, it selects. A finger goes where it taps or draws, once it is clear
 * that it does not scroll the page; two fingers zoom.
 * @typedef {object} Listener shares are places across the timeline, 0 to 1
 * @property {(share: number) => void} seek
 * @property {(from: number, to: number) => void} select
 * @property {(factor: number, share: number) => void} zoom `factor` of the shown length
 * @typedef {{id: number, share: number, x: number, isTouch: boolean, isSelecting: boolean}} Pointer
 */

/** Pixels that a finger moves before it draws. */
const DRAW_DISTANCE = 6;

export class Gestures {
  /** @type {Map<number, Pointer>} */
  pointers = new Map();
  /** @type {'none' | 'pending' | 'seek' | 'select' | 'pinch'} */
  mode = 'none';
  /** Where it began. @type {Pointer | null} */
  origin = null;

  /** @param {Listener} listener */
  constructor(listener) {
    this.listener = listener;
  }

  /** @param {Pointer} pointer */
  press(pointer) {
    this.pointers.set(pointer.id, pointer);
    if (this.pointers.size === 2) {
      this.mode = 'pinch';
      return;
    }
    if (this.pointers.size > 2) return;
    this.origin = pointer;
    if (pointer.isSelecting) this.mode = 'select';
    else if (pointer.isTouch) this.mode = 'pending';
    else {
      this.mode = 'seek';
      this.listener.seek(pointer.share);
    }
  }

  /** @param {Pointer} pointer */
  move(pointer) {
    const before = this.pointers.get(pointer.id);
    if (!before || !this.origin) return;
    if (this.mode === 'pinch') this.pinch(pointer);
    this.pointers.set(pointer.id, pointer);
    if (this.mode === 'pending' && Math.abs(pointer.x - this.origin.x) > DRAW_DISTANCE) this.mode = 'seek';
    if (this.mode === 'seek') this.listener.seek(pointer.share);
    else if (this.mode === 'select') this.listener.select(this.origin.share, pointer.share);
  }

  /** @param {number} id */
  release(id) {
    const pointer = this.pointers.get(id);
    if (!pointer) return;
    const isTap = this.mode === 'pending' || (this.mode === 'select' && pointer.x === this.origin?.x);
    if (isTap) this.listener.seek(pointer.share);
    this.cancel(id);
  }

  /** The pointer is gone without having done anything, as when the page scrolls. @param {number} id */
  cancel(id) {
    this.pointers.delete(id);
    // The finger that remains after a pinch does not seek.
    this.mode = 'none';
  }

  /** @param {Pointer} moved */
  pinch(moved) {
    const other = [...this.pointers.values()].find(({ id }) => id !== moved.id);
    const before = this.pointers.get(moved.id);
    if (!other || !before) return;
    const distance = Math.abs(before.x - other.x);
    const now = Math.abs(moved.x - other.x);
    if (distance > 0 && now > 0) this.listener.zoom(distance / now, (moved.share + other.share) / 2);
  }
}
