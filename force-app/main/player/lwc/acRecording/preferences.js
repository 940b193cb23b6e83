import USER_ID from '@salesforce/user/Id';
import { RATES } from 'c/acPlayer';

const KEY = `AC_Playback.${USER_ID}`;

/**
 * How a user likes to listen, kept for the next call in this browser.
 * @typedef {{rate: number, volume: number, skipsSilence: boolean}} Preferences `volume` 0 to 1
 * @type {Preferences}
 */
const USUAL = { rate: 1, volume: 1, skipsSilence: false };

/** @returns {Preferences} */
export function storedPreferences() {
  /** @type {Partial<Preferences>} */
  let stored;
  try {
    stored = JSON.parse(window.localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    // Browsers may forbid storage, and anything may stand in it.
    stored = {};
  }
  const { rate = USUAL.rate, volume = USUAL.volume } = stored;
  return {
    rate: RATES.includes(rate) ? rate : USUAL.rate,
    volume: volume >= 0 && volume <= 1 ? volume : USUAL.volume,
    skipsSilence: stored.skipsSilence === true,
  };
}

/** @param {Preferences} preferences */
export function storePreferences({ rate, volume, skipsSilence }) {
  try {
    window.localStorage.setItem(KEY, JSON.stringify({ rate, volume, skipsSilence }));
  } catch {
    // Where storage is forbidden, they are forgotten with the page.
  }
}
