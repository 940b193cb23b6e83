import { LightningElement, api } from 'lwc';
import { fill, signed, whole } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { TONES, toneOfScore } from 'c/acTone';
import { labels, trends } from './labels';
import { barsOf, sentimentSlices, stepsOf } from './timeline';

/** @import {Conversation, SentimentPeriod} from 'c/acConversation' */

const SLICES = 48;

/**
 * Sentiment of each party over the time of the conversation and by quarter: as a chart in which a press
 * leads to that time, or as a table that says the same.
 * @fires AcSentimentTimeline#seek detail: `{seconds}`
 */
export default class AcSentimentTimeline extends LightningElement {
  /** @type {Conversation} */
  @api conversation;
  /** Names of the participants by id. @type {Record<string, string>} */
  @api names = {};

  labels = labels;
  isTable = false;

  get duration() {
    return this.conversation.statistics.durationSeconds;
  }

  get ends() {
    return { start: clockTime(0), middle: clockTime(this.duration / 2), end: clockTime(this.duration) };
  }

  get parties() {
    const { insights, participants } = this.conversation;
    return participants
      .map(({ id }) => {
        const periods = insights.sentimentByQuarter?.[id] ?? [];
        const bars = barsOf(sentimentSlices(this.conversation, id, SLICES));
        const trend = insights.sentimentTrend?.[id];
        return {
          id,
          name: this.names[id] ?? id,
          trend: trend && trends[trend],
          bars: bars.map((bar) => ({ ...bar, className: `bar ${TONES[bar.tone].className}` })),
          steps: stepsOf(periods, this.duration),
          periods,
          summary: fill(labels.chartOf, this.names[id] ?? id, this.spoken(periods)),
        };
      })
      .filter(({ bars, periods }) => bars.length > 0 || periods.some(Boolean));
  }

  /** @param {readonly (SentimentPeriod | null)[]} periods */
  spoken(periods) {
    return periods.map((period) => (period ? signed(period.score) : labels.nothing)).join(', ');
  }

  /** By quarter, as far as there are any. */
  get quarters() {
    const { parties } = this;
    const count = Math.max(0, ...parties.map(({ periods }) => periods.length));
    return Array.from({ length: count }, (_, quarter) => {
      const start = this.startOf(quarter, count);
      return {
        quarter,
        start,
        name: fill(labels.quarter, whole(quarter + 1)),
        time: clockTime(start),
        cells: parties.map(({ id, periods }) => ({ id, text: this.cell(periods[quarter]) })),
      };
    });
  }

  /** @param {number} quarter @param {number} count */
  startOf(quarter, count) {
    const known = this.parties.map(({ periods }) => periods[quarter]).find(Boolean);
    return known ? known.start : (quarter * this.duration) / count;
  }

  /** @param {SentimentPeriod | null | undefined} period */
  cell(period) {
    if (!period) return labels.nothing;
    return `${TONES[period.label ?? toneOfScore(period.score)].word} (${signed(period.score)})`;
  }

  get switchLabel() {
    return this.isTable ? labels.asChart : labels.asTable;
  }

  get switchIcon() {
    return this.isTable ? 'utility:chart' : 'utility:table';
  }

  switchView() {
    this.isTable = !this.isTable;
  }

  /** @param {MouseEvent} event */
  seekInChart(event) {
    const { left, width } = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    this.seek(((event.clientX - left) / (width || 1)) * this.duration);
  }

  /** @param {Event} event */
  seekToQuarter(event) {
    this.seek(Number(/** @type {HTMLElement} */ (event.currentTarget).dataset.start));
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds } }));
  }
}
