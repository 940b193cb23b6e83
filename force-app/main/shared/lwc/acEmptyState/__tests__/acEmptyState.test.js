import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcEmptyState from 'c/acEmptyState';
import { stateNamed } from 'c/acStates';
import { words } from '../../acStates/words';

registerSa11yMatcher();

function create(name, variant) {
  const element = createElement('c-ac-empty-state', { is: AcEmptyState });
  element.state = stateNamed(name);
  if (variant) element.variant = variant;
  document.body.appendChild(element);
  return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

describe('c-ac-empty-state', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('says what is the matter, and more', () => {
    const element = create('ARCHIVED');
    expect(find(element, '.title').textContent).toBe('c.AC_State_Archived_Title');
    expect(find(element, '.detail').textContent).toBe('c.AC_State_Archived_Detail');
    expect(find(element, 'lightning-icon').iconName).toBe('utility:archive');
  });

  it('shows that something is going on', () => {
    expect(find(create('PROCESSING'), 'lightning-spinner')).not.toBeNull();
  });

  it('has a way out where there is one', () => {
    const element = create('UNREACHABLE');
    const retried = jest.fn();
    element.addEventListener('retry', retried);
    find(element, 'lightning-button').click();
    expect(retried).toHaveBeenCalledTimes(1);
  });

  it('offers no way that leads nowhere', () => {
    expect(find(create('NO_PERMISSION'), 'lightning-button')).toBeNull();
  });

  describe.each(['block', 'inline'])('as %s', (variant) => {
    it.each(Object.keys(words))('is accessible in the state %s, and announced', async (name) => {
      const element = create(name, variant);
      expect(find(element, `.${variant}`).getAttribute('role')).toBe('status');
      await expect(element).toBeAccessible();
    });
  });
});
