import fc from 'fast-check';
import type { SpokenWord } from '../../src/conversation/spoken-words.ts';
import { turnsFromSpeech, type Speech } from '../../src/conversation/turns.ts';

const word = (text: string, start: number, end: number): SpokenWord => ({ text, start, end, confidence: 1 });
const row = (from: number, ...texts: string[]) =>
  texts.map((text, at) => word(text, from + at * 0.5, from + at * 0.5 + 0.5));
const turnsOf = (customer: SpokenWord[], agent: SpokenWord[] = []) =>
  turnsFromSpeech(
    [
      { participant: 'customer', words: customer },
      { participant: 'agent', words: agent },
    ],
    ' ',
  ).map(({ participant, text }) => `${participant}: ${text}`);

/** Words of one speaker, one after the other with pauses of any length. */
const speech = (participant: string): fc.Arbitrary<Speech> =>
  fc
    .array(
      fc.tuple(
        fc.stringMatching(/^[a-z]{1,6}[.,?]?$/),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 20, max: 900 }),
      ),
      {
        maxLength: 60,
      },
    )
    .map((said) => {
      let at = 0;
      const words = said.map(([text, pause, length]) => {
        const start = at + pause / 1000;
        at = start + length / 1000;
        return word(text, start, at);
      });
      return { participant, words };
    });

describe('making turns', () => {
  it('ends a turn where the other takes over in a pause', () => {
    const customer = [...row(0, 'I', 'want'), ...row(2, 'a', 'refund')];
    expect(turnsOf(customer, row(1.2, 'Sure'))).toEqual([
      'customer: I want',
      'agent: Sure',
      'customer: a refund',
    ]);
  });

  it('ends a turn at a real pause, not at a breath', () => {
    expect(turnsOf([...row(0, 'well'), ...row(1.6, 'so'), ...row(3.4, 'yes')])).toEqual([
      'customer: well so',
      'customer: yes',
    ]);
  });

  it('breaks no turn where one speaks over the other', () => {
    const customer = row(0, 'and', 'then', 'it', 'broke', 'again');
    expect(turnsOf(customer, row(0.7, 'uh-huh'))).toEqual([
      'customer: and then it broke again',
      'agent: uh-huh',
    ]);
    expect(turnsOf(customer, row(1.9, 'I', 'see'))).toHaveLength(2);
  });

  it('breaks no turn where one is interrupted between two words and speaks on', () => {
    const agent = [...row(0, 'it', 'came'), ...row(1.1, 'and', 'then')];
    expect(turnsOf([word('So', 0.97, 1.12), ...row(1.12, 'what')], agent)).toEqual([
      'agent: it came and then',
      'customer: So what',
    ]);
  });

  it('keeps what is said into a long speech together', () => {
    const agent = row(0, ...Array.from({ length: 20 }, (_, place) => `w${place}`));
    const customer = [...row(3.1, 'yes'), ...row(4.3, 'right')];
    expect(turnsOf(customer, agent).at(-1)).toBe('customer: yes right');
  });

  it('ends a long turn with its sentence, and a longer one in any case', () => {
    const sentences = row(
      0,
      ...Array.from({ length: 80 }, (_, place) => ((place + 1) % 7 === 0 ? 'end.' : 'word')),
    );
    const bySentence = turnsOf(sentences);
    expect(bySentence.length).toBeGreaterThan(1);
    expect(bySentence[0]).toMatch(/end\.$/);
    const withoutEnd = turnsFromSpeech(
      [{ participant: 'customer', words: row(0, ...Array.from({ length: 200 }, () => 'word')) }],
      ' ',
    );
    for (const { start, end } of withoutEnd) expect(end - start).toBeLessThanOrEqual(45);
  });

  it('loses no word, doubles none, and keeps everything in order', () => {
    fc.assert(
      fc.property(speech('customer'), speech('agent'), (customer, agent) => {
        const turns = turnsFromSpeech([customer, agent], ' ');
        expect(turns.map(({ index }) => index)).toEqual(turns.map((_, place) => place));
        expect(turns.map(({ start }) => start)).toEqual(
          turns.map(({ start }) => start).sort((a, b) => a - b),
        );
        for (const { participant, words } of [customer, agent]) {
          const own = turns.filter((turn) => turn.participant === participant);
          expect(own.flatMap((turn) => turn.words.start)).toEqual(words.map(({ start }) => start));
          expect(own.flatMap((turn) => turn.words.text)).toEqual(words.map(({ text }) => text));
        }
        for (const { start, end, text, words } of turns) {
          expect([words.start[0], words.end.at(-1)]).toEqual([start, end]);
          expect(words.text.join(' ')).toBe(text);
        }
      }),
    );
  });
});
