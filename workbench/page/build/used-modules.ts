import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the components and the console use of the platform's component library. */
export type UsedModules = {
  /** `lightning/button`, … in order of name. */
  baseComponents: string[];
  /** `utility:play`, … */
  icons: string[];
};

/**
 * Base components are found by their tags and by imports that name a module of the library; services
 * that the page itself supplies are left out.
 */
export function usedModules(
  sourceFolders: readonly string[],
  libraryFolder: string,
  suppliedFolder: string,
): UsedModules {
  const texts = sourceFolders.flatMap((folder) => sourceTexts(folder, /\.(js|html)$/));
  const supplied = readdirSync(path.join(suppliedFolder, 'lightning')).map((file) => path.parse(file).name);
  const library = new Set(readdirSync(path.join(libraryFolder, 'lightning'))).difference(new Set(supplied));
  const names = new Set<string>();
  for (const text of texts) {
    for (const [, tag = ''] of text.matchAll(/<lightning-([a-z0-9-]+)/g)) names.add(camelCase(tag));
    for (const [, name = ''] of text.matchAll(/['"]lightning\/(\w+)['"]/g)) names.add(name);
  }
  const libraryTexts = sourceTexts(
    path.join(libraryFolder, 'lightning'),
    /\.(js|html)$/,
    /^iconSvgTemplates/,
  );
  const icons = new Set<string>();
  for (const text of [...texts, ...libraryTexts]) {
    for (const [icon] of text.matchAll(/\b(?:utility|standard|action|doctype|custom):[a-z0-9_]+/g))
      icons.add(icon);
  }
  return {
    baseComponents: [...names]
      .filter((name) => library.has(name))
      .sort()
      .map((name) => `lightning/${name}`),
    icons: [...icons].sort(),
  };
}

function sourceTexts(folder: string, files: RegExp, skip?: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory())
      return skip?.test(entry.name) || entry.name === '__tests__' ? [] : sourceTexts(full, files);
    return files.test(entry.name) ? [readFileSync(full, 'utf8')] : [];
  });
}

const camelCase = (tag: string) => tag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
