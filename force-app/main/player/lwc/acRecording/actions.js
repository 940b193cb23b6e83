import { RATES } from 'c/acPlayer';

export const STEP_SECONDS = 10;
const SMALL_STEP_SECONDS = 5;

/**
 * What each command does to a recording, whether it comes from a key or from a button.
 * @import {PlayerCommand} from './playerKeys'
 * @import {CallPlayback} from './callPlayback'
 * @typedef {{playback: CallPlayback, timeline: any, listShortcuts: () => void}} Recording
 * @type {Record<PlayerCommand, (recording: Recording) => void>}
 */
export const actions = {
  toggle: ({ playback }) => playback.toggle(),
  back: ({ playback }) => playback.seek(playback.time - STEP_SECONDS),
  forward: ({ playback }) => playback.seek(playback.time + STEP_SECONDS),
  backalittle: ({ playback }) => playback.seek(playback.time - SMALL_STEP_SECONDS),
  forwardalittle: ({ playback }) => playback.seek(playback.time + SMALL_STEP_SECONDS),
  previousturn: ({ playback }) => playback.seekTurn(false),
  nextturn: ({ playback }) => playback.seekTurn(true),
  slower: ({ playback }) => {
    const { rate } = playback.played.preferences;
    preferRate(
      playback,
      RATES.findLast((each) => each < rate),
    );
  },
  faster: ({ playback }) => {
    const { rate } = playback.played.preferences;
    preferRate(
      playback,
      RATES.find((each) => each > rate),
    );
  },
  mute: ({ playback }) => playback.toggleMuted(),
  skipsilence: ({ playback }) => playback.prefer({ skipsSilence: !playback.played.preferences.skipsSilence }),
  loop: ({ playback }) => playback.setLooping(!playback.played.looping),
  rangestart: ({ timeline }) => timeline?.markRangeStart(),
  rangeend: ({ timeline }) => timeline?.markRangeEnd(),
  zoomin: ({ timeline }) => timeline?.zoomIn(),
  zoomout: ({ timeline }) => timeline?.zoomOut(),
  fit: ({ timeline }) => timeline?.fit(),
  shortcuts: (recording) => recording.listShortcuts(),
};

/** @param {CallPlayback} playback @param {number | undefined} rate undefined where there is no further one */
function preferRate(playback, rate) {
  if (rate) playback.prefer({ rate });
}
