/** What was wrong at one place of the input. Never repeats the value: it may be personal data. */
export type FieldError = {
  /** Such as `Recordings[0].Location`. */
  path: string;
  message: string;
};

/** `['Recordings', 0, 'Location']` → `Recordings[0].Location`; the message itself is the empty path. */
export function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`;
    return written === '' ? String(step) : `${written}.${String(step)}`;
  }, '');
}
