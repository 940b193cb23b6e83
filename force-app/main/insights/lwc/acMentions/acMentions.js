import { LightningElement, api } from 'lwc';
import { fill, plural, whole } from 'c/acFormat';
import { clockTime, spokenTime } from 'c/acTime';
import { labels } from './labels';

const FEW = 12;

/**
 * @typedef {object} Mention
 * @property {string} key
 * @property {string} text
 * @property {{start: number, turn?: number}[]} places in order of time; none where it is not known where it was
 * @property {number} [count] how often it was, where that is more than there are places
 */

/**
 * What was mentioned, each leading to where it was said; one that was said several times leads to one
 * place after the other and tells which.
 * @fires AcMentions#seek detail: `{seconds, turn}`
 */
export default class AcMentions extends LightningElement {
  /** In the order in which they are to be shown. @type {Mention[]} */
  @api mentions = [];
  /** What they are, for screen readers. */
  @api label = '';

  isExpanded = false;
  /** How often each was followed. @type {Record<string, number>} */
  visits = {};
  announcement = '';

  get shown() {
    return (this.isExpanded ? this.mentions : this.mentions.slice(0, FEW)).map((mention) => ({
      ...mention,
      count: this.countOf(mention),
      leads: mention.places.length > 0,
      where: this.whereNext(mention),
    }));
  }

  get canExpand() {
    return this.mentions.length > FEW;
  }

  get expandLabel() {
    return this.isExpanded ? labels.showFewer : fill(labels.showMore, whole(this.mentions.length - FEW));
  }

  /** `×3`, or `2/3` while the reader goes through the places. @param {Mention} mention */
  countOf({ key, places, count = places.length }) {
    if (count < 2) return '';
    const visits = this.visits[key];
    return visits && places.length > 1
      ? `${whole(((visits - 1) % places.length) + 1)}/${whole(places.length)}`
      : `×${whole(count)}`;
  }

  /** @param {Mention} mention */
  whereNext(mention) {
    const place = this.nextPlace(mention);
    if (!place) return '';
    const next = fill(labels.place, clockTime(place.start));
    const { count = mention.places.length } = mention;
    return count > 1 ? `${plural(labels.times, count)}. ${next}` : next;
  }

  /** @param {Mention} mention */
  nextPlace({ key, places }) {
    return places[(this.visits[key] ?? 0) % (places.length || 1)];
  }

  /** @param {Event} event */
  choose(event) {
    const { key = '' } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    const mention = this.mentions.find((each) => each.key === key);
    const place = mention && this.nextPlace(mention);
    if (!place) return;
    const visits = (this.visits[key] ?? 0) + 1;
    this.visits = { ...this.visits, [key]: visits };
    const which = ((visits - 1) % mention.places.length) + 1;
    this.announcement = fill(
      labels.placeOf,
      mention.text,
      whole(which),
      whole(mention.places.length),
      spokenTime(place.start),
    );
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds: place.start, turn: place.turn } }));
  }

  toggleExpanded() {
    this.isExpanded = !this.isExpanded;
  }
}
