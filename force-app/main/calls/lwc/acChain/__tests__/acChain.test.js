import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import getChain from '@salesforce/apex/AC_CallChain.getChain';
import AcChain from 'c/acChain';

jest.mock(
  '@salesforce/apex/AC_CallChain.getChain',
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

const PARTS = [
  {
    recordId: 'a01000000000001AAA',
    name: 'CCA 1',
    startedAt: '2026-11-20T14:03:00.000Z',
    agent: 'Dana Reyes',
    sentiment: 'NEGATIVE',
    status: 'DONE',
  },
  { recordId: 'a01000000000002AAA', name: 'CCA 2', agent: 'Omar Haddad', status: 'DONE' },
];

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-chain', () => {
  let element;

  beforeEach(() => {
    element = createElement('c-ac-chain', { is: AcChain });
    element.recordId = PARTS[1].recordId;
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  const find = (selector) => element.shadowRoot.querySelector(selector);
  const parts = () => [...element.shadowRoot.querySelectorAll('li')];
  async function emit(chain) {
    getChain.emit({ isIncomplete: false, ...chain });
    await flush();
  }

  it('shows the parts in order and marks the one that is shown', async () => {
    await emit({ parts: PARTS });
    expect(parts().map((part) => part.getAttribute('aria-current'))).toEqual([null, 'true']);
    expect(parts().map((part) => part.querySelector('c-ac-call-facts').words.agent)).toEqual([
      'Dana Reyes',
      'Omar Haddad',
    ]);
    expect(parts()[1].querySelector('a')).toBeNull();
  });

  it('opens another part with one click', async () => {
    await emit({ parts: PARTS });
    const link = parts()[0].querySelector('a');
    expect(link.href).toBe(`https://org.example/${PARTS[0].recordId}`);
    link.click();
    expect(mockNavigate.mock.calls.at(-1)[0].attributes.recordId).toBe(PARTS[0].recordId);
  });

  it('leaves it to the browser to open a part in a new tab', async () => {
    await emit({ parts: PARTS });
    parts()[0]
      .querySelector('a')
      .dispatchEvent(new MouseEvent('click', { ctrlKey: true, cancelable: true }));
    expect(mockNavigate).not.toHaveBeenCalled();
  });

  it('says that parts are missing', async () => {
    await emit({ parts: PARTS.slice(1), isIncomplete: true });
    expect(find('.incomplete').textContent).toBe('c.AC_Chain_Incomplete');
  });

  it('shows nothing for a call that stands alone, and while that is not known', async () => {
    expect(find('c-ac-card')).toBeNull();
    await emit({ parts: PARTS.slice(1) });
    expect(find('c-ac-card')).toBeNull();
  });

  it('says what went wrong', async () => {
    getChain.error({ message: 'No permission set.' });
    await flush();
    expect(find('c-ac-empty-state').state).toMatchObject({
      name: 'RECORD_FAILED',
      detail: 'No permission set.',
    });
  });

  it('shows nothing to a user who may not see it', async () => {
    getChain.error({ message: "You do not have access to the Apex class named 'AC_CallChain'." });
    await flush();
    expect(find('c-ac-card')).toBeNull();
  });

  it('shows a placeholder in the page builder', async () => {
    element.recordId = undefined;
    await flush();
    expect(find('c-ac-empty-state').state.name).toBe('PLACEHOLDER');
  });

  it('is accessible', async () => {
    await emit({ parts: PARTS, isIncomplete: true });
    await expect(element).toBeAccessible();
  });
});
