import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcComment from 'c/acComment';

registerSa11yMatcher();

const COMMENT = {
  recordId: 'c1',
  body: 'Well handled.',
  author: 'Priya Nair',
  isOwn: true,
  createdAt: '2026-11-20T14:03:00.000Z',
  isEdited: false,
};

const flush = () => Promise.resolve();

describe('c-ac-comment', () => {
  let element;

  beforeEach(() => {
    element = createElement('c-ac-comment', { is: AcComment });
    element.comment = COMMENT;
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  const find = (selector) => element.shadowRoot.querySelector(selector);
  async function show(values) {
    element.comment = { ...COMMENT, ...values };
    await flush();
  }
  function heard(name) {
    const listener = jest.fn();
    element.addEventListener(name, ({ detail }) => listener(detail));
    return listener;
  }
  async function press(selector) {
    find(selector).click();
    await flush();
  }

  it('shows who wrote what and when', async () => {
    await show({ isEdited: true });
    const text = find('.byline').textContent;
    expect(text).toContain('Priya Nair');
    expect(text).toContain('Nov 20, 2026');
    expect(text).toContain('c.AC_Comment_Edited');
    expect(find('.body').textContent).toBe('Well handled.');
    expect(find('.place')).toBeNull();
  });

  it('says that another user wrote it where the org does not say who', async () => {
    await show({ author: null, isOwn: false });
    expect(find('.author').textContent).toBe('c.AC_Comment_Hidden_Author');
    await show({ author: '', isOwn: true, isPending: true });
    expect(find('.author').textContent).toBe('');
  });

  it('plays from the moment or passage that it is about', async () => {
    await show({ startTime: 83, endTime: 92.5 });
    const seek = heard('seek');
    expect(find('.place span').textContent).toBe('c.AC_Comment_Range');
    await press('.place');
    expect(seek).toHaveBeenCalledWith({ seconds: 83 });
    await show({ startTime: 0 });
    expect(find('.place span').textContent).toBe('0:00');
  });

  it('says that the recording is there', async () => {
    element.active = true;
    await flush();
    expect(find('article').getAttribute('aria-current')).toBe('true');
  });

  it('offers changing and deleting to its author alone, once it is saved', async () => {
    expect(find('.edit')).not.toBeNull();
    await show({ isOwn: false });
    expect(find('.edit')).toBeNull();
    expect(find('.delete')).toBeNull();
    await show({ isPending: true });
    expect(find('.edit')).toBeNull();
    expect(find('.when').textContent).toBe('c.AC_Comment_Saving');
  });

  it('is changed', async () => {
    const change = heard('change');
    await press('.edit');
    const form = find('c-ac-comment-form');
    expect(form.isChange).toBe(true);
    form.dispatchEvent(new CustomEvent('save', { detail: { body: 'Very well handled.' } }));
    await flush();
    expect(change).toHaveBeenCalledWith({ recordId: 'c1', body: 'Very well handled.' });
    expect(find('c-ac-comment-form')).toBeNull();
  });

  it('is left alone where its text stays, or its author thinks better of it', async () => {
    const change = heard('change');
    await press('.edit');
    find('c-ac-comment-form').dispatchEvent(new CustomEvent('save', { detail: { body: COMMENT.body } }));
    await flush();
    await press('.edit');
    find('c-ac-comment-form').dispatchEvent(new CustomEvent('cancel'));
    await flush();
    expect(change).not.toHaveBeenCalled();
    expect(find('.body')).not.toBeNull();
  });

  it('opens again with a text that was refused, and why', async () => {
    await show({ rejected: 'Very well handled.', error: 'Only its author may.' });
    expect(find('c-ac-comment-form').error).toBe('Only its author may.');
    find('c-ac-comment-form').dispatchEvent(new CustomEvent('cancel'));
    await show({ rejected: 'Very well handled.', error: 'Only its author may.' });
    expect(find('c-ac-comment-form')).toBeNull();
  });

  it('is deleted only after a question', async () => {
    const remove = heard('remove');
    await press('.delete');
    await press('.keep');
    expect(remove).not.toHaveBeenCalled();
    await press('.delete');
    await press('.remove');
    expect(remove).toHaveBeenCalledWith({ recordId: 'c1' });
  });

  it('is accessible, also while it is changed or deleted', async () => {
    await show({ startTime: 83, isEdited: true });
    await expect(element).toBeAccessible();
    await press('.delete');
    await expect(element).toBeAccessible();
    await press('.keep');
    await press('.edit');
    await expect(element).toBeAccessible();
  });
});
