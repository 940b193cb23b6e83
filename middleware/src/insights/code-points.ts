/** Amazon Comprehend counts in Unicode code points and limits in bytes of UTF-8; strings here count in neither. */

export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8LengthOf(character);
  return bytes;
}

/** @param character one code point */
export function utf8LengthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Index into a string for a count of its code points; the string's length for a larger count. */
export function indexOfCodePoint(text: string, count: number): number {
  let index = 0;
  for (let passed = 0; passed < count && index < text.length; passed += 1) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}
