import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from './package-copy.ts';

/** Files by their path in the project, and the rule that one of their imports breaks. */
const FAULTS: [what: string, files: Record<string, string>, rule: string][] = [
  [
    'files that import each other',
    {
      'workbench/apex/one.ts': "import { two } from './two.ts';\nexport const one = (): unknown => two;\n",
      'workbench/apex/two.ts': "import { one } from './one.ts';\nexport const two = (): unknown => one;\n",
    },
    'no-circles',
  ],
  [
    'files that need each other for a type only',
    {
      'scripts/one.ts': "import type { Two } from './two.ts';\nexport type One = { two?: Two };\n",
      'scripts/two.ts': "import type { One } from './one.ts';\nexport type Two = { one?: One };\n",
    },
    'no-circles',
  ],
  [
    'an import past the name of a part',
    {
      'workbench/org/store.ts': 'export const store = 1;\n',
      'scripts/reader.ts': "import { store } from '../workbench/org/store.ts';\nexport const read = store;\n",
    },
    'enter-org-by-name',
  ],
  [
    'a test that reaches into another part',
    {
      'workbench/apex/parser.ts': 'export const parser = 1;\n',
      'workbench/org/test/org.test.ts':
        "import { parser } from '../../apex/parser.ts';\nit('runs', () => expect(parser).toBe(1));\n",
    },
    'enter-apex-by-name',
  ],
  [
    'a part that knows another than those listed for it',
    {
      'workbench/org/index.ts': 'export const org = 1;\n',
      'workbench/apex/runner.ts': "import { org } from '#org';\nexport const runner = org;\n",
    },
    'workbench-apex',
  ],
  [
    'a part that uses what only its tests may',
    {
      'workbench/apex/index.ts': 'export const apex = 1;\n',
      'workbench/org/org.ts': "import { apex } from '#apex';\nexport const org = apex;\n",
    },
    'workbench-org',
  ],
  [
    'a part that knows a script',
    {
      'scripts/stages.ts': 'export const stages = 1;\n',
      'workbench/run/start.ts':
        "import { stages } from '../../scripts/stages.ts';\nexport const start = stages;\n",
    },
    'nothing-back-from-scripts',
  ],
  [
    'a stand-in that knows the middleware',
    {
      'middleware/src/input/bytes.ts': 'export const bytes = 1;\n',
      'workbench/aws/s3.ts':
        "import { bytes } from '../../middleware/src/input/bytes.ts';\nexport const s3 = bytes;\n",
    },
    'workbench-without-middleware',
  ],
  [
    'a part that is not listed',
    { 'workbench/tools/any.ts': "import path from 'node:path';\nexport const any = path.sep;\n" },
    'workbench-unlisted',
  ],
];

/** What an org's tests may do, and what nobody objects to. */
const SOUND = {
  'workbench/apex/index.ts': "export { apex } from './runtime.ts';\n",
  'workbench/apex/runtime.ts': 'export const apex = 1;\n',
  'workbench/org/test/org.test.ts':
    "import { apex } from '#apex';\nit('runs', () => expect(apex).toBe(1));\n",
  'scripts/run.ts': "import { apex } from '#apex';\nexport const run = apex;\n",
};

/** Names of the rules that a project of these files breaks. */
function brokenBy(files: Record<string, string>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'walls-'));
  try {
    for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.js'])
      cpSync(path.join(PROJECT, file), path.join(folder, file));
    symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'));
    for (const root of ['middleware/src', 'workbench', 'scripts'])
      mkdirSync(path.join(folder, root), { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const { stdout } = spawnSync(
      path.join(PROJECT, 'node_modules/.bin/depcruise'),
      ['middleware/src', 'workbench', 'scripts', '--output-type', 'json'],
      { cwd: folder, encoding: 'utf8' },
    );
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
    return summary.violations.map(({ rule }) => rule.name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it.each(FAULTS)('the lint finds %s', (_, files, rule) => {
  expect(brokenBy(files)).toContain(rule);
});

it('the lint lets a part be used by its name', () => {
  expect(brokenBy(SOUND)).toEqual([]);
});
