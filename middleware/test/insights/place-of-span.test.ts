import fc from 'fast-check';
import { placeFinder } from '../../src/insights/place-of-span.ts';
import { requestsFor, WHOLE_CONVERSATION } from '../../src/insights/parties.ts';
import { conversationOf } from './conversations.ts';

const words = fc.array(
  fc.string({
    unit: fc.constantFrom('a', 'ö', 'e\u0301', '話', '🙂', '👩🏽‍💻', 'م'),
    minLength: 1,
    maxLength: 5,
  }),
  {
    minLength: 1,
    maxLength: 15,
  },
);

describe('finding where a span was said', () => {
  it('gives the times of the first and the last word', () => {
    const conversation = conversationOf([
      ['customer', 'Hello there'],
      ['agent', 'your new phone is 🙂 here'],
    ]);
    const [request] = requestsFor(WHOLE_CONVERSATION, conversation, 1000);
    const begin = [...(request?.text ?? '')].join('').indexOf('new');
    const place = placeFinder(conversation)(request?.pieces ?? [], {
      begin,
      end: begin + 'new phone'.length,
    });
    expect(place).toEqual({ turn: 1, start: 2.5, end: 3.5, from: 5, to: 14 });
  });

  it('finds the word of every span, however the text was cut', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 100, max: 200 }),
        (turns, limit) => {
          const conversation = conversationOf(turns.map((own) => ['agent', own.join(' ')] as const));
          const placeOf = placeFinder(conversation);
          const found = requestsFor(WHOLE_CONVERSATION, conversation, limit).flatMap(({ text, pieces }) => {
            const spans = [...text.matchAll(/\S+/gu)];
            return spans.map((span) => {
              const begin = [...text.slice(0, span.index)].length;
              return placeOf(pieces, { begin, end: begin + [...span[0]].length });
            });
          });
          const starts = conversation.turns.flatMap((turn) => turn.words.start);
          expect(found.map((place) => place?.start)).toEqual(starts);
          const named = found.map((place) =>
            conversation.turns[place?.turn ?? 0]?.text.slice(place?.from, place?.to),
          );
          expect(named).toEqual(turns.flat());
        },
      ),
    );
  });

  it('keeps to the words of the span where no space is between it and its neighbors', () => {
    const spaced = conversationOf([['agent', '新しい 電話 番号 です']]);
    const conversation = {
      ...spaced,
      separator: '' as const,
      turns: spaced.turns.map((turn) => ({ ...turn, text: turn.words.text.join('') })),
    };
    const [request] = requestsFor(WHOLE_CONVERSATION, conversation, 1000);
    const place = placeFinder(conversation)(request?.pieces ?? [], { begin: 3, end: 7 });
    expect(place).toEqual({ turn: 0, start: 0.5, end: 1.5, from: 3, to: 7 });
  });

  it('places a span over two turns in the first', () => {
    const conversation = conversationOf([
      ['customer', 'one two'],
      ['agent', 'three four'],
    ]);
    const [request] = requestsFor(WHOLE_CONVERSATION, conversation, 1000);
    const place = placeFinder(conversation)(request?.pieces ?? [], { begin: 4, end: 13 });
    expect(place).toEqual({ turn: 0, start: 0.5, end: 1, from: 4, to: 7 });
  });

  it('estimates the times within a turn where those of its words are not known', () => {
    const timed = conversationOf([['customer', 'one two']]);
    const conversation = {
      ...timed,
      turns: timed.turns.map((turn) => ({
        ...turn,
        words: { text: [], start: [], end: [], confidence: [] },
      })),
    };
    const [request] = requestsFor(WHOLE_CONVERSATION, conversation, 1000);
    const place = placeFinder(conversation)(request?.pieces ?? [], { begin: 4, end: 7 });
    expect(place).toEqual({ turn: 0, start: 0.571, end: 1, from: 4, to: 7 });
  });

  it('finds nothing outside of all words', () => {
    const conversation = conversationOf([['customer', 'one two']]);
    expect(placeFinder(conversation)([], { begin: 0, end: 3 })).toBeUndefined();
    const [request] = requestsFor(WHOLE_CONVERSATION, conversation, 1000);
    expect(placeFinder(conversation)(request?.pieces ?? [], { begin: 3, end: 4 })).toBeUndefined();
  });
});
