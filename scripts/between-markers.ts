/** Lines of a document between which a script writes. */
export type Markers = { begin: string; end: string };

/** The document with the text between its two markers. Throws where they are not there. */
export function placeBetweenMarkers(document: string, markers: Markers, text: string): string {
  const begin = document.indexOf(markers.begin);
  const end = document.indexOf(markers.end);
  if (begin < 0 || end < begin) {
    throw new Error(`The document lacks the lines ${markers.begin} and ${markers.end}, in this order.`);
  }
  return `${document.slice(0, begin + markers.begin.length)}\n\n${text}\n\n${document.slice(end)}`;
}
