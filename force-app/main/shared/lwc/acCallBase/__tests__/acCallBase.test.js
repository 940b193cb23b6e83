import { createElement } from 'lwc';
import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import getFurtherPart from '@salesforce/apex/AC_ConversationController.getFurtherPart';
import { refreshApex } from '@salesforce/apex';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
// A base class shows nothing itself: the insights show what it read.
import AcInsights from 'c/acInsights';
import {
  RECORD_ID,
  conversationFile,
  sampleConversation,
  sampleRecord,
} from '../../acConversation/__tests__/data/sampleCall';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), {
  virtual: true,
});
jest.mock(
  '@salesforce/apex/AC_ConversationController.getConversation',
  () => {
    const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock('@salesforce/apex/AC_ConversationController.getFurtherPart', () => ({ default: jest.fn() }), {
  virtual: true,
});

const pass = (milliseconds) => jest.advanceTimersByTimeAsync(milliseconds);

describe('a component that shows a call', () => {
  let element;

  beforeEach(() => {
    jest.useFakeTimers();
    element = createElement('c-ac-insights', { is: AcInsights });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  const emit = async (status) => {
    getRecord.emit(sampleRecord({ Status__c: status }));
    await pass(0);
  };

  it('asks for what field-level security may hide as optional', async () => {
    await pass(0);
    const { fields, optionalFields } = getRecord.getLastConfig();
    expect(fields).toHaveLength(1);
    expect(optionalFields.length).toBeGreaterThan(0);
  });

  it('asks for the conversation only once there may be one', async () => {
    await emit('TRANSCRIBING');
    expect(getConversation.getLastConfig()?.recordId).toBeUndefined();
    await emit('DONE');
    expect(getConversation.getLastConfig()).toEqual({ recordId: RECORD_ID, part: 1 });
  });

  it('reads the conversation while an analysis is tried again, as soon as there is one', async () => {
    await emit('ANALYSING');
    expect(getConversation.getLastConfig()).toEqual({ recordId: RECORD_ID, part: 1 });
    getConversation.emit({ text: null, part: 1, parts: 0, versionId: null });
    await pass(0);
    expect(refreshApex).not.toHaveBeenCalled();
    await emit('ANALYSING');
    expect(refreshApex).toHaveBeenCalledTimes(1);
    getConversation.emit(conversationFile(sampleConversation(), 'at last'));
    await pass(0);
    await emit('ANALYSING');
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('looks at the record again until the call is processed', async () => {
    await emit('TRANSCRIBING');
    await pass(2000);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledTimes(1);
    await emit('DONE');
    await pass(600_000);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledTimes(1);
  });

  it('stops looking when the page closes', async () => {
    await emit('TRANSCRIBING');
    element.remove();
    await pass(600_000);
    expect(notifyRecordUpdateAvailable).not.toHaveBeenCalled();
  });

  it('reads a conversation anew, once, that was written while it was read', async () => {
    await emit('DONE');
    const split = sampleConversation({ part: { number: 1, of: 2 } });
    getFurtherPart.mockResolvedValue({ text: null, part: 2 });
    getConversation.emit(conversationFile(split, 'changed'));
    await pass(1);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    getConversation.emit(conversationFile(split, 'changed again'));
    await pass(1);
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('fetches the conversation anew when the call was processed again', async () => {
    await emit('DONE');
    getConversation.emit(conversationFile(sampleConversation()));
    await pass(0);
    await emit('ANALYSING');
    expect(refreshApex).not.toHaveBeenCalled();
    await emit('DONE');
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });
});
