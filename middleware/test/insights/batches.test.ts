import fc from 'fast-check';
import { allAnswered, inBatches, MissingAnswerError } from '../../src/insights/batches.ts';

describe('asking for many texts by batch calls', () => {
  it('gives every text its answer in its place, whichever call is answered first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 80 }), fc.boolean(), async (texts, isLastFirst) => {
        const sizes: number[] = [];
        const answers = await inBatches(texts, async (batch) => {
          sizes.push(batch.length);
          const rounds = isLastFirst ? 10 - sizes.length : sizes.length;
          for (let round = 0; round < rounds; round += 1) await Promise.resolve();
          return batch.map((text) => `answer to ${text}`);
        });
        expect(answers).toEqual(texts.map((text) => `answer to ${text}`));
        expect(sizes).toHaveLength(Math.ceil(texts.length / 25));
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(25);
      }),
    );
  });

  it('leaves a gap where a batch has no answer for a text, and moves no other', async () => {
    const texts = Array.from({ length: 30 }, (_, place) => String(place));
    const answers = await inBatches(texts, (batch) =>
      Promise.resolve(batch.length === 25 ? batch.slice(0, 24) : batch),
    );
    expect(answers).toEqual(texts.map((text) => (text === '24' ? undefined : text)));
    expect(() => allAnswered(answers)).toThrow(MissingAnswerError);
    expect(allAnswered(answers.filter((answer) => answer !== undefined))).toHaveLength(29);
  });

  it('says by its name what kind of failure a missing answer is', () => {
    expect(new MissingAnswerError()).toMatchObject({
      name: 'MissingAnswerError',
      message: expect.stringContaining('returned nothing') as string,
    });
  });
});
