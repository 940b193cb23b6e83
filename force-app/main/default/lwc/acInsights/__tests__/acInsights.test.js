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
} from '../../acConversation/__tests__/data/sampleCall';

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

  it('shows talk, phrases and language', async () => {
    await show(conversationOf());
    expect(all('c-ac-talk-share')[0].names).toEqual({ customer: 'c.AC_Customer', agent: 'c.AC_Agent' });
    expect(all('c-ac-key-phrases')[0].phrases).toHaveLength(2);
    expect(all('.heading').map((heading) => heading.textContent)).toEqual([
      'c.AC_Sentiment',
      'c.AC_Talk_Share',
      'c.AC_Key_Phrases',
      'c.AC_Language',
    ]);
  });

  it('numbers speakers who share a role', async () => {
    const participants = [
      { id: 'customer', role: 'CUSTOMER' },
      { id: 'agent', role: 'AGENT' },
      { id: 'agent-2', role: 'AGENT' },
    ];
    await show(conversationOf({ participants }));
    expect(all('c-ac-talk-share')[0].names).toMatchObject({
      agent: 'c.AC_Agent 1',
      'agent-2': 'c.AC_Agent 2',
    });
  });

  it('leaves out what was not asked for', async () => {
    await show(conversationOf({ insights: {} }));
    expect(all('c-ac-sentiment')).toHaveLength(0);
    expect(all('.heading').map((heading) => heading.textContent)).toEqual(['c.AC_Talk_Share']);
  });

  it('says what could not be analysed', async () => {
    const skipped = [
      { analysis: 'snt', reason: 'language-not-supported', detail: 'Not in this language.' },
      { analysis: 'dl', party: 'agent', reason: 'too-short', detail: 'Too short.' },
    ];
    await show(conversationOf({ skipped }));
    expect(all('.skipped li')).toHaveLength(2);
  });

  it('plays from where a phrase was said', async () => {
    await show(conversationOf());
    all('c-ac-key-phrases')[0].dispatchEvent(new CustomEvent('seek', { detail: { seconds: 6 } }));
    expect(publish.mock.calls.at(-1)[2]).toEqual({
      recordId: RECORD_ID,
      source: 'insights',
      kind: 'seek',
      seconds: 6,
      playing: true,
    });
  });

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
