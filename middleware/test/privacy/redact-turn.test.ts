import fc from 'fast-check';
import type { Turn } from '../../src/contracts/conversation-file.ts';
import { redactTurn } from '../../src/privacy/redact-turn.ts';

/** A turn whose words take half a second each. */
function turnOf(text: string, changes: Partial<Turn> = {}): Turn {
  const words = text.split(' ');
  return {
    index: 0,
    participant: 'customer',
    start: 0,
    end: words.length / 2,
    text,
    words: {
      text: words,
      start: words.map((_, place) => place / 2),
      end: words.map((_, place) => (place + 1) / 2),
      confidence: words.map((_, place) => 0.9 + place / 1000),
    },
    ...changes,
  };
}

function found(text: string, value: string, category = 'NAME') {
  const from = text.indexOf(value);
  return { from, to: from + value.length, category };
}

const CALL = 'I am Ann Brandt, my number is 555 010 1234.';

describe('a turn with personal data', () => {
  const { turn, moved } = redactTurn(turnOf(CALL), ' ', [
    found(CALL, '555 010 1234', 'PHONE'),
    found(CALL, 'Ann Brandt'),
  ]);

  it('has placeholders in their places', () => {
    expect(turn.text).toBe('I am [NAME], my number is [PHONE].');
  });

  it('has one word for all words that were taken out together, with the times of all', () => {
    expect(turn.words).toEqual({
      text: ['I', 'am', '[NAME],', 'my', 'number', 'is', '[PHONE].'],
      start: [0, 0.5, 1, 2, 2.5, 3, 3.5],
      end: [0.5, 1, 2, 2.5, 3, 3.5, 5],
      confidence: [0.9, 0.901, 0.902, 0.904, 0.905, 0.906, 0.907],
    });
  });

  it('says where and when something was taken out, and of which kind', () => {
    expect(turn.redactions).toEqual([
      { from: 5, to: 11, start: 1, end: 2, category: 'NAME' },
      { from: 26, to: 33, start: 3.5, end: 5, category: 'PHONE' },
    ]);
    expect(turn.text.slice(5, 11)).toBe('[NAME]');
    expect(turn.text.slice(26, 33)).toBe('[PHONE]');
  });

  it('tells where other things have moved', () => {
    const slice = (value: string) => {
      const { from, to } = moved(found(CALL, value));
      return turn.text.slice(from, to);
    };
    expect(slice('my number')).toBe('my number');
    expect(slice('Brandt')).toBe('[NAME]');
    expect(slice('am Ann')).toBe('am [NAME]');
    expect(slice('number is 555')).toBe('number is [PHONE]');
  });
});

describe('the rest of a word', () => {
  it.each([
    ['his name', 'This is Ann Brandt’s order', 'Brandt', 'This is Ann [NAME] order'],
    ['a part of a number', 'It is 555-010-1234.', '010', 'It is [NAME].'],
    ['a space before it', 'It is Ann speaking', ' Ann', 'It is [NAME] speaking'],
    ['a mark after it', 'Ann, hello', 'Ann,', '[NAME] hello'],
    ['nothing but a mark', 'Hello ?! there', '?!', 'Hello [NAME] there'],
  ])('goes with it: %s', (_case, text, value, expected) => {
    const { turn } = redactTurn(turnOf(text), ' ', [found(text, value)]);
    expect(turn.text).toBe(expected);
    expect(turn.words.text.join(' ')).toBe(expected);
  });

  it('makes one of two that share it, named after the longer', () => {
    const text = 'mail ann@brandt.example now';
    const spans = [found(text, 'ann'), found(text, '@brandt.example', 'EMAIL')];
    expect(redactTurn(turnOf(text), ' ', spans).turn.text).toBe('mail [EMAIL] now');
    const longerFirst = [found(text, 'example'), found(text, 'ann@brandt', 'EMAIL')];
    expect(redactTurn(turnOf(text), ' ', longerFirst).turn.text).toBe('mail [EMAIL] now');
  });

  it('makes one of two as long, named after the one that was found first', () => {
    const text = 'mail ann@bob.example now';
    const spans = [found(text, 'bob', 'FIRST'), found(text, 'ann', 'SECOND')];
    expect(redactTurn(turnOf(text), ' ', spans).turn.text).toBe('mail [FIRST] now');
  });
});

describe('words without spaces between them', () => {
  const wordsOf = (text: string[]) => {
    const { words } = turnOf(text.join(' '));
    return turnOf(text.join(''), { words: { ...words, text } });
  };

  it('stay where only their neighbor is taken out', () => {
    const { turn } = redactTurn(wordsOf(['私は', '山田', 'です']), '', [found('私は山田です', '山田')]);
    expect(turn.words.text).toEqual(['私は', '[NAME]', 'です']);
    expect(turn.redactions).toEqual([{ from: 2, to: 8, start: 0.5, end: 1, category: 'NAME' }]);
  });

  it('keep what the speech service took out beside them', () => {
    const text = '[PII]山田[PII]';
    const redactions = [
      { from: 0, to: 5 },
      { from: 7, to: 12 },
    ];
    const turn = { ...wordsOf(['[PII]', '山田', '[PII]']), redactions };
    expect(redactTurn(turn, '', [found(text, '山田')]).turn.redactions).toHaveLength(3);
  });

  it('bring the space before them, which stays', () => {
    const { turn } = redactTurn(wordsOf(['I', ' am', '  Ann']), '', [found('I am  Ann', '  Ann')]);
    expect(turn.words.text).toEqual(['I', ' am', '  [NAME]']);
  });
});

describe('what the speech service took out before', () => {
  const text = 'I am [PII], call 555 010 1234 or [PII].';
  const redactions = [
    { from: 5, to: 10 },
    { from: 33, to: 38 },
  ];

  it('is still found where it stands', () => {
    const { turn } = redactTurn(turnOf(text, { redactions }), ' ', [found(text, '555 010 1234', 'PHONE')]);
    expect(turn.redactions?.map(({ from, to }) => turn.text.slice(from, to))).toEqual([
      '[PII]',
      '[PHONE]',
      '[PII]',
    ]);
  });

  it('is part of something longer where that takes it in', () => {
    const { turn } = redactTurn(turnOf(text, { redactions }), ' ', [
      found(text, '555 010 1234 or [PII]', 'PHONE'),
    ]);
    expect(turn.text).toBe('I am [PII], call [PHONE].');
    expect(turn.redactions).toHaveLength(2);
  });

  it('is part of it once, where more is taken out elsewhere', () => {
    const { turn } = redactTurn(turnOf(text, { redactions }), ' ', [
      found(text, 'call', 'X'),
      found(text, '555 010 1234 or [PII]', 'PHONE'),
    ]);
    expect(turn.redactions?.map(({ from, to }) => turn.text.slice(from, to))).toEqual([
      '[PII]',
      '[X]',
      '[PHONE]',
    ]);
  });
});

describe('a turn without times of its words', () => {
  const words = { text: [], start: [], end: [], confidence: [] };

  it('is redacted in its text, and the redaction has no times', () => {
    const { turn } = redactTurn(turnOf(CALL, { words }), ' ', [found(CALL, 'Ann Brandt')]);
    expect(turn.text).toBe('I am [NAME], my number is 555 010 1234.');
    expect(turn.words).toEqual(words);
    expect(turn.redactions).toEqual([{ from: 5, to: 11, category: 'NAME' }]);
  });

  it('keeps no words where they are not those of its text', () => {
    const other = { ...words, text: ['Ann'], start: [0], end: [1], confidence: [1] };
    const { turn } = redactTurn(turnOf(CALL, { words: other }), ' ', [found(CALL, 'Ann Brandt')]);
    expect(turn.words).toEqual(words);
  });
});

describe('whatever is found in whatever text', () => {
  const word = fc.oneof(
    fc.constantFrom('Ann', '“555-010”,', '📞', 'é́', '¿Qué', '—', 'x@y.example', 'مرحبا', '1.', '[PII]'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map((text) => text.replaceAll(/\s/gu, '_')),
  );
  const cases = fc
    .array(word, { minLength: 1, maxLength: 12 })
    .map((words) => words.join(' '))
    .chain((text) =>
      fc.record({
        text: fc.constant(text),
        spans: fc.array(
          fc
            .tuple(fc.nat(text.length), fc.nat(text.length))
            .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b), category: 'X' })),
          { maxLength: 4 },
        ),
      }),
    );

  it('no letter or digit of it stays, and the words are those of the text', () => {
    fc.assert(
      fc.property(cases, ({ text, spans }) => {
        const { turn, moved } = redactTurn(turnOf(text), ' ', spans);

        expect(turn.words.text.join(' ')).toBe(turn.text);
        const lengths = [turn.words.start, turn.words.end, turn.words.confidence].map(({ length }) => length);
        expect(new Set([...lengths, turn.words.text.length]).size).toBe(1);
        for (const { from, to, start = NaN, end = NaN } of turn.redactions ?? []) {
          expect(turn.text.slice(from, to)).toBe('[X]');
          expect(end).toBeGreaterThan(start);
        }
        // What is left of the old text is what no span touches, in order.
        const left = [...text].length - [...turn.text.replaceAll('[X]', '')].length;
        const touched = new Set(spans.flatMap(({ from, to }) => unitsOf(text, from, to)));
        expect(left).toBeGreaterThanOrEqual(touched.size);
        for (const { from, to } of spans) {
          const now = moved({ from, to });
          const rest = turn.text.slice(now.from, now.to).replaceAll('[X]', '');
          expect(/[\p{L}\p{N}]/u.test(rest)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  /** Places of the letters and digits of a stretch. */
  function unitsOf(text: string, from: number, to: number): number[] {
    return [...text.slice(from, to).matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => from + index);
  }
});
