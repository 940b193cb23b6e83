import { LightningElement, api } from 'lwc';
import { percent } from 'c/acFormat';
import { labels } from './labels';

/** @type {(keyof import('c/acConversation').Scores)[]} */
const NAMES = ['positive', 'neutral', 'mixed', 'negative'];

const ICONS = {
  POSITIVE: 'utility:smiley_and_people',
  NEGATIVE: 'utility:sentiment_negative',
  NEUTRAL: 'utility:sentiment_neutral',
  MIXED: 'utility:emoji_average',
};

/** The sentiment of one party, in a word and in four bars. */
export default class AcSentiment extends LightningElement {
  /** Whose sentiment it is, in words. */
  @api party = '';
  /** @type {import('c/acConversation').Sentiment} */
  @api sentiment;

  get name() {
    return /** @type {keyof import('c/acConversation').Scores} */ (this.sentiment.label.toLowerCase());
  }

  get label() {
    return labels[this.name];
  }

  get icon() {
    return ICONS[this.sentiment.label];
  }

  get badgeClass() {
    return `badge ${this.name}`;
  }

  get scores() {
    return NAMES.map((name) => {
      const share = this.sentiment.scores[name];
      return {
        name,
        label: labels[name],
        text: percent(share),
        style: `inline-size: ${share * 100}%`,
        barClass: `bar ${name}`,
      };
    });
  }
}
