/** Keeps the address of a query well below the 16,000 characters that Salesforce takes. */
export const NAMES_PER_QUERY = 100;

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
