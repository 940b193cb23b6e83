const BEGIN = '<!-- permission matrix: written by scripts/permission-matrix.ts -->';
const END = '<!-- end of the permission matrix -->';

/** The document with the matrix between its two markers. Throws where they are not there. */
export function placeBetweenMarkers(document: string, matrix: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`The document lacks the lines ${BEGIN} and ${END}, in this order.`);
  }
  return `${document.slice(0, begin + BEGIN.length)}\n\n${matrix}\n\n${document.slice(end)}`;
}
