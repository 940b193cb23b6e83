import { createElement } from 'lwc';
import getPlayback from '@salesforce/apex/AC_PlaybackController.getPlayback';
import { getRecord } from 'lightning/uiRecordApi';
import { subscribe } from 'lightning/messageService';
import AcRecording from 'c/acRecording';
import { RECORD_ID, sampleRecord } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';
import { layOut } from '../../acTimeline/__tests__/data/layout';

jest.mock('@salesforce/apex/AC_PlaybackController.getPlayback', () => ({ default: jest.fn() }), {
  virtual: true,
});
// The platform gives undefined where a permission is not held.
jest.mock('@salesforce/customPermission/AC_Play_Recording', () => ({ default: undefined }), {
  virtual: true,
});
jest.mock('@salesforce/customPermission/AC_Download_Recording', () => ({ default: undefined }), {
  virtual: true,
});

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-recording for a user without permissions', () => {
  let element;

  beforeEach(async () => {
    layOut(600);
    for (const name of ['load', 'pause'])
      jest.spyOn(HTMLMediaElement.prototype, name).mockImplementation(() => {});
    element = createElement('c-ac-recording', { is: AcRecording });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
    getRecord.emit(sampleRecord({ RecordingPath__c: 'bucket/call.wav' }));
    await flush();
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
  });

  it('says why there is nothing to play, and offers no download', () => {
    expect(element.shadowRoot.querySelector('.notice').state.name).toBe('NO_PERMISSION');
    expect(element.shadowRoot.querySelector('c-ac-playback-controls').disabled).toBe(true);
    expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
  });

  it('says so where the record is hidden as well', async () => {
    getRecord.error({ message: 'no' }, 403);
    await flush();
    expect(element.shadowRoot.querySelector('c-ac-empty-state').state.name).toBe('NO_PERMISSION');
  });

  it('asks for no link, whoever asks it to play', async () => {
    subscribe.mock.calls[0][2]({
      recordId: RECORD_ID,
      source: 'transcript',
      kind: 'seek',
      seconds: 1,
      playing: true,
    });
    const press = new KeyboardEvent('keydown', { key: 'k', cancelable: true });
    element.shadowRoot.querySelector('.player').dispatchEvent(press);
    await flush();
    expect(getPlayback).not.toHaveBeenCalled();
  });
});
