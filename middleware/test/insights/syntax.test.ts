import fc from 'fast-check';
import { aggregateSyntax, prepareSyntax } from '../../src/insights/analyses/syntax.ts';
import { syntaxFile } from '../../src/insights/syntax-file.ts';
import { analyse } from '../../src/insights/analyse.ts';
import { conversationOf } from './conversations.ts';
import { textService } from './text-service.ts';

const BILL = conversationOf([
  ['customer', 'My bill, the Bill is wrong.'],
  ['agent', 'Which bill?'],
]);

describe('the syntax of a conversation', () => {
  it('counts words and parts of speech for the whole and for each who spoke', async () => {
    const { conversation, words } = await analyse(BILL, ['syn'], textService().means);

    expect(Object.keys(conversation.insights.syntax ?? {})).toEqual(['conversation', 'customer', 'agent']);
    expect(conversation.insights.syntax?.['conversation']?.partsOfSpeech).toEqual([
      { tag: 'NOUN', count: 8 },
      { tag: 'PUNCT', count: 3 },
    ]);
    expect(conversation.insights.syntax?.['agent']).toEqual({
      partsOfSpeech: [
        { tag: 'NOUN', count: 2 },
        { tag: 'PUNCT', count: 1 },
      ],
      words: [
        { tag: 'NOUN', text: 'Which', count: 1, starts: [4] },
        { tag: 'NOUN', text: 'bill', count: 1, starts: [4.5] },
      ],
    });
    expect(words?.[0]).toEqual({ tag: 'NOUN', text: 'bill', count: 3, starts: [0.5, 1.5, 4.5] });
  });

  it('has a file of all words in the shape that its readers know', async () => {
    const { words = [] } = await analyse(BILL, ['syn'], textService().means);

    const { name, content } = syntaxFile(words);

    expect(name).toBe('ComprehendSyntax.json');
    expect(JSON.parse(content)).toContainEqual({ text: 'NOUN:bill', size: 3 });
    expect(JSON.parse(content)).toContainEqual({ text: 'PUNCT:?', size: 1 });
  });

  it('names the 30 most frequent words of a part of speech, and keeps all in the file', async () => {
    const many = conversationOf([
      ['agent', Array.from({ length: 50 }, (_, place) => `word${place}`).join(' ')],
    ]);
    const { conversation, words } = await analyse(many, ['syn'], textService().means);
    expect(conversation.insights.syntax?.['conversation']?.words).toHaveLength(30);
    expect(words).toHaveLength(50);
  });

  it('tells when a word was said, the first 20 times', async () => {
    const often = conversationOf([['agent', 'again '.repeat(25).trim()]]);
    const { words } = await analyse(often, ['syn'], textService().means);
    expect(words?.[0]).toMatchObject({ text: 'again', count: 25 });
    expect(words?.[0]?.starts).toEqual(Array.from({ length: 20 }, (_, place) => place / 2));
  });

  it('is not there where a text of a batch got no answer, and can be asked again', async () => {
    const { means } = textService([], {
      batchSyntax: (texts) => Promise.resolve(texts.map(() => undefined)),
    });
    const { conversation, failed } = await analyse(BILL, ['syn'], means);
    expect(conversation.insights.syntax).toBeUndefined();
    expect(conversation.skipped).toMatchObject([{ analysis: 'syn', reason: 'failed' }]);
    expect(failed).toEqual(['syn']);
  });

  it('counts every token once, whoever said it', () => {
    const line = fc.tuple(
      fc.constantFrom('customer' as const, 'agent' as const),
      fc
        .array(fc.constantFrom('bill', 'Bill', '👍🏽', 'né', 'سلام', '請求書'), { minLength: 1, maxLength: 9 })
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const conversation = conversationOf(lines);
        const requests = prepareSyntax(conversation);
        const responses = requests.map(({ text }) =>
          [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
            const begin = [...text.slice(0, index)].length;
            return { text: word, tag: 'NOUN', begin, end: begin + [...word].length };
          }),
        );
        const { words, byParty } = aggregateSyntax(conversation, requests, responses);
        const spoken = lines.flatMap(([, text]) => text.split(' '));
        const total = (counts: readonly { count: number }[] | undefined) =>
          (counts ?? []).reduce((sum, { count }) => sum + count, 0);
        expect(total(words)).toBe(spoken.length);
        expect(total(byParty['customer']?.partsOfSpeech) + total(byParty['agent']?.partsOfSpeech)).toBe(
          spoken.length,
        );
      }),
    );
  });
});
