/** Texts that one batch call of Amazon Comprehend may have. */
const LARGEST_BATCH = 25;

/** Asks for any number of texts by batch calls. Answers stand where their texts stood. */
export async function inBatches<Answer>(
  texts: readonly string[],
  call: (batch: string[]) => Promise<(Answer | undefined)[]>,
): Promise<(Answer | undefined)[]> {
  const batches = Array.from({ length: Math.ceil(texts.length / LARGEST_BATCH) }, (_, place) =>
    texts.slice(place * LARGEST_BATCH, (place + 1) * LARGEST_BATCH),
  );
  const answers = await Promise.all(
    batches.map(async (batch) => {
      const answered = await call(batch);
      return batch.map((_, place) => answered[place]);
    }),
  );
  return answers.flat();
}

/** The texts' answers, where one that is missing makes all of them useless. */
export function allAnswered<Answer>(answers: readonly (Answer | undefined)[]): Answer[] {
  return answers.map((answer) => {
    if (answer === undefined) throw new MissingAnswerError();
    return answer;
  });
}

/** The service answered a batch, but not for every text of it. */
export class MissingAnswerError extends Error {
  constructor() {
    super('The text service returned nothing for a text in a batch.');
    this.name = 'MissingAnswerError';
  }
}
