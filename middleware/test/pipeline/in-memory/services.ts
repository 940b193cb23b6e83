import type { Sentiment } from '../../../src/contracts/conversation-file.ts';
import type { PersonalDataSpan, TextService } from '../../../src/ports/text-service.ts';
import type {
  SpeechService,
  TranscriptionJob,
  TranscriptionJobState,
} from '../../../src/ports/speech-service.ts';

/** A speech service that remembers its jobs. */
export class InMemorySpeech implements SpeechService {
  readonly jobs = new Map<string, TranscriptionJob & TranscriptionJobState>();
  /** Thrown by every start, until it is taken away. */
  failure: Error | undefined;

  start(job: TranscriptionJob): Promise<'started' | 'already-started'> {
    if (this.failure) return Promise.reject(this.failure);
    if (this.jobs.has(job.name)) return Promise.resolve('already-started');
    this.jobs.set(job.name, { ...job, status: 'IN_PROGRESS' });
    return Promise.resolve('started');
  }

  job(name: string): Promise<TranscriptionJobState | undefined> {
    return Promise.resolve(this.jobs.get(name));
  }

  end(name: string, state: TranscriptionJobState): void {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`There is no job ${name}.`);
    this.jobs.set(name, { ...job, ...state });
  }
}

/** A text service with fixed answers, each of which can be made to fail. */
export class InMemoryText implements TextService {
  readonly failing = new Set<keyof TextService>();
  readonly seen: string[] = [];
  readonly asked: (keyof TextService)[] = [];

  batchSentiment(texts: readonly string[]) {
    return this.#answer(
      'batchSentiment',
      texts.join(' '),
      texts.map(() => negative),
    );
  }

  batchSyntax(texts: readonly string[]) {
    return this.#answer(
      'batchSyntax',
      texts.join(' '),
      texts.map((text) =>
        find(text, /\b(invoice|wrong)\b/gi, (word) => ({ tag: word === 'wrong' ? 'ADJ' : 'NOUN' })),
      ),
    );
  }

  batchDominantLanguages(texts: readonly string[]) {
    return this.#answer(
      'batchDominantLanguages',
      texts.join(' '),
      texts.map(() => [{ code: 'en', score: 0.99 }]),
    );
  }

  keyPhrases(text: string) {
    return this.#answer(
      'keyPhrases',
      text,
      find(text, /\binvoice\b/gi, () => ({})),
    );
  }

  entities(text: string) {
    return this.#answer(
      'entities',
      text,
      find(text, /\binvoice\b/gi, () => ({ type: 'OTHER' })),
    );
  }

  customEntities(text: string) {
    return this.#answer(
      'customEntities',
      text,
      find(text, /\binvoice\b/gi, () => ({ type: 'DOCUMENT' })),
    );
  }

  /** What is personal data in any text that is sent. */
  readonly personal: { value: string; type: string }[] = [];

  personalData(text: string): Promise<PersonalDataSpan[]> {
    const found = this.personal.flatMap(({ value, type }) =>
      text.split(value).flatMap((_, piece, pieces) => {
        if (piece === 0) return [];
        const end = [...pieces.slice(0, piece).join(value)].length + [...value].length;
        return [{ type, score: 0.99, begin: end - [...value].length, end }];
      }),
    );
    return this.#answer('personalData', text, found);
  }

  #answer<T>(operation: keyof TextService, text: string, answer: T): Promise<T> {
    this.seen.push(text);
    this.asked.push(operation);
    if (!this.failing.has(operation)) return Promise.resolve(answer);
    return Promise.reject(Object.assign(new Error(`no: ${text}`), { name: 'InternalServerException' }));
  }
}

/** Words of a text with their places, in code points as the service counts. */
function find<More>(text: string, pattern: RegExp, more: (word: string) => More) {
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => {
    const begin = [...text.slice(0, index)].length;
    return { text: word, score: 0.9, begin, end: begin + word.length, ...more(word) };
  });
}

const negative: Sentiment = {
  label: 'NEGATIVE',
  scores: { positive: 0.05, negative: 0.8, neutral: 0.1, mixed: 0.05 },
};
