const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form of a record id, or undefined where the text is none. */
export function recordId(text: string): string | undefined {
  if (/^[a-zA-Z0-9]{18}$/.test(text)) return text;
  if (!/^[a-zA-Z0-9]{15}$/.test(text)) return undefined;
  return text + [0, 5, 10].map((start) => checksum(text.slice(start, start + 5))).join('');
}

/** One letter for which of five characters are capitals. */
function checksum(part: string): string {
  const bits = [...part].reduce((sum, letter, i) => sum + (/[A-Z]/.test(letter) ? 1 << i : 0), 0);
  return ALPHABET.charAt(bits);
}
