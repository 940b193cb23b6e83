import { parse, type CsvError } from 'csv-parse/sync';
import type { Term } from './terms.ts';

/** `problems`: what cannot be used and where, in words without the values. */
export type TermList = { terms: readonly Term[]; problems: readonly string[] };

const DEFAULT_TYPE = 'TERM';
const LONGEST_TERM = 200;
const LONGEST_TYPE = 80;
const LANGUAGE = /^[a-z]{2,3}(-[a-z]{2,4})?$/i;

type Row = { record: Partial<Record<string, string>>; info: { lines: number } };

/**
 * Reads a list of terms: CSV with a header line and the columns `term` and, where wanted, `type`, `canonical` and
 * `language`, separated by commas, semicolons or tabs. A row that cannot be used is reported and left out.
 */
export function readTermList(csv: string): TermList {
  const problems: string[] = [];
  const rows = parse(csv, {
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
    delimiter: [',', ';', '\t'],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      problems.push(`line ${String(error?.['lines'] ?? '?')} is not CSV`);
      return undefined;
    },
    trim: true,
  }) as unknown as Row[];
  if (rows.length > 0 && rows.every(({ record }) => !('term' in record)))
    return { terms: [], problems: ['the first line has no term column'] };
  const terms = rows.flatMap(({ record, info }): Term[] => {
    const problem = problemOf(record);
    if (problem !== undefined) problems.push(`line ${info.lines} ${problem}`);
    return problem === undefined ? [termOf(record)] : [];
  });
  return { terms, problems };
}

function problemOf({
  term = '',
  type = '',
  canonical = '',
  language = '',
}: Row['record']): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(term)) return 'has no term';
  if (Math.max(term.length, canonical.length) > LONGEST_TERM)
    return `has a term longer than ${LONGEST_TERM} characters`;
  if (type.length > LONGEST_TYPE) return `has a type longer than ${LONGEST_TYPE} characters`;
  if (language !== '' && !LANGUAGE.test(language)) return 'has no valid language code such as en or en-US';
  return undefined;
}

const termOf = ({ term = '', type = '', canonical = '', language = '' }: Row['record']): Term => ({
  term,
  type: type === '' ? DEFAULT_TYPE : type,
  ...(canonical === '' ? {} : { canonical }),
  ...(language === '' ? {} : { language }),
});
