import { createElement } from 'lwc';
import findCalls from '@salesforce/apex/AC_CallFinder.findCalls';
import { getRecord } from 'lightning/uiRecordApi';
// Shown by the insights: a controller shows nothing itself.
import AcInsights from 'c/acInsights';
import { joinPage } from '../pageChoice';

jest.mock(
  '@salesforce/apex/AC_CallFinder.findCalls',
  () => {
    const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);

const CASE_ID = '500000000000001AAA';
const CALLS = ['a01000000000002AAA', 'a01000000000001AAA'].map((recordId) => ({ recordId, name: 'CCA' }));

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the calls of a page', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  function place(properties) {
    const element = createElement('c-ac-insights', { is: AcInsights });
    Object.assign(element, properties);
    document.body.appendChild(element);
    return element;
  }
  const onCase = (more) => place({ recordId: CASE_ID, objectApiName: 'Case', ...more });
  const state = (element) => element.shadowRoot.querySelector('c-ac-empty-state').state;
  const card = (element) => element.shadowRoot.querySelector('c-ac-card');
  const shownCall = () => getRecord.getLastConfig()?.recordId;
  async function emit(calls) {
    findCalls.emit(calls);
    await flush();
  }

  it('shows the call on whose page it stands, without looking for one', async () => {
    place({ recordId: CALLS[0].recordId, objectApiName: 'AC_Contact_Channel_Analytics__c' });
    await flush();
    expect(shownCall()).toBe(CALLS[0].recordId);
    expect(findCalls.getLastConfig()?.recordId).toBeUndefined();
  });

  it('shows a placeholder where there is no record, as in the page builder', () => {
    expect(state(place({})).name).toBe('PLACEHOLDER');
    expect(state(place({ recordId: null, objectApiName: 'Case' })).name).toBe('PLACEHOLDER');
  });

  it('looks for the calls of another record by the field that the builder chose', async () => {
    onCase({ contactIdField: 'Contact_Id__c' });
    await flush();
    expect(findCalls.getLastConfig()).toEqual({
      recordId: CASE_ID,
      contactIdField: 'Contact_Id__c',
      lookupField: '',
    });
  });

  it('looks for them also where the builder left the fields empty', async () => {
    onCase({ contactIdField: undefined, lookupField: null });
    await flush();
    expect(findCalls.getLastConfig()).toEqual({ recordId: CASE_ID, contactIdField: '', lookupField: '' });
  });

  it('shows the latest call and offers the others', async () => {
    const element = onCase();
    await emit(CALLS);
    expect(shownCall()).toBe(CALLS[0].recordId);
    expect(card(element).choice).toEqual({ calls: CALLS, callId: CALLS[0].recordId });
  });

  it('offers no choice where there is one call', async () => {
    const element = onCase();
    await emit(CALLS.slice(0, 1));
    expect(card(element).choice).toBeNull();
  });

  it('changes the call in all components of the page', async () => {
    const element = onCase();
    const other = onCase();
    await emit(CALLS);
    const detail = { callId: CALLS[1].recordId };
    card(element).dispatchEvent(new CustomEvent('choosecall', { detail }));
    await flush();
    expect(card(element).choice.callId).toBe(CALLS[1].recordId);
    expect(card(other).choice.callId).toBe(CALLS[1].recordId);
  });

  it('shows the chosen call in a component that comes later', async () => {
    const element = onCase();
    await emit(CALLS);
    card(element).dispatchEvent(new CustomEvent('choosecall', { detail: { callId: CALLS[1].recordId } }));
    const late = onCase();
    await emit(CALLS);
    expect(card(late).choice.callId).toBe(CALLS[1].recordId);
  });

  it('keeps the choices of two pages apart', async () => {
    const element = onCase();
    const elsewhere = onCase({ recordId: '500000000000002AAA' });
    await emit(CALLS);
    card(element).dispatchEvent(new CustomEvent('choosecall', { detail: { callId: CALLS[1].recordId } }));
    await flush();
    expect(card(elsewhere).choice.callId).toBe(CALLS[0].recordId);
  });

  it('leaves the choice to a list of the calls while one stands on the page', async () => {
    const element = onCase();
    await emit(CALLS);
    const list = joinPage(CASE_ID, () => {}, true);
    await flush();
    expect(card(element).choice).toBeNull();
    list.leave();
    await flush();
    expect(card(element).choice).not.toBeNull();
  });

  it('says that there are no calls, or that they could not be looked for and why', async () => {
    const element = onCase();
    expect(state(element).name).toBe('LOADING');
    await emit([]);
    expect(state(element).name).toBe('NO_CALLS');
    findCalls.error({ message: 'The field Made_Up__c …' });
    await flush();
    const { name, detail } = state(element);
    expect([name, detail]).toEqual(['CALLS_NOT_FOUND', 'The field Made_Up__c …']);
  });

  it('says that the user may not look for calls', async () => {
    const element = onCase();
    findCalls.error({ message: "You do not have access to the Apex class named 'AC_CallFinder'." });
    await flush();
    expect(state(element).name).toBe('NO_ACCESS');
  });

  it('looks again when the page shows another record', async () => {
    const element = onCase();
    await emit(CALLS);
    element.recordId = '500000000000002AAA';
    await flush();
    expect(findCalls.getLastConfig().recordId).toBe('500000000000002AAA');
    expect(state(element).name).toBe('LOADING');
  });

  it('forgets a page that is closed', async () => {
    const element = onCase();
    await emit(CALLS);
    card(element).dispatchEvent(new CustomEvent('choosecall', { detail: { callId: CALLS[1].recordId } }));
    element.remove();
    const again = joinPage(CASE_ID, () => {});
    expect(again.callId).toBeUndefined();
    again.leave();
    again.leave();
  });
});
