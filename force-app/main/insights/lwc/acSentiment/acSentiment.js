import { LightningElement, api } from 'lwc';
import { decimal, fill, percent } from 'c/acFormat';
import { TONES, toneOfScore } from 'c/acTone';
import { labels } from './labels';

/** @import {Sentiment} from 'c/acConversation' */

/** @import {Scores} from 'c/acConversation' */

/** The sentiment of one party, in a word and, where the source gives them, in four bars. */
export default class AcSentiment extends LightningElement {
  /** Whose sentiment it is, in words. */
  @api party = '';
  /** @type {Sentiment | undefined} */
  @api sentiment;
  /** Of Contact Lens, −5 to 5. @type {number | undefined} */
  @api score;

  get tone() {
    return TONES[this.sentiment?.label ?? toneOfScore((this.score ?? 0) / 5)];
  }

  get badgeClass() {
    return `badge ${this.tone.className}`;
  }

  get scoreText() {
    return this.score === undefined ? '' : fill(labels.ofFive, decimal(this.score));
  }

  get scores() {
    const { sentiment } = this;
    if (!sentiment?.scores) return [];
    return Object.values(TONES).map(({ word, className }) => {
      const share = sentiment.scores[/** @type {keyof Scores} */ (className)];
      return {
        name: className,
        label: word,
        text: percent(share),
        style: `inline-size: ${share * 100}%`,
        barClass: `bar ${className}`,
      };
    });
  }

  get hasScores() {
    return this.scores.length > 0;
  }
}
