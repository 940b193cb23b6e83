import { RATES } from 'c/acPlayer';

export const STEP_SECONDS = 10;
const SMALL_STEP_SECONDS = 5;

/**
 * What each command does to a recording, whether it comes from a key or from a button.
 * @typedef {import('./playerKeys').PlayerCommand} PlayerCommand
 * @typedef {InstanceType<typeof import('./acRecording').default>} Recording
 * @type {Record<PlayerCommand, (recording: Recording) => void>}
 */
export const actions = {
  toggle: (recording) => recording.toggle(),
  back: (recording) => recording.seek(recording.time - STEP_SECONDS),
  forward: (recording) => recording.seek(recording.time + STEP_SECONDS),
  backalittle: (recording) => recording.seek(recording.time - SMALL_STEP_SECONDS),
  forwardalittle: (recording) => recording.seek(recording.time + SMALL_STEP_SECONDS),
  previousturn: (recording) => recording.seekTurn(false),
  nextturn: (recording) => recording.seekTurn(true),
  slower: (recording) =>
    preferRate(
      recording,
      RATES.findLast((rate) => rate < recording.preferences.rate),
    ),
  faster: (recording) =>
    preferRate(
      recording,
      RATES.find((rate) => rate > recording.preferences.rate),
    ),
  mute: (recording) => recording.setMuted(!recording.muted),
  skipsilence: (recording) => recording.prefer({ skipsSilence: !recording.preferences.skipsSilence }),
  loop: (recording) => recording.setLooping(!recording.looping),
  rangestart: (recording) => recording.timeline?.markRangeStart(),
  rangeend: (recording) => recording.timeline?.markRangeEnd(),
  zoomin: (recording) => recording.timeline?.zoomIn(),
  zoomout: (recording) => recording.timeline?.zoomOut(),
  fit: (recording) => recording.timeline?.fit(),
  shortcuts: (recording) => recording.listShortcuts(),
};

/** @param {Recording} recording @param {number | undefined} rate undefined where there is no further one */
function preferRate(recording, rate) {
  if (rate) recording.prefer({ rate });
}
