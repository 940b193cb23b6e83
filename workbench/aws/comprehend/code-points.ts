/** Turns UTF-16 indexes of a text into counts of Unicode code points, as Comprehend's offsets are. */
export function codePointOffsets(text: string): (index: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (index) => index;
  const offsets = new Uint32Array(text.length + 1);
  let count = 0;
  let index = 0;
  for (const character of text) {
    offsets.fill(count, index, index + character.length);
    index += character.length;
    count += 1;
  }
  offsets[text.length] = count;
  return (position) => offsets[position] ?? count;
}
