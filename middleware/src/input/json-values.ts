import { JSONParser } from '@streamparser/json';

/**
 * The JSON values of a text: one as a rule, several where they follow each other with or without lines between,
 * as Amazon Data Firehose stores them. `undefined` where any of it is no JSON.
 */
export function readJsonValues(text: string): unknown[] | undefined {
  try {
    return [JSON.parse(text)];
  } catch {
    return readFollowing(text);
  }
}

function readFollowing(text: string): unknown[] | undefined {
  const values: unknown[] = [];
  // Where values are set apart by nothing, the parser reads one after the other.
  const parser = new JSONParser({ separator: '', paths: ['$'], keepStack: false });
  parser.onValue = ({ value }) => values.push(value);
  try {
    parser.write(text.trim());
    if (!parser.isEnded) parser.end();
  } catch {
    return undefined;
  }
  return values.length > 0 ? values : undefined;
}
