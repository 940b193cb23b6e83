import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import getDownload from '@salesforce/apex/AC_PlaybackController.getDownload';
import getPlayback from '@salesforce/apex/AC_PlaybackController.getPlayback';
import { publish, subscribe } from 'lightning/messageService';
import { getRecord } from 'lightning/uiRecordApi';
import AcRecording from 'c/acRecording';
import { FakeAudioContext } from './data/fakeAudioContext';
import {
  RECORD_ID,
  conversationFile,
  sampleConversation,
  sampleRecord,
  sampleWaveform,
} from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

import { CurrentPageReference } from 'lightning/navigation';
import { layOut } from '../../acTimeline/__tests__/data/layout';

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
jest.mock('@salesforce/apex/AC_PlaybackController.getDownload', () => ({ default: jest.fn() }), {
  virtual: true,
});

registerSa11yMatcher();

const URL_OF_AUDIO = 'https://recordings.example.com/call.wav?signature=abc';
const CALL = {
  RecordingPath__c: 'bucket/call.wav',
  RecordingStatus__c: 'AVAILABLE',
  AudioDuration__c: 15,
  Waveform__c: sampleWaveform([
    [
      [-1, 1],
      [-2, 2],
    ],
  ]),
  WaveformStatus__c: 'READY',
};

let files = 0;

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-recording', () => {
  const drawing = { destroy: jest.fn(), setTime: jest.fn(), load: jest.fn(), on: jest.fn() };
  let element;

  beforeEach(() => {
    window.WaveSurfer = { create: jest.fn(() => drawing) };
    window.localStorage.clear();
    layOut(600);
    for (const name of ['load', 'pause'])
      jest.spyOn(HTMLMediaElement.prototype, name).mockImplementation(() => {});
    jest.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(async function play() {
      this.dispatchEvent(new CustomEvent('playing'));
    });
    getPlayback.mockResolvedValue({ state: 'READY', url: URL_OF_AUDIO });
    element = createElement('c-ac-recording', { is: AcRecording });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
    jest.clearAllMocks();
    delete window.WaveSurfer;
  });

  async function show(values = {}, conversation = sampleConversation()) {
    getRecord.emit(sampleRecord({ ...CALL, ...values }));
    await flush();
    files += 1;
    // A file of its own each time: what was read of a version is kept.
    if (conversation) getConversation.emit(conversationFile(conversation, `068${files}`));
    await flush();
  }

  const find = (selector) => element.shadowRoot.querySelector(selector);
  const audio = () => find('audio');
  const timeline = () => find('c-ac-timeline');
  const controls = () => find('c-ac-playback-controls');
  const command = async (name) => {
    controls().dispatchEvent(new CustomEvent('command', { detail: { command: name } }));
    await flush();
  };
  const hear = async (message) => {
    subscribe.mock.calls[0][2]({ recordId: RECORD_ID, source: 'transcript', ...message });
    await flush();
  };
  const seekTo = async (seconds) => {
    timeline().dispatchEvent(new CustomEvent('seek', { detail: { seconds } }));
    await flush();
  };
  const press = (key, options = {}) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...options });
    find('.player').dispatchEvent(event);
    return event;
  };
  const notices = () => [...element.shadowRoot.querySelectorAll('.notice')].map(({ state }) => state.name);
  const blocked = () => find('c-ac-empty-state:not(.notice)')?.state.name;

  it('draws the waveform before Play, and fetches neither a link nor audio', async () => {
    await show();
    expect(window.WaveSurfer.create).toHaveBeenCalled();
    expect(getPlayback).not.toHaveBeenCalled();
    expect(audio().hasAttribute('src')).toBe(false);
  });

  it('plays from the link that Apex gives', async () => {
    await show();
    await command('toggle');
    expect(getPlayback).toHaveBeenCalledWith({ recordId: RECORD_ID });
    expect(audio().src).toBe(URL_OF_AUDIO);
    expect(controls().phase).toBe('playing');
    await command('toggle');
    expect(HTMLMediaElement.prototype.pause).toHaveBeenCalled();
  });

  it('tells the other components that it plays, and where it is', async () => {
    await show();
    await seekTo(4);
    await command('toggle');
    const messages = publish.mock.calls.map(([, , { kind, seconds, playing }]) => ({
      kind,
      seconds,
      playing,
    }));
    expect(messages).toContainEqual({ kind: 'time', seconds: 4, playing: false });
    expect(messages.at(-1)).toEqual({ kind: 'state', seconds: 4, playing: true });
  });

  it('goes where the transcript points, and plays', async () => {
    await show();
    await hear({ kind: 'seek', seconds: 8.5, playing: true });
    expect(controls().time).toBe(8.5);
    expect(controls().phase).toBe('playing');
    expect(timeline().time).toBe(8.5);
  });

  it('obeys play and pause of other components', async () => {
    await show();
    await hear({ kind: 'play' });
    expect(controls().phase).toBe('playing');
    HTMLMediaElement.prototype.pause.mockClear();
    await hear({ kind: 'pause' });
    expect(HTMLMediaElement.prototype.pause).toHaveBeenCalledTimes(1);
  });

  it('tells a component that came later where it is', async () => {
    await show();
    await seekTo(4);
    publish.mockClear();
    await hear({ kind: 'ask' });
    expect(publish).toHaveBeenCalledTimes(1);
    expect(publish.mock.calls[0][2]).toMatchObject({ kind: 'time', seconds: 4, playing: false });
  });

  it('pauses when another call begins to play', async () => {
    await show();
    await command('toggle');
    HTMLMediaElement.prototype.pause.mockClear();
    await hear({ recordId: 'other', kind: 'state', playing: true });
    expect(HTMLMediaElement.prototype.pause).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['back', 2, 0],
    ['forward', 2, 12],
    ['forward', 14, 15],
    ['nextturn', 1, 3.5],
    ['nextturn', 14, 14],
    ['previousturn', 8, 3.5],
    ['previousturn', 4, 0.5],
    ['previousturn', 0.2, 0],
  ])('goes %s from %p to %p seconds', async (name, from, to) => {
    await show();
    await seekTo(from);
    await command(name);
    expect(controls().time).toBe(to);
  });

  it.each([
    ['l', 14],
    ['j', 0],
    ['ArrowRight', 9],
    ['ArrowLeft', 0],
  ])('goes by the key %s from 4 to %p seconds', async (key, to) => {
    await show();
    await seekTo(4);
    find('.player').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await flush();
    expect(controls().time).toBe(to);
  });

  it('plays by the key K', async () => {
    await show();
    find('.player').dispatchEvent(new KeyboardEvent('keydown', { key: 'k', cancelable: true }));
    await flush();
    expect(controls().phase).toBe('playing');
  });

  it.each([
    ['>', 'playbackRate', 1.25],
    ['<', 'playbackRate', 0.75],
    ['m', 'muted', true],
  ])('by the key %s sets %s to %p', async (key, property, value) => {
    await show();
    press(key);
    expect(audio()[property]).toBe(value);
  });

  it('goes no further than the fastest speed', async () => {
    await show();
    for (let count = 0; count < 9; count += 1) press('>');
    expect(audio().playbackRate).toBe(3);
  });

  it('lists the keys by ?', async () => {
    await show();
    const shown = jest.fn();
    find('c-ac-shortcuts').show = shown;
    expect(press('?').defaultPrevented).toBe(true);
    expect(shown).toHaveBeenCalledTimes(1);
  });

  it('leaves other keys to the page', async () => {
    await show();
    expect(press('a').defaultPrevented).toBe(false);
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(false);
  });

  it('keeps the speed for the next call', async () => {
    await show();
    controls().dispatchEvent(new CustomEvent('ratechange', { detail: { rate: 1.75 } }));
    await flush();
    expect(audio().playbackRate).toBe(1.75);
    const next = createElement('c-ac-recording', { is: AcRecording });
    next.recordId = RECORD_ID;
    document.body.appendChild(next);
    getRecord.emit(sampleRecord(CALL));
    await flush();
    expect(next.shadowRoot.querySelector('c-ac-playback-controls').rate).toBe(1.75);
  });

  const select = async (range) => {
    timeline().dispatchEvent(new CustomEvent('rangechange', { detail: { range } }));
    await flush();
  };
  const loop = async (looping) => {
    timeline().dispatchEvent(new CustomEvent('loopchange', { detail: { looping } }));
    await flush();
  };
  const playTo = async (seconds) => {
    Object.defineProperty(audio(), 'readyState', { value: 4, configurable: true });
    audio().currentTime = seconds;
    audio().dispatchEvent(new CustomEvent('timeupdate'));
    await flush();
  };

  it('tells a component that came later which stretch is selected', async () => {
    await show();
    await select({ start: 4, end: 6 });
    publish.mockClear();
    await hear({ kind: 'ask' });
    expect(publish.mock.calls.map(([, , message]) => message)).toContainEqual(
      expect.objectContaining({ kind: 'range', range: { start: 4, end: 6 } }),
    );
  });

  it('tells the other components which stretch is selected', async () => {
    await show();
    await select({ start: 2, end: 4 });
    expect(timeline().range).toEqual({ start: 2, end: 4 });
    expect(publish.mock.calls.at(-1)[2]).toMatchObject({ kind: 'range', range: { start: 2, end: 4 } });
  });

  it('plays the selected stretch again and again while it loops', async () => {
    await show();
    await select({ start: 2, end: 4 });
    await command('toggle');
    await playTo(4.1);
    expect(controls().time).toBe(4.1);
    await loop(true);
    expect(controls().time).toBe(2);
    await playTo(4.1);
    expect(controls().time).toBe(2);
  });

  it('loops no longer when the stretch is cleared', async () => {
    await show();
    await select({ start: 2, end: 4 });
    await loop(true);
    await select(null);
    expect(timeline().looping).toBe(false);
  });

  it('shows the places that other components found', async () => {
    await show();
    const places = [{ start: 1, end: 2, text: 'late' }];
    await hear({ kind: 'marks', layer: 'search', places });
    expect(timeline().marks).toEqual({ search: places });
  });

  it('goes to the moment that the address names, and selects its stretch', async () => {
    await show();
    const state = { c__start: '3.5', c__end: '5.0' };
    CurrentPageReference.emit({ type: 'standard__recordPage', attributes: { recordId: RECORD_ID }, state });
    await flush();
    expect(controls().time).toBe(3.5);
    expect(timeline().range).toEqual({ start: 3.5, end: 5 });
    expect(getPlayback).not.toHaveBeenCalled();
  });

  it('sets the volume', async () => {
    await show();
    await command('mute');
    controls().dispatchEvent(new CustomEvent('volumechange', { detail: { volume: 0.25 } }));
    expect(audio()).toMatchObject({ volume: 0.25, muted: false });
  });

  it('mutes, and comes back as loud as before', async () => {
    await show();
    controls().dispatchEvent(new CustomEvent('volumechange', { detail: { volume: 0.25 } }));
    await command('mute');
    expect(audio()).toMatchObject({ volume: 0.25, muted: true });
    await command('mute');
    expect(audio()).toMatchObject({ volume: 0.25, muted: false });
  });

  it('is heard again where it was turned down to nothing', async () => {
    await show();
    controls().dispatchEvent(new CustomEvent('volumechange', { detail: { volume: 0 } }));
    audio().muted = true;
    await command('mute');
    await command('mute');
    expect(audio()).toMatchObject({ volume: 1, muted: false });
  });

  describe('with silences', () => {
    const withSilence = () => {
      const conversation = sampleConversation();
      conversation.statistics.silences = [{ start: 3, end: 8 }];
      return conversation;
    };
    const moveTo = async (seconds) => {
      const media = audio();
      Object.defineProperty(media, 'readyState', { value: 4, configurable: true });
      media.currentTime = seconds;
      media.dispatchEvent(new CustomEvent('timeupdate'));
      await flush();
    };

    it('skips them, where that is wished', async () => {
      await show({}, withSilence());
      expect([controls().hasSilences, controls().skipsSilence]).toEqual([true, false]);
      await command('skipsilence');
      expect(controls().skipsSilence).toBe(true);
      await command('toggle');
      await moveTo(4);
      expect(audio().currentTime).toBe(7.7);
    });

    it('plays them, where it is not', async () => {
      await show({}, withSilence());
      await command('toggle');
      await moveTo(4);
      expect(audio().currentTime).toBe(4);
    });
  });

  describe('with a browser that can mix', () => {
    beforeEach(() => {
      window.AudioContext = FakeAudioContext;
      FakeAudioContext.made.length = 0;
    });

    afterEach(() => {
      delete window.AudioContext;
    });

    const switches = () => find('c-ac-speaker-switches');
    const playOpenly = async () => {
      audio().dispatchEvent(new CustomEvent('loadedmetadata'));
      audio().dispatchEvent(new CustomEvent('playing'));
      await flush();
    };
    const mute = async (...muted) => {
      switches().dispatchEvent(new CustomEvent('mutechange', { detail: { muted } }));
      await flush();
    };

    it('offers to mute a speaker once it is known that the sound may be worked on', async () => {
      await show();
      expect(switches()).toBeNull();
      await command('toggle');
      await playOpenly();
      expect(switches().speakers.map(({ role }) => role)).toEqual(['CUSTOMER', 'AGENT']);
    });

    it('leaves the sound alone until a speaker is muted', async () => {
      await show();
      await command('toggle');
      await playOpenly();
      expect(FakeAudioContext.made).toHaveLength(0);
      await mute(false, true);
      expect(FakeAudioContext.made).toHaveLength(1);
      expect(switches().muted).toEqual([false, true]);
      await mute(false, false);
      expect(FakeAudioContext.made).toHaveLength(1);
    });

    it('lets go of it when the page closes', async () => {
      await show();
      await command('toggle');
      await playOpenly();
      await mute(true, false);
      element.remove();
      expect(FakeAudioContext.made[0].close).toHaveBeenCalledTimes(1);
    });
  });

  it('plays the redacted recording where that is the one there is, and says so', async () => {
    await show({ RecordingPath__c: null, RedactedRecordingPath__c: 'bucket/redacted.wav' });
    expect(notices()).toEqual(['REDACTED']);
    await command('toggle');
    expect(controls().phase).toBe('playing');
  });

  it.each([
    'NO_PERMISSION',
    'NO_ACCESS',
    'NO_RECORDING',
    'NOT_YET',
    'ARCHIVED',
    'NOT_ALLOWED',
    'NOT_CONFIGURED',
  ])('explains that Apex answered %s', async (state) => {
    getPlayback.mockResolvedValue({ state, url: null });
    await show();
    await command('toggle');
    expect(notices()).toEqual([state]);
    expect(audio().hasAttribute('src')).toBe(false);
  });

  it('offers to try again where nobody answered', async () => {
    getPlayback.mockRejectedValueOnce({ body: { message: 'timeout' } });
    await show();
    await command('toggle');
    expect(notices()).toEqual(['UNREACHABLE']);
    find('.notice').dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(notices()).toEqual([]);
    expect(controls().phase).toBe('playing');
  });

  it('plays without a waveform', async () => {
    await show({ Waveform__c: null, WaveformStatus__c: 'FAILED', WaveformReason__c: 'Not a WAV file.' });
    expect(find('.notice').state).toMatchObject({ name: 'WAVEFORM_MISSING', detail: 'Not a WAV file.' });
    await command('toggle');
    expect(controls().phase).toBe('playing');
  });

  it('says that the waveform is being drawn', async () => {
    await show({ Waveform__c: null, WaveformStatus__c: 'PENDING' });
    expect(notices()).toEqual(['WAVEFORM_PENDING']);
  });

  it('plays where the waveform cannot be drawn', async () => {
    await show({ Waveform__c: 'AAAA' });
    expect(notices()).toEqual(['WAVEFORM_MISSING']);
    await command('toggle');
    expect(controls().phase).toBe('playing');
  });

  it('keeps the waveform of a recording that was deleted, without Play', async () => {
    await show({ RecordingStatus__c: 'DELETED' });
    expect(window.WaveSurfer.create).toHaveBeenCalled();
    expect(notices()).toEqual(['DELETED']);
    expect(controls().disabled).toBe(true);
  });

  it.each([
    ['none, since it is a chat', { RecordingPath__c: null, Waveform__c: null, Channel__c: 'CHAT' }, 'CHAT'],
    ['no recording', { RecordingPath__c: null, Waveform__c: null }, 'NO_RECORDING'],
    [
      'one that was deleted',
      { RecordingPath__c: null, Waveform__c: null, RecordingStatus__c: 'DELETED' },
      'DELETED',
    ],
    ['none yet', { RecordingPath__c: null, Waveform__c: null, Status__c: 'IMPORTED' }, 'PROCESSING'],
  ])('says that there is %s', async (_, values, state) => {
    await show(values, null);
    expect(blocked()).toBe(state);
  });

  it('says that the call may not be seen', async () => {
    getRecord.error({ message: 'no' }, 403);
    await flush();
    expect(blocked()).toBe('NO_ACCESS');
    expect(controls()).toBeNull();
  });

  it('downloads', async () => {
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    getDownload.mockResolvedValue({ state: 'READY', url: URL_OF_AUDIO });
    await show();
    find('lightning-button').click();
    await flush();
    expect(getDownload).toHaveBeenCalledWith({ recordId: RECORD_ID });
    expect(click.mock.contexts[0].href).toBe(URL_OF_AUDIO);
  });

  it('explains that it may not be downloaded', async () => {
    getDownload.mockResolvedValue({ state: 'NO_PERMISSION', url: null });
    await show();
    find('lightning-button').click();
    await flush();
    expect(notices()).toEqual(['NO_DOWNLOAD']);
  });

  it('lets go of the audio when the page closes', async () => {
    await show();
    await command('toggle');
    const media = audio();
    element.remove();
    expect(media.hasAttribute('src')).toBe(false);
    expect(drawing.destroy).toHaveBeenCalledTimes(window.WaveSurfer.create.mock.calls.length);
  });

  it('is accessible', async () => {
    await show();
    await expect(element).toBeAccessible();
  }, 30_000);
});
