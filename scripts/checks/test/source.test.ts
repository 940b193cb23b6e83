import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from './package-copy.ts';

/** Lint, formatting and component types are programs of their own; each is started as seldom as possible. */
jest.setTimeout(120_000);

const BUNDLE = 'force-app/main/shared/lwc/acTime';

/** Standard output of a program that is given a text. */
function run(program: string, programArguments: string[], input = ''): { status: number; output: string } {
  const { status, stdout, stderr } = spawnSync(program, programArguments, {
    cwd: PROJECT,
    input,
    encoding: 'utf8',
  });
  return { status: status ?? -1, output: stdout || stderr };
}

const installed = (name: string): string => path.join(PROJECT, 'node_modules/.bin', name);

describe('lint', () => {
  const faults: [what: string, filePath: string, text: string, rule: string][] = [
    [
      'a component that reaches into the document',
      `${BUNDLE}/acTime.js`,
      "export const page = document.querySelector('div');\n",
      '@lwc/lwc/no-document-query',
    ],
    [
      'a component that uses Aura',
      `${BUNDLE}/acTime.js`,
      "export const refresh = () => $A.get('e.force:refreshView');\n",
      '@lwc/lwc-platform/no-aura',
    ],
    [
      'a style that reaches into the design system',
      `${BUNDLE}/acTime.css`,
      '.slds-button {\n  color: red;\n}\n',
      '@salesforce-ux/slds/no-slds-class-overrides',
    ],
    [
      'a template with a class that the design system gave up',
      `${BUNDLE}/acTime.html`,
      '<template><div class="slds-p-around--large"></div></template>\n',
      '@salesforce-ux/slds/enforce-bem-usage',
    ],
    [
      'any in TypeScript',
      'scripts/stages.ts',
      'export const loose: any = 1;\n',
      '@typescript-eslint/no-explicit-any',
    ],
    [
      'a pure room that reads a file',
      'middleware/src/contacts/work-plan.ts',
      "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('x');\n",
      'no-restricted-imports',
    ],
    [
      'a middleware that knows the workbench',
      'middleware/src/server.ts',
      "import { feed } from '../../workbench/run/feed.ts';\nfeed();\n",
      'no-restricted-imports',
    ],
  ];
  /** Lints all texts in one process: Jest itself cannot load the configuration, which is an ECMAScript module. */
  const LINT_ALL = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint();
    const texts = JSON.parse((await process.stdin.toArray()).join(''));
    const results = [];
    for (const [, filePath, text] of texts) results.push(await eslint.lintText(text, { filePath }));
    console.log(JSON.stringify(results.map(([{ messages }]) => messages.map(({ ruleId }) => ruleId))));`;
  let rules: (string | null)[][];

  beforeAll(() => {
    const { output } = run(
      process.execPath,
      ['--input-type=module', '--eval', LINT_ALL],
      JSON.stringify(faults),
    );
    rules = JSON.parse(output) as (string | null)[][];
  });

  it.each(faults)('finds %s', (what, _filePath, _text, rule) => {
    expect(rules[faults.findIndex(([other]) => other === what)]).toContain(rule);
  });
});

it.each([
  ['Apex', 'x.cls', 'public class X {public void run(){}}'],
  ['metadata', 'x.layout-meta.xml', '<Layout><a>1</a>    <b/></Layout>'],
  ['TypeScript', 'x.ts', 'export const a = "b"'],
  ['a template', 'x.html', '<template><div    class="a"></div></template>'],
])('the formatting check finds %s that is not formatted', (_, name, text) => {
  const { output, status } = run(
    installed('prettier'),
    ['--list-different', '--stdin-filepath', path.join('scripts', name)],
    text,
  );
  expect({ status, output }).toEqual({ status: 1, output: '(stdin)\n' });
});

it('the check of component types finds a wrong argument and a function that is not there', () => {
  const sound = "import { clockTime } from 'c/acTime';\nexport const text = clockTime(1);\n";
  const wrong =
    "import { clockTime, ticks } from 'c/acTime';\nexport const text = clockTime('one') + ticks;\n";
  const problems = componentTypes({ 'sound.js': sound, 'wrong.js': wrong });
  expect(problems).not.toContain('sound.js');
  expect(problems).toContain("has no exported member 'ticks'");
  expect(problems).toContain("Argument of type 'string' is not assignable to parameter of type 'number'");
});

/** What the check of component types says of modules beside the package's own. */
function componentTypes(modules: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'component-types-'));
  const { compilerOptions } = JSON.parse(
    readFileSync(path.join(PROJECT, 'force-app/tsconfig.json'), 'utf8'),
  ) as { compilerOptions: { paths: Record<string, string[]> } };
  const paths = Object.entries(compilerOptions.paths).map(([name, targets]) => [
    name,
    targets.map((target) => path.join(PROJECT, 'force-app', target)),
  ]);
  const configuration = {
    compilerOptions: {
      ...compilerOptions,
      paths: Object.fromEntries(paths) as Record<string, string[]>,
      types: [path.join(PROJECT, 'node_modules/@salesforce/lightning-types')],
    },
    include: ['*.js', path.join(PROJECT, 'config/lwc-types/*.d.ts')],
  };
  try {
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(configuration));
    for (const [name, text] of Object.entries(modules)) writeFileSync(path.join(folder, name), text);
    return run(installed('tsc'), ['-p', folder]).output;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
