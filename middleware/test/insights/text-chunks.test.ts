import fc from 'fast-check';
import { codePointLength, utf8Length } from '../../src/insights/code-points.ts';
import { chunkByBytes, type TextPiece } from '../../src/insights/text-chunks.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('a', ' ', 'é', '話', '👍🏽', '\n'), maxLength: 60 }),
);
const pieces: fc.Arbitrary<TextPiece[]> = fc
  .array(text, { maxLength: 12 })
  .map((texts) => texts.map((own, turn) => ({ turn, text: own })));
const limits = fc.integer({ min: 4, max: 80 });
const separators = fc.constantFrom('', ' ', '\n', '…');
const slice = (of: string, begin: number, end: number) => [...of].slice(begin, end).join('');

describe('cutting texts into chunks', () => {
  it('joins turns as long as they fit', () => {
    const turns = ['one two', 'three', 'four'].map((own, turn) => ({ turn, text: own }));
    expect(chunkByBytes(turns, 13, '\n').map((chunk) => chunk.text)).toEqual(['one two\nthree', 'four']);
  });

  it('cuts a turn that is too long between words, and a word that is too long anywhere', () => {
    const turns = [{ turn: 0, text: 'abc defghijklm no' }];
    expect(chunkByBytes(turns, 6, ' ').map((chunk) => chunk.text)).toEqual(['abc ', 'defghi', 'jklm ', 'no']);
  });

  it('counts bytes of UTF-8 and never cuts a character', () => {
    expect(chunkByBytes([{ turn: 0, text: '話話話' }], 7, '').map((chunk) => chunk.text)).toEqual([
      '話話',
      '話',
    ]);
  });

  it('leaves out what is empty', () => {
    expect(chunkByBytes([{ turn: 0, text: '' }], 10, ' ')).toEqual([]);
    expect(chunkByBytes([], 10, ' ')).toEqual([]);
  });

  it('refuses a limit that has no room for a character', () => {
    expect(() => chunkByBytes([], 3, ' ')).toThrow(RangeError);
  });

  it('never exceeds the limit', () => {
    fc.assert(
      fc.property(pieces, limits, separators, (turns, limit, separator) => {
        for (const chunk of chunkByBytes(turns, limit, separator)) {
          expect(Buffer.byteLength(chunk.text)).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  it('loses nothing and doubles nothing', () => {
    fc.assert(
      fc.property(pieces, limits, separators, (turns, limit, separator) => {
        const chunks = chunkByBytes(turns, limit, separator);
        for (const { turn, text: whole } of turns) {
          const slices = chunks.flatMap((chunk) =>
            chunk.pieces
              .filter((piece) => piece.turn === turn)
              .map(({ begin, end }) => slice(chunk.text, begin, end)),
          );
          expect(slices.join('')).toBe(whole);
        }
      }),
    );
  });

  it('says of every slice where in its turn it was', () => {
    fc.assert(
      fc.property(pieces, limits, separators, (turns, limit, separator) => {
        for (const chunk of chunkByBytes(turns, limit, separator)) {
          for (const { turn, begin, end, offset } of chunk.pieces) {
            const whole = turns[turn]?.text ?? '';
            expect(slice(chunk.text, begin, end)).toBe(slice(whole, offset, offset + end - begin));
          }
        }
      }),
    );
  });

  it('counts bytes and code points as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (own) => {
        expect(utf8Length(own)).toBe(Buffer.byteLength(own));
        expect(codePointLength(own)).toBe([...own].length);
      }),
    );
  });
});
