/** A text as a SOQL literal. Backslashes and quotes are escaped, so that a value cannot end its own literal. */
export function soqlText(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return `'${escaped}'`;
}

/** `('a', 'b')` for an IN clause; the list must not be empty, which SOQL refuses. */
export function soqlTexts(values: readonly string[]): string {
  return `(${values.map(soqlText).join(', ')})`;
}
