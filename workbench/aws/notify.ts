/** Tells a listener of something that happened; its failure is reported and harms nobody else. */
export function notify<T>(
  what: string,
  listener: ((event: T) => void | Promise<void>) | undefined,
  event: T,
): void {
  if (!listener) return;
  Promise.resolve()
    .then(() => listener(event))
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown reason';
      process.emitWarning(`The listener told of ${what} failed: ${reason}`);
    });
}
