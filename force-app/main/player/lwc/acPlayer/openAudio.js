/**
 * Hosts that refused to let pages work on their audio, so that each is asked only once.
 * @type {Set<string>}
 */
const closedHosts = new Set();

/**
 * Puts a link into a media element. The audio is asked for with CORS, so that one of its speakers can
 * be muted; where its host does not allow that, it plays all the same, as it is.
 * @param {HTMLMediaElement} media
 * @param {string} url
 * @param {boolean} mustBeOpen without CORS the element would play silence, since its sound is worked on
 */
export function loadAudio(media, url, mustBeOpen) {
  const { origin } = new URL(url);
  const asksToBeOpen = mustBeOpen || !closedHosts.has(origin);
  let asOpen = asksToBeOpen;
  let arrived = false;
  setSource(media, url, asOpen);
  return {
    /** Whether the sound itself may be worked on. */
    get open() {
      return arrived && asOpen;
    },
    /** To be called when the beginning of the audio is there. */
    arrive() {
      arrived = true;
      if (asksToBeOpen && !asOpen) closedHosts.add(origin);
    },
    /** After a failure: loads it again without CORS. @returns {boolean} false where that was not the reason */
    retryClosed() {
      if (arrived || !asOpen || mustBeOpen) return false;
      asOpen = false;
      setSource(media, url, asOpen);
      return true;
    },
  };
}

/** @param {HTMLMediaElement} media @param {string} url @param {boolean} open */
function setSource(media, url, open) {
  if (open) media.setAttribute('crossorigin', 'anonymous');
  else media.removeAttribute('crossorigin');
  media.src = url;
}
