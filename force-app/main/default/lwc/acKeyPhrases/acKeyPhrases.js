import { LightningElement, api } from 'lwc';
import { fill, whole } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { labels } from './labels';

const FEW = 12;

/**
 * Phrases that lead to where they were said; one that was said several times leads to one place
 * after the other.
 * @fires AcKeyPhrases#seek detail: `{seconds}`
 */
export default class AcKeyPhrases extends LightningElement {
  /** @type {import('c/acConversation').KeyPhrase[]} */
  @api phrases = [];

  isExpanded = false;
  /** How often each phrase was followed. @type {Record<string, number>} */
  visits = {};

  /** The most frequent first, among equals the more certain. */
  get ordered() {
    return [...this.phrases].sort((one, other) => other.count - one.count || other.score - one.score);
  }

  get shown() {
    return (this.isExpanded ? this.ordered : this.ordered.slice(0, FEW)).map((phrase) => ({
      text: phrase.text,
      count: `×${whole(phrase.count)}`,
      isRepeated: phrase.count > 1,
      where: this.whereNext(phrase),
    }));
  }

  get canExpand() {
    return this.phrases.length > FEW;
  }

  get expandLabel() {
    return this.isExpanded ? labels.showFewer : fill(labels.showMore, whole(this.phrases.length - FEW));
  }

  /** @param {import('c/acConversation').KeyPhrase} phrase */
  whereNext(phrase) {
    const place = this.nextPlace(phrase);
    return place ? fill(labels.place, clockTime(place.start)) : '';
  }

  /** @param {import('c/acConversation').KeyPhrase} phrase */
  nextPlace(phrase) {
    return phrase.places[(this.visits[phrase.text] ?? 0) % (phrase.places.length || 1)];
  }

  /** @param {Event} event */
  choose(event) {
    const { text = '' } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    const phrase = this.phrases.find((each) => each.text === text);
    const place = phrase && this.nextPlace(phrase);
    if (!place) return;
    this.visits = { ...this.visits, [text]: (this.visits[text] ?? 0) + 1 };
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds: place.start } }));
  }

  toggleExpanded() {
    this.isExpanded = !this.isExpanded;
  }
}
