import { toneStyle, tonesOf } from 'c/acLanes';
import { participantNames } from 'c/acSpeakers';
import { clockTime } from 'c/acTime';
import { TONES } from 'c/acTone';
import { placeStyle, secondsAt } from 'c/acTimelineView';
import { saidAt } from './saidAt';

/**
 * @import {Conversation} from 'c/acConversation'
 * @import {Span} from 'c/acTimelineView'
 */

/**
 * Time and words under the pointer.
 * @param {Conversation | null | undefined} conversation
 * @param {Span} view
 * @param {number} share of the view
 */
export function pointerTip(conversation, view, share) {
  const seconds = secondsAt(view, share);
  const names = conversation ? participantNames(conversation) : {};
  const tones = tonesOf(conversation?.participants ?? []);
  return {
    style: placeStyle(view, seconds),
    tipClass: share > 0.5 ? 'tip tip-before' : 'tip',
    time: clockTime(seconds),
    said: saidAt(conversation, seconds).map((said) => ({
      ...said,
      name: names[said.participant],
      style: toneStyle(tones[said.participant]),
      sentiment: said.sentiment && TONES[said.sentiment].word,
    })),
  };
}
