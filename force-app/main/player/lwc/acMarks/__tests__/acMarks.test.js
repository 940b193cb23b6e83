import fc from 'fast-check';
import { clustersOf, countKinds, marksOf, marksShown } from 'c/acMarks';
import { questionsOf } from '../questions';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

const finding = (text, start) => ({
  text,
  score: 1,
  count: 1,
  participants: ['customer'],
  places: [{ turn: 0, start, end: start + 1 }],
});
const spoken = (text, start = 0) => {
  const words = text.split(' ');
  return {
    index: 0,
    participant: 'agent',
    start,
    end: start + words.length,
    text,
    words: {
      text: words,
      start: words.map((_, index) => start + index),
      end: words.map((_, index) => start + index + 1),
      confidence: words.map(() => 1),
    },
  };
};

const FULL = sampleConversation({
  insights: {
    keyPhrases: [finding('the address', 6)],
    entities: [finding('Northwind', 2)],
    categories: [finding('Delivery', 5)],
    issues: [finding('late', 4)],
    outcomes: [finding('leaves today', 10)],
    actionItems: [finding('call back', 11)],
  },
  statistics: {
    ...sampleConversation().statistics,
    interruptions: [{ participant: 'agent', start: 7, end: 8 }],
  },
});

describe('what is marked along a call', () => {
  it('is every finding, interruption, question, comment and match, in order of time', () => {
    const layers = {
      search: [{ start: 3, end: 4, text: 'deliv' }],
      comments: [{ start: 1, end: 1, text: 'Well done' }],
    };
    const conversation = { ...FULL, turns: [...FULL.turns, spoken('Is that right?', 12)] };
    const marks = marksOf(conversation, layers);
    expect(marks.map(({ kind }) => kind)).toEqual([
      'comments',
      'entities',
      'search',
      'issues',
      'categories',
      'keyPhrases',
      'interruptions',
      'outcomes',
      'actionItems',
      'questions',
    ]);
    expect(marks[6]).toEqual({ kind: 'interruptions', start: 7, end: 8, text: 'c.AC_Agent' });
  });

  it('is nothing where nothing is known', () => {
    expect(marksOf(null, {})).toEqual([]);
    expect(countKinds([])).toEqual([]);
  });

  it('is counted by kind, and shown by kind', () => {
    const marks = marksOf(FULL, {});
    expect(countKinds(marks).map(({ kind, count }) => [kind, count])).toContainEqual(['keyPhrases', 1]);
    expect(marksShown(marks, ['keyPhrases'])).toHaveLength(marks.length - 1);
  });
});

describe('questions', () => {
  const texts = (...turns) =>
    questionsOf({ turns, separator: ' ' }).map(({ start, end, text }) => [start, end, text]);

  it('are sentences with a question mark, each with its own time', () => {
    expect(texts(spoken('Hello there. What is your name? Thanks. And when?', 10))).toEqual([
      [12, 16, 'What is your name?'],
      [17, 19, 'And when?'],
    ]);
  });

  it('are found in other scripts', () => {
    expect(texts(spoken('元気ですか？'), spoken('كيف حالك؟'), spoken('¿Cómo está?'))).toHaveLength(3);
  });

  it('are whole turns where the times of words are not known', () => {
    const turn = { ...spoken('How are you?'), words: { text: [], start: [], end: [], confidence: [] } };
    expect(texts(turn)).toEqual([[0, 3, 'How are you?']]);
  });

  it('are not what ends otherwise', () => {
    expect(texts(spoken('It is late. Really'))).toEqual([]);
  });
});

describe('markers', () => {
  const marks = fc
    .array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 300 })
    .map((starts) => starts.sort((one, other) => one - other))
    .map((starts) => starts.map((start) => ({ kind: 'keyPhrases', start, end: start, text: 'x' })));
  const width = fc.integer({ min: 100, max: 1500 });

  it('lose nothing of what is in view, and show nothing that is not', () => {
    fc.assert(
      fc.property(marks, width, (all, pixels) => {
        const view = { start: 20, end: 60 };
        const clustered = clustersOf(all, view, pixels, 28).flatMap((cluster) => cluster.marks);
        expect(clustered).toEqual(all.filter(({ start }) => start >= 20 && start <= 60));
      }),
    );
  });

  it('never overlap', () => {
    fc.assert(
      fc.property(marks, width, (all, pixels) => {
        const places = clustersOf(all, { start: 0, end: 100 }, pixels, 28).map(({ share }) => share * pixels);
        for (let index = 1; index < places.length; index += 1) {
          expect(places[index] - places[index - 1]).toBeGreaterThanOrEqual(28 - 1e-9);
        }
      }),
    );
  });
});
