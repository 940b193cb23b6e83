import { WordFollow, nextChange, saidAt } from '../wordFollow';

const turn = (start, words) => ({
  start,
  end: start + (words.length - 1) * 0.2 + 0.2,
  text: words.join(' '),
  words: {
    text: words,
    start: words.map((_, index) => start + index * 0.2),
    end: words.map((_, index) => start + index * 0.2 + 0.2),
    confidence: words.map(() => 0.9),
  },
});
const TURNS = [turn(1, ['Hello', 'and', 'welcome']), turn(2, ['Thank', 'you'])];
const WORDLESS = [
  { start: 1, end: 2, text: 'Hello', words: { text: [], start: [], end: [], confidence: [] } },
  { start: 3, end: 4, text: 'Hi', words: { text: [], start: [], end: [], confidence: [] } },
];

describe('what is said', () => {
  it.each([
    [0, { turn: -1, word: -1 }],
    [1.25, { turn: 0, word: 1 }],
    [1.6, { turn: 0, word: -1 }],
    [1.8, { turn: 0, word: -1 }],
    [2.21, { turn: 1, word: 1 }],
  ])('at %p seconds', (seconds, said) => {
    expect(saidAt(TURNS, seconds)).toEqual(said);
  });

  it('is only a turn where the words are not known', () => {
    expect(saidAt(WORDLESS, 3.5)).toEqual({ turn: 1, word: -1 });
    expect(nextChange(WORDLESS, 1.5)).toBe(2);
    expect(nextChange(WORDLESS, 2.5)).toBe(3);
  });

  it('changes with the next word, the end of the turn and the next turn, then no more', () => {
    const changes = [];
    for (let at = 0; at < Infinity; at = nextChange(TURNS, at)) changes.push(at);
    const rounded = changes.map((seconds) => Number(seconds.toFixed(3)));
    expect(rounded).toEqual([0, 1, 1.2, 1.4, 1.6, 2, 2.2, 2.4]);
  });
});

describe('the words that are followed', () => {
  let follow;
  let heard;

  beforeEach(() => {
    jest.useFakeTimers();
    heard = [];
    follow = new WordFollow(({ turn: index, word }) => heard.push(`${index}.${word}`));
    follow.follow(TURNS);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('goes on from word to word between the messages of the player', () => {
    follow.hear(1, true);
    jest.advanceTimersByTime(450);
    expect(heard).toEqual(['0.0', '0.1', '0.2']);
  });

  it('goes faster where the playback does', () => {
    follow.rate = 2;
    follow.hear(1, true);
    jest.advanceTimersByTime(210);
    expect(heard).toEqual(['0.0', '0.1', '0.2']);
  });

  it('tells nothing twice', () => {
    follow.hear(1, false);
    follow.hear(1.1, false);
    expect(heard).toEqual(['0.0']);
  });

  it('stands still with the player', () => {
    follow.hear(1, false);
    jest.advanceTimersByTime(2000);
    expect(heard).toEqual(['0.0']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not run away from a player that fell silent', () => {
    const long = Array.from({ length: 50 }, (_, index) => `word${index}`);
    follow.follow([turn(0, long)]);
    follow.hear(0, true);
    jest.advanceTimersByTime(60_000);
    expect(heard.length).toBeLessThan(10);
  });

  it('stops', () => {
    follow.hear(1, true);
    follow.stop();
    jest.advanceTimersByTime(1000);
    expect(heard).toEqual(['0.0']);
  });

  it('begins anew with another conversation', () => {
    follow.hear(1, false);
    follow.follow(WORDLESS);
    follow.hear(1, false);
    expect(heard).toEqual(['0.0', '0.-1']);
  });
});
