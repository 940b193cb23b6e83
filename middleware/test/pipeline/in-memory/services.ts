import type {
  PersonalDataSpan,
  SentimentResult,
  SpeechService,
  TextService,
  TranscriptionJob,
  TranscriptionJobState,
} from '../../../src/pipeline/ports.ts';

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

  sentiment(text: string): Promise<SentimentResult> {
    return this.#answer('sentiment', text, negative);
  }

  batchSentiment(texts: string[]): Promise<(SentimentResult | undefined)[]> {
    return this.#answer(
      'batchSentiment',
      texts.join(' '),
      texts.map(() => negative),
    );
  }

  keyPhrases(text: string) {
    const begin = [...text.slice(0, Math.max(text.indexOf('invoice'), 0))].length;
    return this.#answer('keyPhrases', text, [{ text: 'invoice', score: 0.9, begin, end: begin + 7 }]);
  }

  dominantLanguages(text: string) {
    return this.#answer('dominantLanguages', text, [{ code: 'en', score: 0.99 }]);
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
    if (!this.failing.has(operation)) return Promise.resolve(answer);
    return Promise.reject(Object.assign(new Error(`no: ${text}`), { name: 'InternalServerException' }));
  }
}

const negative: SentimentResult = {
  label: 'NEGATIVE',
  scores: { positive: 0.05, negative: 0.8, neutral: 0.1, mixed: 0.05 },
};
