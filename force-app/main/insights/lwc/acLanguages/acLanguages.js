import { LightningElement, api } from 'lwc';
import { languageName, percent } from 'c/acFormat';
import { labels } from './labels';

/** @import {Conversation} from 'c/acConversation' */

const WHOLE = 'conversation';
/** Below this a language is a guess that says nothing. */
const LEAST_SCORE = 0.01;

/** Which languages were spoken, by everybody and by each party, with how sure that is. */
export default class AcLanguages extends LightningElement {
  /** @type {Conversation} */
  @api conversation;
  /** Names of the participants by id. @type {Record<string, string>} */
  @api names = {};

  labels = labels;

  get rows() {
    const found = this.conversation.insights.dominantLanguages ?? {};
    return [WHOLE, ...this.conversation.participants.map(({ id }) => id)]
      .filter((party) => found[party]?.length)
      .map((party) => ({
        party,
        name: party === WHOLE ? labels.conversation : (this.names[party] ?? party),
        languages: [...found[party]]
          .sort((one, other) => other.score - one.score)
          .filter(({ score }, position) => position === 0 || score >= LEAST_SCORE)
          .map(({ code, score }) => ({ code, name: languageName(code), share: percent(score) })),
      }));
  }
}
