import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import type { TranscriptionJob } from './transcription-jobs.ts';

/** As the API reference words it for LimitExceededException. */
const TOO_MANY =
  "You've either sent too many requests or your input file is too long. Wait before retrying your request, or use a smaller file and try your request again.";

/** Runs jobs, so many at once: those that may be deferred wait for their turn, others are refused. */
export class JobRunner {
  readonly #finish: (job: TranscriptionJob) => Promise<void>;
  readonly #milliseconds: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #queue: TranscriptionJob[] = [];
  #running = 0;
  #most = Infinity;

  constructor(finish: (job: TranscriptionJob) => Promise<void>, milliseconds: number) {
    this.#finish = finish;
    this.#milliseconds = milliseconds;
  }

  limit(most: number): void {
    this.#most = most;
    this.#runNext();
  }

  /** Throws LimitExceededException where the job can neither run nor wait. */
  requireRoomFor({ request }: TranscriptionJob): void {
    if (this.#running < this.#most || request.JobExecutionSettings?.AllowDeferredExecution) return;
    throw new AwsJsonError('LimitExceededException', TOO_MANY);
  }

  add(job: TranscriptionJob): void {
    this.#queue.push(job);
    this.#runNext();
  }

  stop(): void {
    this.#timers.forEach((timer) => clearTimeout(timer));
  }

  #runNext(): void {
    while (this.#running < this.#most) {
      const job = this.#queue.shift();
      if (!job) return;
      this.#run(job);
    }
  }

  #run(job: TranscriptionJob): void {
    this.#running += 1;
    job.status = 'IN_PROGRESS';
    job.begun = Date.now();
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#finish(job).finally(() => {
        this.#running -= 1;
        this.#runNext();
      });
    }, this.#milliseconds);
    this.#timers.add(timer);
  }
}
