/**
 * Mutes one of the two speakers of a recording, who are on a channel each. What is worked on is the
 * sound on its way out of a media element; nothing is decoded here.
 */

/** A step without it clicks. */
const FADE_SECONDS = 0.02;

/** @returns {typeof AudioContext | undefined} undefined where the browser cannot do it */
const contextClass = () => window.AudioContext;

export function canMixSpeakers() {
  return Boolean(contextClass());
}

/**
 * How loud each channel is on each ear. Who is left alone is heard on both.
 * @param {readonly boolean[]} muted left and right channel
 * @returns {number[][]} 0 to 1, by channel, then by ear
 */
export function earLevels(muted) {
  const heard = muted.map((silent) => (silent ? 0 : 1));
  const isAlone = muted.includes(true);
  return heard.map((level, channel) => heard.map((_, ear) => (isAlone || ear === channel ? level : 0)));
}

export class SpeakerMixer {
  /**
   * Takes over the element's sound for as long as the element lives.
   * @param {HTMLMediaElement} media whose audio was loaded with CORS, else it falls silent
   */
  constructor(media) {
    const Context = contextClass();
    if (!Context) throw new Error('This browser has no Web Audio.');
    this.context = new Context();
    const splitter = this.context.createChannelSplitter(2);
    const merger = this.context.createChannelMerger(2);
    this.context.createMediaElementSource(media).connect(splitter);
    this.gains = earLevels([false, false]).map((ears, channel) =>
      ears.map((level, ear) => {
        const gain = this.context.createGain();
        gain.gain.value = level;
        splitter.connect(gain, channel);
        gain.connect(merger, 0, ear);
        return gain;
      }),
    );
    merger.connect(this.context.destination);
  }

  /** @param {readonly boolean[]} muted left and right channel */
  mute(muted) {
    // Browsers let sound begin only where the user did something; muting is that.
    this.resume();
    earLevels(muted).forEach((ears, channel) => {
      ears.forEach((level, ear) => {
        this.gains[channel][ear].gain.setTargetAtTime(level, this.context.currentTime, FADE_SECONDS);
      });
    });
  }

  /** Goes on after the browser took the sound away, as phones do for a call. */
  resume() {
    if (this.context.state === 'closed') return;
    this.context.resume().catch(() => {
      // It stays silent until the user does something; the next press of Play tries again.
    });
  }

  destroy() {
    this.context.close().catch(() => {
      // Closed already.
    });
  }
}
