const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The n-th id of an object: key prefix, instance, a base-62 number, and the suffix that makes 18 characters. */
export function recordId(keyPrefix: string, sequence: number): string {
  let rest = sequence;
  let digits = '';
  while (rest > 0) {
    digits = (DIGITS[rest % 62] ?? '') + digits;
    rest = Math.floor(rest / 62);
  }
  return longId(keyPrefix + '000' + digits.padStart(9, '0'));
}

/**
 * The 18-character form of an id, whose last three characters say which of the first fifteen are capitals.
 * Throws where the text is not an id.
 */
export function longId(id: string): string {
  const longForm = toLongId(id);
  if (longForm === undefined) throw new Error('That text is not a record id.');
  return longForm;
}

/** As `longId`, with `undefined` for a text that is not an id or whose suffix does not belong to it. */
export function toLongId(id: string): string | undefined {
  if (!/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id)) return undefined;
  const short = id.slice(0, 15);
  const longForm = short + suffix(short);
  if (id.length === 15 || longForm === id) return longForm;
  return id.slice(15).toUpperCase() === longForm.slice(15) ? longForm : undefined;
}

function suffix(short: string): string {
  return [0, 5, 10]
    .map((start) => {
      const bits = [...short.slice(start, start + 5)].reduce(
        (sum, character, index) => sum + (/[A-Z]/.test(character) ? 2 ** index : 0),
        0,
      );
      return ALPHABET[bits] ?? 'A';
    })
    .join('');
}
