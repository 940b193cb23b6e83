/**
 * Tells where the playback is: at every frame of the screen while it plays, since a media element
 * speaks only four times a second.
 */
export class Playhead {
  /** @type {number | undefined} */
  frame;

  /** @param {(seconds: number) => void} show */
  constructor(show) {
    this.show = show;
  }

  /** @param {HTMLMediaElement} media */
  follow(media) {
    this.media = media;
    if (this.frame === undefined) this.tick();
  }

  /** @param {number} seconds */
  rest(seconds) {
    this.stop();
    this.show(seconds);
  }

  stop() {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  }

  tick() {
    this.show(this.media?.currentTime ?? 0);
    // Moving smoothly is what this class is for; the owner stops it.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.frame = requestAnimationFrame(() => this.tick());
  }
}
