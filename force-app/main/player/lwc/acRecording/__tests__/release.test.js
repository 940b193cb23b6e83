import { createElement } from 'lwc';
import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import getPlayback from '@salesforce/apex/AC_PlaybackController.getPlayback';
import { subscribe, unsubscribe } from 'lightning/messageService';
import { getRecord } from 'lightning/uiRecordApi';
import AcRecording from 'c/acRecording';
import { FakeAudioContext } from './data/fakeAudioContext';
import { layOut, observerCount } from '../../acTimeline/__tests__/data/layout';
import {
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
jest.mock('@salesforce/apex/AC_PlaybackController.getPlayback', () => ({ default: jest.fn() }), {
  virtual: true,
});

const MOUNTS = 100;
/** Taken before timers are counted. */
const later = window.setTimeout.bind(window);
const flush = () => new Promise((resolve) => later(resolve, 0));

/** Counts what is listened to on a target and not let go of, by a removal or by an aborted signal. */
function countListeners(target) {
  const held = new Map();
  const add = target.addEventListener;
  const remove = target.removeEventListener;
  const forget = (type, listener) => held.delete(`${type}:${idOf(listener)}`);
  target.addEventListener = function addEventListener(type, listener, options) {
    held.set(`${type}:${idOf(listener)}`, type);
    options?.signal?.addEventListener('abort', () => forget(type, listener), { once: true });
    return add.call(this, type, listener, options);
  };
  target.removeEventListener = function removeEventListener(type, listener, options) {
    forget(type, listener);
    return remove.call(this, type, listener, options);
  };
  return {
    get held() {
      return [...held.values()];
    },
    stop() {
      target.addEventListener = add;
      target.removeEventListener = remove;
    },
  };
}

const ids = new WeakMap();
let lastId = 0;
function idOf(listener) {
  if (!ids.has(listener)) ids.set(listener, (lastId += 1));
  return ids.get(listener);
}

describe('a recording that is opened and closed a hundred times', () => {
  let timers;
  let ofWindow;
  let ofDocument;

  beforeEach(() => {
    layOut(600);
    window.AudioContext = FakeAudioContext;
    FakeAudioContext.made.length = 0;
    for (const name of ['load', 'pause'])
      jest.spyOn(HTMLMediaElement.prototype, name).mockImplementation(() => {});
    jest.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(async function play() {
      this.dispatchEvent(new CustomEvent('loadedmetadata'));
      this.dispatchEvent(new CustomEvent('playing'));
    });
    URL.createObjectURL = jest.fn();
    getPlayback.mockResolvedValue({ state: 'READY', url: 'https://recordings.example.com/call.wav' });
    timers = new Set();
    for (const [set, clear] of [
      ['setTimeout', 'clearTimeout'],
      ['setInterval', 'clearInterval'],
      ['requestAnimationFrame', 'cancelAnimationFrame'],
    ])
      countTimers(set, clear);
    ofWindow = countListeners(window);
    ofDocument = countListeners(document);
  });

  afterEach(() => {
    ofWindow.stop();
    ofDocument.stop();
    jest.restoreAllMocks();
    delete window.AudioContext;
    delete URL.createObjectURL;
  });

  function countTimers(set, clear) {
    const start = window[set].bind(window);
    const stop = window[clear].bind(window);
    jest.spyOn(window, set).mockImplementation((callback, ...rest) => {
      const timer = start(
        (...values) => {
          timers.delete(timer);
          callback(...values);
        },
        ...rest,
      );
      timers.add(timer);
      return timer;
    });
    jest.spyOn(window, clear).mockImplementation((timer) => {
      timers.delete(timer);
      stop(timer);
    });
  }

  async function openPlayAndClose() {
    const element = createElement('c-ac-recording', { is: AcRecording });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
    getRecord.emit(sampleRecord({ RecordingPath__c: 'bucket/call.wav', AudioDuration__c: 15 }));
    getConversation.emit(conversationFile(sampleConversation()));
    await flush();
    const find = (selector) => element.shadowRoot.querySelector(selector);
    find('c-ac-playback-controls').dispatchEvent(
      new CustomEvent('command', { detail: { command: 'toggle' } }),
    );
    await flush();
    find('c-ac-speaker-switches').dispatchEvent(
      new CustomEvent('mutechange', { detail: { muted: [true, false] } }),
    );
    const audio = find('audio');
    element.remove();
    await flush();
    return audio;
  }

  it('leaves nothing behind', async () => {
    await openPlayAndClose();
    const before = { window: ofWindow.held.length, document: ofDocument.held.length, timers: timers.size };
    const sources = [];
    for (let count = 1; count < MOUNTS; count += 1) {
      // One after the other, as a user would.
      // eslint-disable-next-line no-await-in-loop
      sources.push((await openPlayAndClose()).hasAttribute('src'));
    }
    expect({
      window: ofWindow.held.length,
      document: ofDocument.held.length,
      timers: timers.size,
    }).toEqual(before);
    expect(observerCount()).toBe(0);
    expect(sources).not.toContain(true);
    expect(unsubscribe).toHaveBeenCalledTimes(subscribe.mock.calls.length);
    expect(FakeAudioContext.made).toHaveLength(MOUNTS);
    expect(FakeAudioContext.made.every(({ state }) => state === 'closed')).toBe(true);
    expect(URL.createObjectURL).not.toHaveBeenCalled();
  }, 240_000);
});
