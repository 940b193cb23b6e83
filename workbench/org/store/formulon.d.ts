/** The part of the formula library that the local org uses; it publishes no types. */
declare module 'formulon' {
  export interface FormulaLiteral {
    type: 'literal';
    dataType: string;
    value: unknown;
    options: Record<string, unknown>;
  }
  export interface FormulaError {
    type: 'error';
    errorType: string;
    message: string;
    value?: undefined;
  }
  export function parse(
    formula: string,
    values?: Record<string, FormulaLiteral>,
  ): FormulaLiteral | FormulaError;
  /** The names of the fields that a formula uses. */
  export function extract(formula: string): string[];
}
