/** Why a recording of two channels is treated as one of one. */
export type OneChannel = { kept: 0 | 1; because: 'same-audio' | 'silent-channel' };

/** Of full scale 32,768; below −50 dB there is the noise of a line, and no speech. */
const LOUDEST_SILENCE = 100;
/** Energy of the difference of two channels that carry the same, of the energy of both: −30 dB. */
const SAME = 0.001;

/** Compares the two channels of a recording while it is read, in constant memory. */
export class ChannelComparison {
  #loudest: [number, number] = [0, 0];
  #energy = 0;
  #difference = 0;

  /** @param samples whole frames of two channels, interleaved */
  add(samples: Int16Array): void {
    let [loudestLeft, loudestRight] = this.#loudest;
    let energy = 0;
    let difference = 0;
    for (let at = 0; at + 1 < samples.length; at += 2) {
      const left = samples[at] ?? 0;
      const right = samples[at + 1] ?? 0;
      energy += left * left + right * right;
      difference += (left - right) * (left - right);
      loudestLeft = Math.max(loudestLeft, left, -left);
      loudestRight = Math.max(loudestRight, right, -right);
    }
    this.#loudest = [loudestLeft, loudestRight];
    this.#energy += energy;
    this.#difference += difference;
  }

  /** `undefined` where both channels have something of their own, and where neither has anything. */
  result(): OneChannel | undefined {
    const [isLeftSilent, isRightSilent] = this.#loudest.map((loudest) => loudest <= LOUDEST_SILENCE);
    if (isLeftSilent && isRightSilent) return undefined;
    if (isLeftSilent || isRightSilent) return { kept: isLeftSilent ? 1 : 0, because: 'silent-channel' };
    return this.#difference <= SAME * this.#energy ? { kept: 0, because: 'same-audio' } : undefined;
  }
}
