import { JSONParser } from '@streamparser/json';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';

const user = z.looseObject({ Username: z.string() });
/** What the AWS CLI answers to list-users, search-users and describe-user, and lists of the same. */
const answer = z.union([
  z.looseObject({ UserSummaryList: z.array(user) }).transform(({ UserSummaryList: users }) => users),
  z.looseObject({ Users: z.array(user) }).transform(({ Users: users }) => users),
  z.looseObject({ User: user }).transform(({ User: one }) => [one]),
  user.transform((one) => [one]),
  z.array(user),
  z.array(z.string()).transform((names) => names.map((Username) => ({ Username }))),
]);

/** What a column with user names is called, in lower case and without anything but letters. */
const COLUMNS = new Set(['username', 'userlogin', 'login', 'agentusername', 'agent']);
const DELIMITERS = [',', ';', '\t'];

/**
 * The user names of Amazon Connect in a text: JSON of the AWS CLI (one document or several), a table with a column
 * Username, or a plain list. Each name once, in any letter case. Throws a sentence that repeats no name.
 */
export function readConnectUsers(text: string): string[] {
  const content = text.replace(/^\uFEFF/, '').trim();
  const names = /^[[{]/.test(content) ? namesInJson(content) : namesInLines(content);
  const unique = new Map(
    names.flatMap((name) => (name.trim() === '' ? [] : [[name.trim().toLowerCase(), name.trim()]])),
  );
  if (unique.size === 0) throw new Error('The list of Amazon Connect users names none.');
  return [...unique.values()];
}

function namesInJson(content: string): string[] {
  const documents: unknown[] = [];
  const parser = new JSONParser({ separator: '', paths: ['$'] });
  parser.onValue = ({ value }) => documents.push(value);
  try {
    parser.write(content);
    parser.end();
  } catch {
    throw new Error('The list of Amazon Connect users is no JSON that can be read.');
  }
  return documents.flatMap((document) => {
    const parsed = answer.safeParse(document);
    if (parsed.success) return parsed.data.map(({ Username }) => Username);
    throw new Error(
      'The list of Amazon Connect users is not what the AWS CLI answers to list-users, search-users or describe-user.',
    );
  });
}

function namesInLines(content: string): string[] {
  const [first = ''] = content.split(/\r?\n/, 1);
  const delimiter = DELIMITERS.find((each) => first.split(each).some(isColumn));
  if (delimiter !== undefined) return namesInTable(content, delimiter);
  if (/[,;]/.test(first))
    throw new Error('The list of Amazon Connect users has no column Username in its first line.');
  return content.split(/\s+/);
}

function namesInTable(content: string, delimiter: string): string[] {
  let rows: string[][];
  try {
    rows = parse(content, { delimiter, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch {
    throw new Error('The list of Amazon Connect users is no table that can be read.');
  }
  const column = rows[0]?.findIndex(isColumn) ?? -1;
  return rows.slice(1).map((row) => row[column] ?? '');
}

const isColumn = (cell: string): boolean => COLUMNS.has(cell.toLowerCase().replaceAll(/[^a-z]/g, ''));
