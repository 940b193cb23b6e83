/** What the pipeline tells whoever operates it. */
export interface PipelineObserver {
  /** Times a stage and counts how it ended. */
  stage<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** An error that nobody foresaw. */
  unforeseen(error: unknown): void;
}
