import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import getComments from '@salesforce/apex/AC_CommentController.getComments';
import { refreshApex } from '@salesforce/apex';
import { publish, subscribe } from 'lightning/messageService';
import { createRecord, deleteRecord, getRecord, updateRecord } from 'lightning/uiRecordApi';
import AcComments from 'c/acComments';
import { RECORD_ID, sampleRecord } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), {
  virtual: true,
});
jest.mock(
  '@salesforce/apex/AC_CommentController.getComments',
  () => {
    const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest');
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);

registerSa11yMatcher();

const OWN = {
  recordId: 'c1',
  body: 'Well handled.',
  author: 'Priya Nair',
  isOwn: true,
  createdAt: '2026-11-20T14:03:00.000Z',
  isEdited: false,
};
const THEIRS = { ...OWN, recordId: 'c2', body: 'Thanks.', isOwn: false, startTime: 4, endTime: 8 };
const REFUSED = {
  status: 400,
  body: { message: 'Generic', output: { errors: [{ message: 'Not yours.' }] } },
};

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-comments', () => {
  let element;

  beforeEach(async () => {
    element = createElement('c-ac-comments', { is: AcComments });
    Object.assign(element, { recordId: RECORD_ID });
    document.body.appendChild(element);
    getRecord.emit(sampleRecord({ RecordingPath__c: 'b/k' }));
    await flush();
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  const all = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
  const state = () => all('c-ac-empty-state')[0]?.state;
  const form = () => all('c-ac-comment-form')[0];
  const shown = () => all('c-ac-comment').map(({ comment }) => comment);
  const said = () => publish.mock.calls.map(([, , message]) => message);
  const lastPlaces = () => said().findLast(({ kind }) => kind === 'marks');
  async function receive(comments, canComment = true) {
    getComments.emit({ comments, canComment });
    await flush();
  }
  async function tell(index, name, detail) {
    const target = index === null ? form() : all('c-ac-comment')[index];
    target.dispatchEvent(new CustomEvent(name, { detail }));
    await flush();
  }
  async function hear(message) {
    for (const [, , listener] of subscribe.mock.calls)
      listener({ recordId: RECORD_ID, source: 'recording', ...message });
    await flush();
  }
  /** The org has not answered yet. */
  function hold(method) {
    let settle;
    method.mockReturnValue(new Promise((resolve, reject) => (settle = { resolve, reject })));
    return settle;
  }

  it('shows comments, and their places to the other components', async () => {
    await receive([OWN, THEIRS]);
    expect(shown().map(({ body }) => body)).toEqual(['Well handled.', 'Thanks.']);
    expect(lastPlaces()).toMatchObject({
      layer: 'comments',
      places: [{ id: 'c2', start: 4, end: 8, text: 'Thanks.' }],
    });
  });

  it('says that there are none', async () => {
    await receive([]);
    expect(state().name).toBe('NO_COMMENTS');
    expect(form()).toBeDefined();
  });

  it('lets only those write who may', async () => {
    await receive([OWN], false);
    expect(form()).toBeUndefined();
  });

  it('says that it loads, and what went wrong', async () => {
    expect(state().name).toBe('LOADING');
    getComments.error({ message: 'No permission set.' });
    await flush();
    expect(state()).toMatchObject({ name: 'RECORD_FAILED', detail: 'No permission set.' });
  });

  it('takes a place that is null for none', async () => {
    await receive([
      { ...OWN, startTime: null, endTime: null },
      { ...THEIRS, endTime: null },
    ]);
    expect(shown().map(({ startTime, endTime }) => [startTime, endTime])).toEqual([
      [undefined, undefined],
      [4, undefined],
    ]);
  });

  it('says that the user may not see them', async () => {
    getComments.error({
      message: "You do not have access to the Apex class named 'AC_CommentController'.",
    });
    await flush();
    expect(state().name).toBe('NO_ACCESS');
  });

  it('shows a new comment at once, and tells the others when it is saved', async () => {
    await receive([]);
    const answer = hold(createRecord);
    await tell(null, 'save', { body: 'New.', startTime: 4, endTime: null });
    expect(shown()).toMatchObject([{ body: 'New.', startTime: 4, isPending: true }]);
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'AC_Comment__c',
      fields: {
        ContactChannelAnalytics__c: RECORD_ID,
        Body__c: 'New.',
        StartTime__c: 4,
        EndTime__c: null,
      },
    });
    answer.resolve({ id: 'c3' });
    await flush();
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(said().map(({ kind }) => kind)).toContain('comments');
    expect(all('[role="status"]')[0].textContent).toBe('c.AC_Comment_Added');
    expect(shown()).toEqual([]);
  });

  it('gives a new comment back to its writer where it was refused', async () => {
    await receive([]);
    createRecord.mockRejectedValue(REFUSED);
    await tell(null, 'save', { body: 'New.', startTime: null, endTime: null });
    expect(shown()).toEqual([]);
    expect(form().error).toBe('c.AC_Comment_Not_Saved');
    expect(refreshApex).not.toHaveBeenCalled();
  });

  it('shows a changed text at once', async () => {
    await receive([OWN]);
    const answer = hold(updateRecord);
    await tell(0, 'change', { recordId: 'c1', body: 'Very well.' });
    expect(shown()).toMatchObject([{ body: 'Very well.', isPending: true }]);
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'c1', Body__c: 'Very well.' } });
    answer.resolve();
    await flush();
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(shown()[0].isPending).toBeUndefined();
  });

  it('takes a changed text back where it was refused, without losing it', async () => {
    await receive([OWN]);
    updateRecord.mockRejectedValueOnce(REFUSED);
    await tell(0, 'change', { recordId: 'c1', body: 'Very well.' });
    expect(shown()).toMatchObject([
      { body: 'Well handled.', rejected: 'Very well.', error: 'c.AC_Comment_Not_Saved' },
    ]);
  });

  it('removes a deleted comment at once, and shows it again where that was refused', async () => {
    await receive([OWN]);
    const answer = hold(deleteRecord);
    await tell(0, 'remove', { recordId: 'c1' });
    expect(shown()).toEqual([]);
    expect(deleteRecord).toHaveBeenCalledWith('c1');
    answer.reject(REFUSED);
    await flush();
    expect(shown()).toHaveLength(1);
    expect(form().error).toBe('c.AC_Comment_Not_Deleted');
  });

  it('hands the writer the moment and the passage of the recording', async () => {
    await receive([THEIRS]);
    await hear({ kind: 'time', seconds: 5 });
    await hear({ kind: 'range', range: { start: 4, end: 6 } });
    expect([form().moment, form().range, form().hasRecording]).toEqual([5, { start: 4, end: 6 }, true]);
    expect(all('c-ac-comment')[0].active).toBe(true);
  });

  it('plays from a comment', async () => {
    await receive([THEIRS]);
    await tell(0, 'seek', { seconds: 4 });
    expect(said().at(-1)).toMatchObject({ kind: 'seek', seconds: 4, playing: true });
  });

  it('reads again when another component says that comments changed', async () => {
    await receive([]);
    await hear({ kind: 'comments' });
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('shows nothing of a call after another one is shown', async () => {
    await receive([OWN]);
    element.recordId = 'a01000000000002AAA';
    await flush();
    expect(state().name).toBe('LOADING');
    expect(getComments.getLastConfig()).toEqual({ recordId: 'a01000000000002AAA' });
  });

  it('is accessible with comments and without', async () => {
    await receive([]);
    await expect(element).toBeAccessible();
    await receive([OWN, THEIRS]);
    await expect(element).toBeAccessible();
  });
});
