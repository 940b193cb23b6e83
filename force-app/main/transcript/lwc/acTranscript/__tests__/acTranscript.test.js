import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import { publish, subscribe, unsubscribe } from 'lightning/messageService';
import { CurrentPageReference } from 'lightning/navigation';
import { getRecord } from 'lightning/uiRecordApi';
import AcTranscript from 'c/acTranscript';
import {
  NO_FILE,
  RECORD_ID,
  conversationFile,
  sampleConversation,
  sampleRecord,
} from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

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
    jest.useRealTimers();
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
  const viewer = () => find('c-ac-transcript-viewer');
  const turnsShown = () => viewer().shadowRoot.querySelector('c-ac-turn-list').turns;
  const state = () => find('c-ac-empty-state')?.state;
  const hear = async (message) => {
    subscribe.mock.calls[0][2]({ recordId: RECORD_ID, source: 'recording', ...message });
    await flush();
  };
  const published = (kind) =>
    publish.mock.calls.map(([, , message]) => message).filter((message) => message.kind === kind);
  const send = async (name, detail) => {
    viewer().dispatchEvent(new CustomEvent(name, { detail }));
    await flush();
  };
  const openAt = async (address) => {
    CurrentPageReference.emit({
      type: 'standard__recordPage',
      attributes: { recordId: RECORD_ID },
      state: address,
    });
    await flush();
  };

  it('shows the turns', async () => {
    await show();
    expect(turnsShown().map((turn) => turn.text)).toContain('Thank you for calling Northwind.');
  });

  it('follows the playback', async () => {
    await show();
    await hear({ kind: 'time', seconds: 9, playing: false });
    expect(viewer().said).toEqual({ turn: 2, word: -1 });
  });

  it('follows at the speed of the player, and stops with it', async () => {
    await show();
    await hear({ kind: 'state', playing: true, rate: 2 });
    jest.useFakeTimers();
    subscribe.mock.calls[0][2]({
      recordId: RECORD_ID,
      source: 'recording',
      kind: 'time',
      seconds: 3.3,
      playing: true,
    });
    await jest.advanceTimersByTimeAsync(110);
    expect(viewer().said.turn).toBe(1);
    subscribe.mock.calls[0][2]({ recordId: RECORD_ID, source: 'recording', kind: 'state', playing: false });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('plays from a turn, or from a word of it', async () => {
    const [first, second, third] = sampleConversation().turns;
    const words = { text: ['I', 'am'], start: [8.5, 8.75], end: [8.7, 9], confidence: [1, 1] };
    await show(
      conversationFile(sampleConversation({ turns: [first, second, { ...third, words }] }), 'words'),
    );
    await send('seek', { turn: 1, word: -1 });
    expect(published('seek').at(-1)).toMatchObject({ seconds: 3.5, playing: true });
    await send('seek', { turn: 2, word: 1 });
    expect(published('seek').at(-1)).toMatchObject({ seconds: 8.75, playing: true });
    expect(viewer().said).toEqual({ turn: 2, word: 1 });
  });

  it('shows the turn that the reader went to elsewhere on the page', async () => {
    await show();
    const showTurn = jest.spyOn(viewer(), 'showTurn');
    await hear({ kind: 'seek', seconds: 9, playing: true });
    expect(showTurn).toHaveBeenCalledWith(2);
  });

  it('has the waveform show what was found, and takes it away when it goes', async () => {
    await show();
    const places = [{ start: 4, end: 4.5, text: 'delivery' }];
    await send('searched', { places });
    expect(published('marks')).toEqual([expect.objectContaining({ layer: 'search', places })]);
    element.remove();
    expect(published('marks').at(-1)).toMatchObject({ layer: 'search', places: [] });
  });

  it('shows on which turns there are comments', async () => {
    await show();
    await hear({ kind: 'marks', layer: 'comments', places: [{ start: 4 }, { start: 5 }, { start: 9 }] });
    expect([...viewer().comments]).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  describe('opened by a link to a moment', () => {
    it('goes there, marks it, and sets the player there without playing', async () => {
      await openAt({ c__start: '4' });
      await show();
      expect([...viewer().linked]).toEqual([1]);
      expect(published('seek')).toEqual([expect.objectContaining({ seconds: 4, playing: false })]);
    });

    it('marks every turn of a stretch', async () => {
      await show();
      await openAt({ c__start: '4', c__end: '9' });
      expect([...viewer().linked]).toEqual([1, 2]);
    });

    it('goes there once, whatever else the page tells', async () => {
      await show();
      await openAt({ c__start: '4' });
      await openAt({ c__start: '4', other: 'x' });
      expect(published('seek')).toHaveLength(1);
      await openAt({});
      await openAt({ c__start: '9' });
      expect(published('seek')).toHaveLength(2);
      expect([...viewer().linked]).toEqual([2]);
    });
  });

  describe('copying', () => {
    const toasts = jest.fn();
    const writeText = jest.fn();

    beforeEach(() => {
      writeText.mockReset().mockResolvedValue(undefined);
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      element.addEventListener('lightning__showtoast', (event) => toasts(event.detail));
    });

    afterEach(() => {
      delete navigator.clipboard;
    });

    it('takes a turn with its time and speaker', async () => {
      await show();
      await send('copy', { turn: 1 });
      expect(writeText).toHaveBeenCalledWith(
        '[0:03] c.AC_Customer: My delivery is late, and the address was wrong.',
      );
      expect(toasts).toHaveBeenCalledWith(expect.objectContaining({ title: 'c.AC_Turn_Copied' }));
    });

    it('takes a link to a moment', async () => {
      await show();
      await send('copylink', { turn: 1 });
      expect(writeText).toHaveBeenCalledWith(expect.stringMatching(/^https:\/\//));
      expect(toasts).toHaveBeenCalledWith(expect.objectContaining({ title: 'c.AC_Link_Copied' }));
    });

    it('says where the browser did not allow it', async () => {
      writeText.mockRejectedValue(new Error('NotAllowedError'));
      await show();
      await send('copy', { turn: 1 });
      expect(toasts).toHaveBeenCalledWith(expect.objectContaining({ title: 'c.AC_Turn_Not_Copied' }));
    });
  });

  describe('exporting', () => {
    const formats = () =>
      [...element.shadowRoot.querySelectorAll('lightning-menu-item')].map(({ value }) => value);

    it('saves the transcript in the chosen format', async () => {
      URL.createObjectURL = jest.fn(() => 'blob:one');
      URL.revokeObjectURL = jest.fn();
      const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
      await show();
      expect(formats()).toEqual(['text', 'csv', 'vtt', 'srt']);
      find('.export').dispatchEvent(new CustomEvent('select', { detail: { value: 'csv' } }));
      await flush();
      expect(click).toHaveBeenCalledTimes(1);
      expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:one');
      click.mockRestore();
      delete URL.createObjectURL;
      delete URL.revokeObjectURL;
    });

    it('offers nothing where there is nothing to export', async () => {
      await show(NO_FILE);
      expect(find('.export')).toBeNull();
    });
  });

  describe('of a chat', () => {
    it('follows no playback, asks for none and has no subtitles', async () => {
      await show(conversationFile(sampleConversation({ channel: 'CHAT' }), 'chat'));
      await hear({ kind: 'time', seconds: 9, playing: false });
      await send('searched', { places: [] });
      expect(viewer().said.turn).toBe(-1);
      expect(published('marks')).toEqual([]);
      expect(element.shadowRoot.querySelectorAll('lightning-menu-item')).toHaveLength(2);
    });
  });

  it('loads', () => {
    expect(state().name).toBe('LOADING');
  });

  it.each([
    ['IMPORTED', 'c.AC_Step_Imported'],
    ['TRANSCRIBING', 'c.AC_Step_Transcribing'],
    ['ANALYSING', 'c.AC_Step_Analysing'],
  ])('says what is done while a call is %s', async (status, detail) => {
    await show(null, { Status__c: status });
    expect(state()).toMatchObject({ name: 'TRANSCRIPT_PENDING', detail });
    await expect(element).toBeAccessible();
  });

  it('says that the transcript comes, then shows it', async () => {
    await show(null, { Status__c: 'TRANSCRIBING' });
    expect(state().name).toBe('TRANSCRIPT_PENDING');
    await show();
    expect(turnsShown()).toHaveLength(3);
  });

  it.each([
    ['FAILED', 'TRANSCRIPT_FAILED'],
    ['DONE', 'NO_TRANSCRIPT'],
  ])('says in the words of the record why a call that is %s has none', async (status, name) => {
    await show(NO_FILE, { Status__c: status, StatusReason__c: 'For a reason.' });
    expect(state()).toMatchObject({ name, detail: 'For a reason.' });
  });

  it.each(['FAILED', 'ANALYSING'])(
    'says that the transcript of a call that is %s is withheld, and why',
    async (status) => {
      const reason = 'The transcript is withheld: personal data cannot be found in this language.';
      await show(NO_FILE, { Status__c: status, StatusReason__c: reason });
      expect(state()).toMatchObject({ name: 'TRANSCRIPT_WITHHELD', detail: reason });
      await expect(element).toBeAccessible();
    },
  );

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
    expect(turnsShown()).toHaveLength(3);
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
    await openAt({ c__start: '4' });
    await expect(element).toBeAccessible();
  });
});
