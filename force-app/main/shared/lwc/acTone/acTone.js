import mixed from '@salesforce/label/c.AC_Mixed';
import negative from '@salesforce/label/c.AC_Negative';
import neutral from '@salesforce/label/c.AC_Neutral';
import positive from '@salesforce/label/c.AC_Positive';

/** @import {Scores} from 'c/acConversation' */

/**
 * @import {SentimentLabel} from 'c/acConversation'
 * @typedef {{word: string, icon: string, className: string}} Tone
 */

/**
 * How a sentiment is shown: a symbol and a word beside the colour, which is `--ac-positive` and the
 * like of the card, chosen by `className`.
 * @type {Record<SentimentLabel, Tone>}
 */
export const TONES = {
  POSITIVE: { word: positive, icon: 'utility:smiley_and_people', className: 'positive' },
  NEUTRAL: { word: neutral, icon: 'utility:sentiment_neutral', className: 'neutral' },
  MIXED: { word: mixed, icon: 'utility:emoji_average', className: 'mixed' },
  NEGATIVE: { word: negative, icon: 'utility:sentiment_negative', className: 'negative' },
};

/** From here on, either way, a score is called positive or negative. */
const NEUTRAL_BELOW = 0.25;

/**
 * @param {number} score −1 to 1
 * @returns {SentimentLabel}
 */
export function toneOfScore(score) {
  if (score >= NEUTRAL_BELOW) return 'POSITIVE';
  return score <= -NEUTRAL_BELOW ? 'NEGATIVE' : 'NEUTRAL';
}

/**
 * One number for a sentiment, −1 to 1. Where the source gives a label without scores, the label counts.
 * @param {{label: SentimentLabel, scores?: Scores}} sentiment
 */
export function scoreOf({ label, scores }) {
  if (scores) return scores.positive - scores.negative;
  if (label === 'POSITIVE') return 1;
  return label === 'NEGATIVE' ? -1 : 0;
}
