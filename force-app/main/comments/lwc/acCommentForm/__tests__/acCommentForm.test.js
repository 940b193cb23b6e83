import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcCommentForm from 'c/acCommentForm';

registerSa11yMatcher();

const flush = () => Promise.resolve();

describe('c-ac-comment-form', () => {
  let element;
  let saved;
  let cancelled;

  beforeEach(() => {
    element = createElement('c-ac-comment-form', { is: AcCommentForm });
    element.hasRecording = true;
    saved = jest.fn();
    cancelled = jest.fn();
    element.addEventListener('save', ({ detail }) => saved(detail));
    element.addEventListener('cancel', cancelled);
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  const find = (selector) => element.shadowRoot.querySelector(selector);
  const textarea = () => find('lightning-textarea');
  const radios = () => [...element.shadowRoot.querySelectorAll('input[type="radio"]')];
  const chosen = () => radios().find(({ checked }) => checked)?.value;
  async function come() {
    textarea().dispatchEvent(new CustomEvent('focus'));
    await flush();
  }
  async function write(value) {
    await come();
    textarea().dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await flush();
  }
  async function choose(value) {
    radios()
      .find((radio) => radio.value === value)
      .click();
    await flush();
  }
  async function press(key, more) {
    textarea().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more }));
    await flush();
  }

  it('is one line until somebody comes to write', async () => {
    expect(find('.save')).toBeNull();
    await come();
    expect(find('.save').disabled).toBe(true);
  });

  it('comments on the moment that was playing when the writer came', async () => {
    element.moment = 83.4567;
    await write('Late.');
    element.moment = 90;
    await flush();
    find('.save').click();
    expect(saved).toHaveBeenCalledWith({ body: 'Late.', startTime: 83.457, endTime: null });
  });

  it('comments on the selected passage', async () => {
    Object.assign(element, { moment: 5, range: { start: 40, end: 62 } });
    await write(' The apology. ');
    expect(radios().map(({ value }) => value)).toEqual(['call', 'moment', 'range']);
    expect(chosen()).toBe('range');
    find('.save').click();
    expect(saved).toHaveBeenCalledWith({ body: 'The apology.', startTime: 40, endTime: 62 });
  });

  it('comments on the whole call where nothing was played, or where the writer wants to', async () => {
    await write('Good.');
    find('.save').click();
    await flush();
    element.moment = 7;
    await write('Very good.');
    await choose('call');
    find('.save').click();
    const whole = { startTime: null, endTime: null };
    expect(saved.mock.calls.map(([draft]) => draft)).toEqual([
      { body: 'Good.', ...whole },
      { body: 'Very good.', ...whole },
    ]);
  });

  it('has a choice of its own, whatever other forms there are', async () => {
    const other = createElement('c-ac-comment-form', { is: AcCommentForm });
    other.hasRecording = true;
    document.body.appendChild(other);
    other.shadowRoot.querySelector('lightning-textarea').dispatchEvent(new CustomEvent('focus'));
    await come();
    const names = [element, other].map(
      ({ shadowRoot }) => shadowRoot.querySelector('input[type="radio"]').name,
    );
    expect(new Set(names).size).toBe(2);
  });

  it('asks for no place where there is no recording', async () => {
    Object.assign(element, { hasRecording: false, moment: 9 });
    await write('A chat.');
    expect(radios()).toEqual([]);
    find('.save').click();
    expect(saved).toHaveBeenCalledWith({ body: 'A chat.', startTime: null, endTime: null });
  });

  it('saves and cancels by keyboard, and saves no blanks', async () => {
    await write('   ');
    await press('Enter', { ctrlKey: true });
    expect(saved).not.toHaveBeenCalled();
    await write('Text');
    await press('Enter');
    expect(saved).not.toHaveBeenCalled();
    await press('Enter', { ctrlKey: true });
    expect(saved).toHaveBeenCalledTimes(1);
    await write('Other');
    await press('Escape');
    expect(cancelled).toHaveBeenCalledTimes(1);
    expect(textarea().value).toBe('');
  });

  it('brings back what could not be saved, with its place and the reason', async () => {
    element.draft = { body: 'Lost?', startTime: 40, endTime: 62 };
    element.error = 'The comment was not saved.';
    await flush();
    expect(textarea().value).toBe('Lost?');
    expect(chosen()).toBe('range');
    expect(find('[role="alert"]').textContent).toBe('The comment was not saved.');
    find('.save').click();
    expect(saved).toHaveBeenCalledWith({ body: 'Lost?', startTime: 40, endTime: 62 });
  });

  it('changes only the text of a comment that is there', async () => {
    element.isChange = true;
    element.draft = { body: 'Before.', startTime: null, endTime: null };
    await flush();
    expect(textarea().label).toBe('c.AC_Comment_Changed_Text');
    expect(radios()).toEqual([]);
  });

  it('is accessible', async () => {
    await expect(element).toBeAccessible();
    await write('Text');
    element.error = 'No.';
    await flush();
    await expect(element).toBeAccessible();
  });
});
