const ACCENTED = {
  a: 'ạ',
  c: 'ç',
  d: 'ḍ',
  e: 'ẹ',
  g: 'ğ',
  h: 'ḥ',
  i: 'ị',
  k: 'ķ',
  l: 'ļ',
  m: 'ṁ',
  n: 'ñ',
  o: 'ọ',
  p: 'ṗ',
  r: 'ŗ',
  s: 'ş',
  t: 'ṭ',
  u: 'ụ',
  v: 'ṿ',
  w: 'ẉ',
  y: 'ỵ',
  z: 'ẓ',
};
const PLACE = /(\{\d+\})/;
const PLURAL_FORM = /^(\s*(?:zero|one|two|few|many|other):\s*)(.*?)(\s*)$/;
const LONGER = 0.3;

/**
 * A text as a translator's language might stretch it: accented, a third longer and in brackets, so that
 * on the page what is cut off, put together from pieces or not translatable shows. Numbered places stay, and
 * so do the names of plural forms.
 */
export function pseudoLocalised(text) {
  const forms = text.split('|').map((form) => PLURAL_FORM.exec(form));
  if (forms.every(Boolean))
    return forms.map(([, category, words, space]) => category + stretched(words) + space).join('|');
  return stretched(text);
}

function stretched(text) {
  const accented = text
    .split(PLACE)
    .map((part) => (PLACE.test(part) ? part : part.replace(/[a-z]/g, (letter) => ACCENTED[letter] ?? letter)))
    .join('');
  return `[${accented}${'·'.repeat(Math.ceil(text.replace(PLACE, '').length * LONGER))}]`;
}
