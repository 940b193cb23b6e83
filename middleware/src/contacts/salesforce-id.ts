const ID = /^[0-9a-zA-Z]{15}(?:[0-9a-zA-Z]{3})?$/;
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const CASE_SENSITIVE_LENGTH = 15;

/**
 * A record id in its form of 18 characters; `undefined` for a text that is none. The last three characters
 * say which of the first fifteen are capitals, so that a mistyped id is found out without asking Salesforce.
 */
export function salesforceId(text: string): string | undefined {
  const given = text.trim();
  if (!ID.test(given)) return undefined;
  const short = given.slice(0, CASE_SENSITIVE_LENGTH);
  const whole = short + suffixOf(short);
  return given.length === short.length || whole === given ? whole : undefined;
}

function suffixOf(short: string): string {
  return [0, 5, 10]
    .map((start) => {
      const capitals = [...short.slice(start, start + 5)].reduce(
        (bits, letter, at) => bits | (/[A-Z]/.test(letter) ? 1 << at : 0),
        0,
      );
      return SUFFIX_ALPHABET.charAt(capitals);
    })
    .join('');
}
