import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSearchBar from 'c/acSearchBar';

registerSa11yMatcher();

describe('c-ac-search-bar', () => {
  const searched = jest.fn();
  const stepped = jest.fn();
  let element;

  beforeEach(() => {
    jest.useFakeTimers();
    element = createElement('c-ac-search-bar', { is: AcSearchBar });
    element.addEventListener('search', (event) => searched(event.detail.query));
    element.addEventListener('step', (event) => stepped(event.detail.by));
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  const find = (selector) => element.shadowRoot.querySelector(selector);
  const type = (value) => find('.query').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  const enter = (options) =>
    find('.query').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...options }),
    );
  const searchFor = async (value, count, position = 0) => {
    type(value);
    jest.runAllTimers();
    Object.assign(element, { count, position });
    await Promise.resolve();
  };

  it('searches when the reader pauses, not at every key', () => {
    for (const value of ['d', 'de', 'del']) type(value);
    expect(searched).not.toHaveBeenCalled();
    jest.runAllTimers();
    expect(searched.mock.calls).toEqual([['del']]);
  });

  it('searches at once by Enter, and goes on by Enter and Shift+Enter', () => {
    type('delivery');
    enter();
    expect(searched.mock.calls).toEqual([['delivery']]);
    enter();
    enter({ shiftKey: true });
    expect(stepped.mock.calls).toEqual([[1], [-1]]);
    jest.runAllTimers();
    expect(searched).toHaveBeenCalledTimes(1);
  });

  it('goes on by its buttons', async () => {
    await searchFor('delivery', 3);
    find('.next').click();
    find('.previous').click();
    expect(stepped.mock.calls).toEqual([[1], [-1]]);
  });

  it('announces how many matches there are, and that there is none', async () => {
    expect(find('.count').textContent).toBe('');
    await searchFor('delivery', 3, 1);
    expect(find('.count').textContent).toBe('c.AC_Match_Count');
    await searchFor('elephant', 0);
    expect(find('.count').textContent).toBe('c.AC_No_Match');
    expect(find('.next').disabled).toBe(true);
    await searchFor('', 0);
    expect(find('.count').textContent).toBe('');
    expect(find('.count').getAttribute('role')).toBe('status');
  });

  it('forgets the query when told to', async () => {
    await searchFor('delivery', 3);
    type('deliveries');
    element.clear();
    jest.runAllTimers();
    await Promise.resolve();
    expect(find('.query').value).toBe('');
    expect(searched).toHaveBeenCalledTimes(1);
  });

  it('leaves no timer behind', () => {
    type('delivery');
    element.remove();
    expect(jest.getTimerCount()).toBe(0);
  });

  it.each([
    ['without a query', '', 0],
    ['with matches', 'delivery', 3],
    ['without a match', 'elephant', 0],
  ])('is accessible %s', async (_, query, count) => {
    await searchFor(query, count);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });
});
