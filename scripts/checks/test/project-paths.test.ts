import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from './package-copy.ts';

/** A path from a program's own folder: the text after `import.meta.dirname`. */
const OWN_PATH = /import\.meta\.dirname,\s*'([^']+)'/g;
const PROGRAMS = '{scripts,workbench,middleware}/**/*.ts';

describe('a path that a program builds from its own folder', () => {
  const places = globSync(PROGRAMS, { cwd: PROJECT, exclude: (name) => name === 'node_modules' }).flatMap(
    (file) =>
      [...readFileSync(path.join(PROJECT, file), 'utf8').matchAll(OWN_PATH)].map(([, from = '']) => ({
        file,
        from,
        target: path.resolve(PROJECT, path.dirname(file), from),
      })),
  );

  it('leads to something in the project, also after the program was moved', () => {
    expect(places.length).toBeGreaterThan(20);
    const astray = places.filter(({ target }) => !target.startsWith(PROJECT) || !existsSync(target));
    expect(astray.map(({ file, from }) => `${file}: ${from}`)).toEqual([]);
  });
});
