import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcShortcuts from 'c/acShortcuts';

registerSa11yMatcher();

describe('c-ac-shortcuts', () => {
  let element;
  let dialog;

  beforeEach(() => {
    element = createElement('c-ac-shortcuts', { is: AcShortcuts });
    document.body.appendChild(element);
    dialog = element.shadowRoot.querySelector('dialog');
    // The test's browser knows the element and not what it does.
    dialog.showModal = jest.fn(() => dialog.setAttribute('open', ''));
    dialog.close = jest.fn(() => dialog.removeAttribute('open'));
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  const press = (key) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
    element.shadowRoot.querySelector('.content').dispatchEvent(event);
    return event;
  };

  it('is not in the way before it is asked for', () => {
    expect(dialog.open).toBe(false);
  });

  it('lists what each key does', () => {
    element.show();
    expect(dialog.showModal).toHaveBeenCalledTimes(1);
    const rows = [...element.shadowRoot.querySelectorAll('.shortcut')].map((row) => [
      [...row.querySelectorAll('kbd')].map((key) => key.textContent),
      row.querySelector('dd').textContent,
    ]);
    expect(rows[0]).toEqual([['c.AC_Space_Key', 'K'], 'c.AC_Play_Pause']);
    expect(rows).toContainEqual([['?'], 'c.AC_Shortcuts']);
  });

  it('is shown once, however often it is asked for', () => {
    element.show();
    element.show();
    expect(dialog.showModal).toHaveBeenCalledTimes(1);
  });

  it('is closed by its button, by the key that opened it, and by a click beside it', () => {
    element.show();
    element.shadowRoot.querySelector('lightning-button-icon').click();
    expect(dialog.open).toBe(false);
    element.show();
    expect(press('?').defaultPrevented).toBe(true);
    expect(dialog.open).toBe(false);
    element.show();
    dialog.click();
    expect(dialog.open).toBe(false);
  });

  it('stays open while something in it is clicked', () => {
    element.show();
    element.shadowRoot.querySelector('.title').click();
    expect(dialog.open).toBe(true);
  });

  it('keeps keys from what is behind it, and leaves Escape to the browser', () => {
    const heard = jest.fn();
    document.body.addEventListener('keydown', heard);
    element.show();
    press('k');
    expect(press('Escape').defaultPrevented).toBe(false);
    expect(heard).not.toHaveBeenCalled();
    document.body.removeEventListener('keydown', heard);
  });

  it('is accessible', async () => {
    element.show();
    await expect(element).toBeAccessible();
  });
});
