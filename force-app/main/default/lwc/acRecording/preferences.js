import USER_ID from '@salesforce/user/Id';

const RATE_KEY = `AC_Playback_Rate.${USER_ID}`;
const SLOWEST = 0.5;
const FASTEST = 3;

/** The speed that this user chose last, in this browser; 1 where none was. */
export function storedRate() {
  try {
    const rate = Number(window.localStorage.getItem(RATE_KEY));
    return rate >= SLOWEST && rate <= FASTEST ? rate : 1;
  } catch {
    // Browsers may forbid storage; the speed is then forgotten with the page.
    return 1;
  }
}

/** @param {number} rate */
export function storeRate(rate) {
  try {
    window.localStorage.setItem(RATE_KEY, String(rate));
  } catch {
    // See above.
  }
}
