/**
 * Remembers what a parser made of a file as long as its text stays the same: several checks read the same
 * files, and their tests read a whole package for each fault.
 */
export function parseOnce<T>(parse: (file: string, text: string) => T): (file: string, text: string) => T {
  const results = new Map<string, T>();
  return (file, text) => {
    const key = `${file}\n${text}`;
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = parse(file, text);
    results.set(key, result);
    return result;
  };
}
