import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environment } from '../../../middleware/src/environment.ts';
import { withComponentPaths } from '../component-paths.ts';
import { describedSections, type DescribedSection } from '../described-settings.ts';
import { exampleFile } from '../example-file.ts';
import { operatorTables } from '../operator-tables.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const sections = describedSections();
const settings = sections.flatMap((section) => section.settings);

/** What the schema makes of one variable. */
const read = (name: string, value: string | undefined): unknown =>
  environment.shape[name as keyof typeof environment.shape].parse(value);

describe('the settings of the middleware', () => {
  it('are in the sections that the documents are made of, each once', () => {
    expect(settings.map(({ name }) => name).sort()).toEqual(Object.keys(environment.shape).sort());
  });

  it.each(settings.filter(({ byDefault }) => byDefault !== ''))(
    'have a default that can be written as it is told: $name=$byDefault',
    ({ name, byDefault }) => {
      expect(read(name, byDefault)).toEqual(read(name, undefined));
    },
  );

  it.each(settings.filter(({ example }) => example !== ''))(
    'have an example that is accepted: $name',
    ({ name, example }) => {
      expect(() => read(name, example)).not.toThrow();
    },
  );
});

describe('a setting in the documents', () => {
  const section: DescribedSection = {
    title: 'Storage',
    intro: 'Where it is kept.',
    settings: [
      { name: 'A_BUCKET', description: 'The bucket.', byDefault: '', shape: '', example: 'b', fillIn: true },
      {
        name: 'A_DAYS',
        description: 'As in A_BUCKET.',
        byDefault: '7',
        shape: '1 | 7',
        example: '',
        fillIn: false,
      },
    ],
  };

  it('is a comment in the example with its default, and a line where it must be filled in', () => {
    expect(exampleFile([section])).toContain(
      '# Where it is kept.\n#\n# The bucket.\nA_BUCKET=b\n# As in A_BUCKET. Values: 1 | 7.\n# A_DAYS=7\n',
    );
  });

  it('is a row for the operator, with what it may be', () => {
    expect(operatorTables([section])).toContain(
      '| `A_BUCKET` | _to fill in_ | such as `b` | The bucket. |\n| `A_DAYS` | `7` | 1 \\| 7 | As in `A_BUCKET`. |',
    );
  });
});

describe('the paths of the component type check', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'component-paths-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('name every bundle that has a module, in whatever folder of the package it is, and no other', () => {
    for (const bundle of ['main/default/lwc/two', 'main/player/lwc/one', 'main/default/lwc/styles']) {
      mkdirSync(path.join(folder, bundle), { recursive: true });
      const extension = bundle.endsWith('styles') ? 'css' : 'js';
      writeFileSync(path.join(folder, bundle, `${path.basename(bundle)}.${extension}`), '');
    }
    const before = { compilerOptions: { strict: true, paths: { 'c/gone': ['./gone.js'] } }, include: ['x'] };
    expect(JSON.parse(withComponentPaths(JSON.stringify(before), folder))).toEqual({
      compilerOptions: {
        strict: true,
        paths: { 'c/one': ['./main/player/lwc/one/one.js'], 'c/two': ['./main/default/lwc/two/two.js'] },
      },
      include: ['x'],
    });
  });
});

it('the documents and the paths are in step with what they are made of', () => {
  expect(() =>
    execFileSync('node', ['scripts/settings.ts', '--check'], { cwd: PROJECT, stdio: 'pipe' }),
  ).not.toThrow();
});
