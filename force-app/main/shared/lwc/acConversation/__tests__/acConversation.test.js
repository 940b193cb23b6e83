import getFurtherPart from '@salesforce/apex/AC_ConversationController.getFurtherPart';
import { ConversationError, loadConversation, parseConversation, turnIndexAt } from 'c/acConversation';
import { NO_FILE, conversationFile, sampleConversation } from './data/sampleCall';

jest.mock('@salesforce/apex/AC_ConversationController.getFurtherPart', () => ({ default: jest.fn() }), {
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
    expect(getFurtherPart).not.toHaveBeenCalled();
  });

  describe('of several parts', () => {
    const whole = sampleConversation();
    const textOf = (number, of, turns, changes) =>
      JSON.stringify({ ...whole, part: { number, of }, turns, ...changes });
    const first = (of, versionId, parts = of) => ({
      text: textOf(1, of, [whole.turns[0]]),
      part: 1,
      parts,
      versionId,
    });
    const answer = (texts) =>
      getFurtherPart.mockImplementation(({ part }) => Promise.resolve({ text: texts[part] ?? null, part }));
    const [, second, third] = whole.turns;

    it('joins them in the order of their turns', async () => {
      answer({ 2: textOf(2, 3, [second]), 3: textOf(3, 3, [third]) });
      const conversation = await loadConversation('a01', first(3, 'split'));
      expect(conversation.turns.map((turn) => turn.index)).toEqual([0, 1, 2]);
      expect(getFurtherPart).toHaveBeenCalledWith({ recordId: 'a01', part: 2 });
      expect(getFurtherPart).toHaveBeenCalledWith({ recordId: 'a01', part: 3 });
    });

    it('leaves alone what is left of a longer conversation before', async () => {
      answer({ 2: textOf(2, 2, [second]), 3: textOf(3, 3, [third]) });
      const conversation = await loadConversation('a01', first(2, 'shorter', 3));
      expect(conversation.turns.map((turn) => turn.index)).toEqual([0, 1]);
      expect(getFurtherPart).toHaveBeenCalledTimes(1);
    });

    it.each([
      ['is of a conversation of another length', { 2: textOf(2, 3, [second]) }],
      ['leaves out turns', { 2: textOf(2, 2, [third]) }],
      ['repeats turns', { 2: textOf(2, 2, [whole.turns[0]]) }],
      ['is of another contact', { 2: textOf(2, 2, [second], { contactId: 'another' }) }],
      ['is not there', {}],
    ])('says that it has changed where a part %s', async (_, texts) => {
      answer(texts);
      await expect(loadConversation('a01', first(2, 'mixed'))).rejects.toMatchObject({ code: 'CHANGED' });
    });
  });

  it('parses the same version of a file once for all components', async () => {
    const file = conversationFile(sampleConversation(), 'shared');
    expect(await loadConversation('a01', file)).toBe(await loadConversation('a01', { ...file }));
  });

  it('says that a call without a file has no conversation', async () => {
    await expect(loadConversation('a01', NO_FILE)).resolves.toBeNull();
  });

  it('passes on that a part could not be fetched, and tries again when asked again', async () => {
    const split = (number, turns) =>
      conversationFile(sampleConversation({ part: { number, of: 2 }, turns }), 'flaky');
    const [one, ...others] = sampleConversation().turns;
    const first = split(1, [one]);
    getFurtherPart.mockRejectedValueOnce(new Error('no answer'));
    await expect(loadConversation('a01', first)).rejects.toThrow('no answer');
    getFurtherPart.mockResolvedValueOnce(split(2, others));
    await expect(loadConversation('a01', first)).resolves.toMatchObject({ schemaVersion: 1 });
  });

  it.each([
    ['text that is not JSON', '{"turns"'],
    ['nothing', null],
    ['something else', '[]'],
    ['a conversation without turns', JSON.stringify({ ...sampleConversation(), turns: undefined })],
    [
      'a conversation that does not say of how many parts it is',
      JSON.stringify({ ...sampleConversation(), part: null }),
    ],
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
