import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import { publish, subscribe, unsubscribe } from 'lightning/messageService';
import { getRecord } from 'lightning/uiRecordApi';
import AcTranscript from 'c/acTranscript';
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

describe('c-ac-transcript', () => {
  let element;

  beforeEach(() => {
    global.IntersectionObserver = class {
      observe() {}
      disconnect() {}
    };
    window.matchMedia = () => ({ matches: true });
    Element.prototype.scrollTo = jest.fn();
    element = createElement('c-ac-transcript', { is: AcTranscript });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    delete Element.prototype.scrollTo;
    delete window.matchMedia;
    delete global.IntersectionObserver;
  });

  async function show(file = conversationFile(sampleConversation()), values = {}) {
    getRecord.emit(sampleRecord(values));
    await flush();
    if (file) getConversation.emit(file);
    await flush();
  }

  const find = (selector) => element.shadowRoot.querySelector(selector);
  const list = () => find('c-ac-turn-list');
  const state = () => find('c-ac-empty-state')?.state;
  const playerIsAt = async (seconds) => {
    const hear = subscribe.mock.calls[0][2];
    hear({ recordId: RECORD_ID, source: 'recording', kind: 'time', seconds, playing: true });
    await flush();
  };
  const search = async (value) => {
    find('.query').dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await flush();
  };
  const isFollowing = () => find('.follow').getAttribute('aria-checked');

  it('shows the turns with the roles of their speakers', async () => {
    await show();
    expect(list().turns.map((turn) => turn.text)).toContain('Thank you for calling Northwind.');
    expect(list().roles).toEqual({ customer: 'CUSTOMER', agent: 'AGENT' });
  });

  it('follows the playback', async () => {
    await show();
    await playerIsAt(9);
    expect(list().active).toBe(2);
    expect(Element.prototype.scrollTo).toHaveBeenCalled();
  });

  it('lets the reader scroll, and follows again when asked', async () => {
    await show();
    list().dispatchEvent(new CustomEvent('readerscroll'));
    await flush();
    expect(isFollowing()).toBe('false');
    Element.prototype.scrollTo.mockClear();
    await playerIsAt(4);
    expect(list().active).toBe(1);
    expect(Element.prototype.scrollTo).not.toHaveBeenCalled();
    find('.follow').click();
    await flush();
    expect(isFollowing()).toBe('true');
    expect(Element.prototype.scrollTo).toHaveBeenCalled();
  });

  it('plays from a turn that is chosen', async () => {
    await show();
    list().dispatchEvent(new CustomEvent('choose', { detail: { position: 2 } }));
    expect(publish.mock.calls.at(-1)[2]).toMatchObject({ kind: 'seek', seconds: 8.5, playing: true });
  });

  it('finds words, counts them and goes from one to the next and round', async () => {
    await show();
    await search('DELIVERY');
    expect(list().matches.map((match) => match.turn)).toEqual([1, 2]);
    expect(list().currentMatch.turn).toBe(1);
    find('.next').click();
    await flush();
    expect(list().currentMatch.turn).toBe(2);
    find('.next').click();
    await flush();
    expect(list().currentMatch.turn).toBe(1);
    find('.previous').click();
    await flush();
    expect(list().currentMatch.turn).toBe(2);
  });

  it('goes through the matches by Enter and Shift+Enter', async () => {
    await show();
    await search('delivery');
    const enter = (options) =>
      find('.query').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...options }));
    enter();
    await flush();
    expect(list().currentMatch.turn).toBe(2);
    enter({ shiftKey: true });
    await flush();
    expect(list().currentMatch.turn).toBe(1);
  });

  it('says that there is no match, and nothing where nothing is searched', async () => {
    await show();
    await search('elephant');
    expect(find('.count').textContent).toBe('c.AC_No_Match');
    expect(find('.next').disabled).toBe(true);
    await search('');
    expect(find('.count').textContent).toBe('');
  });

  it('loads', () => {
    expect(state().name).toBe('LOADING');
  });

  it('says that the transcript comes, then shows it', async () => {
    await show(null, { Status__c: 'TRANSCRIBING' });
    expect(state().name).toBe('TRANSCRIPT_PENDING');
    await show();
    expect(list().turns).toHaveLength(3);
  });

  it.each([
    ['FAILED', 'TRANSCRIPT_FAILED'],
    ['DONE', 'NO_TRANSCRIPT'],
  ])('says in the words of the record why a call that is %s has none', async (status, name) => {
    await show(NO_FILE, { Status__c: status, StatusReason__c: 'For a reason.' });
    expect(state()).toMatchObject({ name, detail: 'For a reason.' });
  });

  it('says that nobody spoke', async () => {
    await show(conversationFile(sampleConversation({ turns: [] }), 'silent'));
    expect(state().name).toBe('NOTHING_SAID');
  });

  it('says that the call may not be seen', async () => {
    getRecord.error({ message: 'gone' }, 404);
    await flush();
    expect(state().name).toBe('NO_ACCESS');
  });

  it('offers to try again where the platform failed', async () => {
    getRecord.error({ message: 'busy' }, 500);
    await flush();
    expect(state()).toMatchObject({ name: 'RECORD_FAILED', canRetry: true });
  });

  it('keeps what it shows where one look at the record fails', async () => {
    await show();
    getRecord.error({ message: 'busy' }, 500);
    await flush();
    expect(list().turns).toHaveLength(3);
  });

  it('forgets one call when the page shows another', async () => {
    await show();
    element.recordId = 'a01000000000002AAA';
    await flush();
    expect(state().name).toBe('LOADING');
  });

  it('leaves the playback channel', () => {
    element.remove();
    expect(unsubscribe).toHaveBeenCalledTimes(1);
  });

  it('is accessible', async () => {
    await show();
    await search('delivery');
    await expect(element).toBeAccessible();
  });
});
