import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import findCalls from '@salesforce/apex/AC_CallFinder.findCalls';
import { getRecord } from 'lightning/uiRecordApi';
import AcCalls from 'c/acCalls';
import AcInsights from 'c/acInsights';

jest.mock(
  '@salesforce/apex/AC_CallFinder.findCalls',
  () => {
    const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const NavigationMixin = (Base) =>
    class extends Base {
      [Navigate](page) {
        mockNavigate(page);
      }
      async [GenerateUrl]({ attributes }) {
        return `https://org.example/${attributes.recordId}`;
      }
    };
  return {
    ...jest.requireActual('lightning/navigation'),
    NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }),
  };
});

registerSa11yMatcher();

const CALLS = [
  {
    recordId: 'a01000000000002AAA',
    name: 'CCA 2',
    startedAt: '2026-11-20T14:03:00.000Z',
    agent: 'Dana Reyes',
    duration: 63,
    sentiment: 'POSITIVE',
    status: 'DONE',
  },
  { recordId: 'a01000000000001AAA', name: 'CCA 1', status: 'TRANSCRIBING' },
];

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-calls', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  function place(tag, is, properties = { recordId: '500000000000001AAA', objectApiName: 'Case' }) {
    const element = createElement(tag, { is });
    Object.assign(element, properties);
    document.body.appendChild(element);
    return element;
  }
  const list = (properties) => place('c-ac-calls', AcCalls, properties);
  const rows = (element) => [...element.shadowRoot.querySelectorAll('li')];
  const state = (element) => element.shadowRoot.querySelector('c-ac-empty-state')?.state.name;
  async function emit(calls) {
    findCalls.emit(calls);
    await flush();
  }

  it('lists the calls, the latest chosen', async () => {
    const element = list();
    await emit(CALLS);
    const current = rows(element).map((row) => row.querySelector('button').getAttribute('aria-current'));
    expect(current).toEqual(['true', null]);
    expect(rows(element)[0].querySelector('.when').textContent).toContain('Nov 20, 2026');
    expect(rows(element)[1].querySelector('c-ac-call-facts').words.progress).toBe('c.AC_Call_In_Work');
  });

  it('shows the chosen call in the other components of the page, which offer no choice of their own', async () => {
    const insights = place('c-ac-insights', AcInsights);
    const element = list();
    await emit(CALLS);
    rows(element)[1].querySelector('button').click();
    await flush();
    expect(getRecord.getLastConfig().recordId).toBe(CALLS[1].recordId);
    expect(rows(element)[1].querySelector('button').getAttribute('aria-current')).toBe('true');
    expect(insights.shadowRoot.querySelector('c-ac-card').choice).toBeNull();
    element.remove();
    await flush();
    expect(insights.shadowRoot.querySelector('c-ac-card').choice).not.toBeNull();
  });

  it('opens the record of a call', async () => {
    const element = list();
    await emit(CALLS);
    rows(element)[1].querySelector('.open').click();
    expect(mockNavigate.mock.calls.at(-1)[0].attributes).toEqual({
      recordId: CALLS[1].recordId,
      objectApiName: 'AC_Contact_Channel_Analytics__c',
      actionName: 'view',
    });
  });

  it('says that there are none, what went wrong, and that it stands in the page builder', async () => {
    const element = list();
    await emit([]);
    expect(state(element)).toBe('NO_CALLS');
    findCalls.error({ message: 'No such field.' });
    await flush();
    expect(state(element)).toBe('CALLS_NOT_FOUND');
    expect(state(list({}))).toBe('PLACEHOLDER');
  });

  it('shows nothing on the page of a call', async () => {
    const element = list({ recordId: CALLS[0].recordId, objectApiName: 'AC_Contact_Channel_Analytics__c' });
    await flush();
    expect(element.shadowRoot.querySelector('c-ac-card')).toBeNull();
  });

  it('is accessible', async () => {
    const element = list();
    await emit(CALLS);
    await expect(element).toBeAccessible();
  });
});
