import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import { publish } from 'lightning/messageService';
import { getRecord } from 'lightning/uiRecordApi';
import AcInsights from 'c/acInsights';
import {
  NO_FILE,
  RECORD_ID,
  conversationFile,
  sampleConversation,
  sampleRecord,
} from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

jest.mock('@salesforce/label/c.AC_Not_Analysed_Item', () => ({ default: '{0}: {1}' }), { virtual: true });
jest.mock(
  '@salesforce/apex/AC_ConversationController.getConversation',
  () => {
    const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);

registerSa11yMatcher();

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-insights', () => {
  let element;

  beforeEach(() => {
    element = createElement('c-ac-insights', { is: AcInsights });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  async function show(file, values) {
    getRecord.emit(sampleRecord(values));
    await flush();
    if (file) getConversation.emit(file);
    await flush();
  }

  const conversationOf = (overrides) =>
    conversationFile(sampleConversation(overrides), JSON.stringify(overrides ?? 'plain'));
  const all = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
  const state = () => element.shadowRoot.querySelector('c-ac-empty-state')?.state.name;

  it('shows the sentiment of the call and of each speaker', async () => {
    await show(conversationOf());
    const rows = all('c-ac-sentiment').map(({ party, sentiment }) => [party, sentiment.label]);
    expect(rows).toEqual([
      ['c.AC_Conversation', 'MIXED'],
      ['c.AC_Customer', 'NEGATIVE'],
      ['c.AC_Agent', 'POSITIVE'],
    ]);
  });

  const tabs = () => all('lightning-tab').map(({ value }) => value);

  it('has a tab for each kind of finding, the most telling first', async () => {
    const insights = {
      ...sampleConversation().insights,
      summary: 'The delivery was late.',
      syntax: { conversation: { partsOfSpeech: [{ tag: 'NOUN', count: 3 }], words: [] } },
    };
    await show(conversationOf({ insights }));
    expect(tabs()).toEqual(['summary', 'sentiment', 'talk', 'topics', 'language']);
    expect(all('c-ac-summary')[0].insights.summary).toBe('The delivery was late.');
    expect(all('c-ac-talk-share')[0].names).toEqual({ customer: 'c.AC_Customer', agent: 'c.AC_Agent' });
    expect(all('c-ac-topics')[0].conversation.insights.keyPhrases).toHaveLength(2);
    expect(all('c-ac-syntax')).toHaveLength(1);
  });

  it('leaves out what was not asked for', async () => {
    const turns = sampleConversation().turns.map((turn) => ({ ...turn, sentiment: undefined }));
    await show(conversationOf({ insights: {}, turns }));
    expect(tabs()).toEqual(['talk']);
  });

  it('shows the scores of Contact Lens where there is no other sentiment', async () => {
    await show(conversationOf({ insights: { sentimentScore: { customer: -2, agent: 1.5 } } }));
    expect(all('c-ac-sentiment').map(({ party, score }) => [party, score])).toEqual([
      ['c.AC_Customer', -2],
      ['c.AC_Agent', 1.5],
    ]);
  });

  it('says what could not be analysed', async () => {
    const skipped = [
      { analysis: 'snt', reason: 'language-not-supported', detail: 'Not in this language.' },
      { analysis: 'dl', party: 'agent', reason: 'too-short', detail: 'Too short.' },
    ];
    await show(conversationOf({ skipped }));
    expect(all('.skipped li')).toHaveLength(2);
  });

  it('says what is missing of the call itself, once, and not that a service failed', async () => {
    const odd = { analysis: 'transcript', reason: 'failed' };
    const skipped = [
      { ...odd, detail: 'Skipped: results.items[].' },
      { ...odd, detail: 'Skipped: results.items[].alternatives.' },
      { analysis: 'channels', reason: 'same-audio', detail: 'Both channels say the same.' },
      { analysis: 'contact-lens', reason: 'failed', detail: 'Contact Lens left out the summary.' },
    ];
    await show(conversationOf({ skipped }));
    const texts = all('.skipped li').map(({ textContent }) => textContent);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('AC_Not_Analysed_Part_Unreadable');
    expect(texts[1]).toContain('AC_Not_Analysed_Same_Audio');
    expect(texts[2]).toContain('Contact Lens left out the summary.');
  });

  it.each(['c-ac-topics', 'c-ac-sentiment-timeline', 'c-ac-summary'])(
    'plays from where %s leads',
    async (selector) => {
      await show(conversationOf({ insights: { ...sampleConversation().insights, summary: 'Late.' } }));
      all(selector)[0].dispatchEvent(new CustomEvent('seek', { detail: { seconds: 6 } }));
      expect(publish.mock.calls.at(-1)[2]).toEqual({
        recordId: RECORD_ID,
        source: 'insights',
        kind: 'seek',
        seconds: 6,
        playing: true,
      });
    },
  );

  it('says that it loads', () => {
    expect(state()).toBe('LOADING');
  });

  it.each(['IMPORTED', 'TRANSCRIBING', 'ANALYSING', null])(
    'says that a call that is %s comes',
    async (status) => {
      await show(null, { Status__c: status });
      expect(state()).toBe('INSIGHTS_PENDING');
    },
  );

  it('shows what is there while the rest is being analysed, and says so', async () => {
    await show(conversationFile(sampleConversation()), { Status__c: 'ANALYSING' });
    const notice = element.shadowRoot.querySelector('c-ac-empty-state');
    expect([notice.state.name, notice.variant]).toEqual(['INSIGHTS_PENDING', 'inline']);
    expect(element.shadowRoot.querySelector('lightning-tabset')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says why there are none', async () => {
    await show(NO_FILE, { StatusReason__c: 'Transcription was not asked for.' });
    const { name, detail } = element.shadowRoot.querySelector('c-ac-empty-state').state;
    expect([name, detail]).toEqual(['NO_INSIGHTS', 'Transcription was not asked for.']);
  });

  it('says that the call may not be seen', async () => {
    getRecord.error({ message: 'no' }, 403);
    await flush();
    expect(state()).toBe('NO_ACCESS');
  });

  it('says that the file is damaged, or newer than it', async () => {
    await show({ ...conversationFile({}, 'bad'), text: 'x' });
    expect(state()).toBe('TRANSCRIPT_UNREADABLE');
    getConversation.emit(conversationOf({ schemaVersion: 9 }));
    await flush();
    expect(state()).toBe('NEWER_VERSION');
  });

  it('is accessible', async () => {
    await show(conversationOf());
    await expect(element).toBeAccessible();
  });
});
