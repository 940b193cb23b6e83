import { LightningElement, api } from 'lwc';
import { labels } from './labels';

/** @import {Insights} from 'c/acConversation' */

/**
 * What the conversation came to.
 * @fires AcSummary#seek detail: `{seconds, turn}`
 */
export default class AcSummary extends LightningElement {
  /** @type {Insights} */
  @api insights = {};

  labels = labels;

  get lists() {
    const { issues, outcomes, actionItems } = this.insights;
    return [
      { heading: labels.issues, findings: issues ?? [] },
      { heading: labels.outcomes, findings: outcomes ?? [] },
      { heading: labels.actionItems, findings: actionItems ?? [] },
    ].filter(({ findings }) => findings.length > 0);
  }

  get categories() {
    return (this.insights.categories ?? []).map(({ text, places }) => ({ key: text, text, places }));
  }

  /** @param {CustomEvent} event */
  forward({ detail }) {
    this.dispatchEvent(new CustomEvent('seek', { detail }));
  }
}
