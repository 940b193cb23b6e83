/**
 * At most `max` characters of a text, cut after a word where there is one; what was cut off ends in
 * neither a comma nor half a character.
 */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const endsWithWord = /^[,;.]?\s/.test(text.slice(max));
  const end = endsWithWord ? max : text.slice(0, max).search(/\s+\S*$/);
  if (end > 0) return text.slice(0, end).replace(/[\s,;]+$/, '');
  const cut = text.slice(0, max);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** As many whole lines as fit; a line break counts as the two characters that Salesforce may make of it. */
export function linesWithin(lines: readonly string[], max: number): string {
  const kept: string[] = [];
  let room = max;
  for (const line of lines) {
    room -= line.length + (kept.length > 0 ? 2 : 0);
    if (room < 0) break;
    kept.push(line);
  }
  return kept.join('\n');
}
