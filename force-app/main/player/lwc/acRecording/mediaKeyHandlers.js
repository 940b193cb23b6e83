import { STEP_SECONDS } from './actions';

/** @import {Handlers} from './mediaKeys' */

/**
 * What the media keys of the device do to a recording.
 * @import {CallPlayback} from './callPlayback'
 * @param {Pick<CallPlayback, 'time' | 'play' | 'pause' | 'seek' | 'seekTurn'>} recording
 * @returns {Handlers}
 */
export function mediaKeyHandlers(recording) {
  return {
    play: () => recording.play(),
    pause: () => recording.pause(),
    stop: () => recording.pause(),
    seekbackward: ({ seekOffset }) => recording.seek(recording.time - (seekOffset || STEP_SECONDS)),
    seekforward: ({ seekOffset }) => recording.seek(recording.time + (seekOffset || STEP_SECONDS)),
    seekto: ({ seekTime }) => recording.seek(seekTime ?? recording.time),
    previoustrack: () => recording.seekTurn(false),
    nexttrack: () => recording.seekTurn(true),
  };
}
