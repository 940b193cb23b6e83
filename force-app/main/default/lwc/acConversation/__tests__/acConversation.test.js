import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import { ConversationError, loadConversation, parseConversation, turnIndexAt } from 'c/acConversation';
import { NO_FILE, conversationFile, sampleConversation } from './data/sampleCall';

jest.mock('@salesforce/apex/AC_ConversationController.getConversation', () => ({ default: jest.fn() }), {
  virtual: true,
});

const failure = (action) => {
  try {
    action();
    return null;
  } catch (error) {
    return error;
  }
};

describe('c-ac-conversation', () => {
  afterEach(() => {
    jest.resetAllMocks();
  });

  it('reads a conversation of one file without asking for more', async () => {
    const conversation = await loadConversation('a01', conversationFile(sampleConversation(), 'one'));
    expect(conversation.turns).toHaveLength(3);
    expect(getConversation).not.toHaveBeenCalled();
  });

  it('joins the parts of a long conversation in the order of their turns', async () => {
    const whole = sampleConversation();
    const part = (number, turns) => JSON.stringify({ ...whole, part: { number, of: 3 }, turns });
    getConversation.mockImplementation(({ part: number }) =>
      Promise.resolve({ text: part(number, [whole.turns[number - 1]]), part: number, parts: 3 }),
    );
    const first = { text: part(1, [whole.turns[0]]), part: 1, parts: 3, versionId: 'split' };
    const conversation = await loadConversation('a01', first);
    expect(conversation.turns.map((turn) => turn.index)).toEqual([0, 1, 2]);
    expect(getConversation).toHaveBeenCalledWith({ recordId: 'a01', part: 2 });
    expect(getConversation).toHaveBeenCalledWith({ recordId: 'a01', part: 3 });
  });

  it('parses the same version of a file once for all components', async () => {
    const file = conversationFile(sampleConversation(), 'shared');
    expect(await loadConversation('a01', file)).toBe(await loadConversation('a01', { ...file }));
  });

  it('says that a call without a file has no conversation', async () => {
    await expect(loadConversation('a01', NO_FILE)).resolves.toBeNull();
  });

  it('passes on that a part could not be fetched, and tries again when asked again', async () => {
    const first = { ...conversationFile(sampleConversation(), 'flaky'), parts: 2 };
    getConversation.mockRejectedValueOnce(new Error('no answer'));
    await expect(loadConversation('a01', first)).rejects.toThrow('no answer');
    getConversation.mockResolvedValueOnce({ text: first.text, part: 2, parts: 2 });
    await expect(loadConversation('a01', first)).resolves.toMatchObject({ schemaVersion: 1 });
  });

  it.each([
    ['text that is not JSON', '{"turns"'],
    ['nothing', null],
    ['something else', '[]'],
    ['a conversation without turns', JSON.stringify({ ...sampleConversation(), turns: undefined })],
    ['a conversation without statistics', JSON.stringify({ ...sampleConversation(), statistics: {} })],
  ])('refuses %s as unreadable', (_, text) => {
    const error = failure(() => parseConversation(text));
    expect(error).toBeInstanceOf(ConversationError);
    expect(error.code).toBe('UNREADABLE');
  });

  it('tells a newer version from a damaged file', () => {
    const newer = JSON.stringify({ ...sampleConversation(), schemaVersion: 2 });
    expect(failure(() => parseConversation(newer)).code).toBe('NEWER_VERSION');
  });

  it('does without insights that were not asked for', () => {
    const bare = JSON.stringify({ ...sampleConversation(), insights: undefined, skipped: undefined });
    expect(parseConversation(bare)).toMatchObject({ insights: {}, skipped: [] });
  });

  it.each([
    [0, -1],
    [0.5, 0],
    [3.2, 0],
    [8, 1],
    [99, 2],
  ])('finds the turn that is said at %p seconds', (seconds, index) => {
    expect(turnIndexAt(sampleConversation().turns, seconds)).toBe(index);
  });
});
