/**
 * Runs a file of tests with one fault in a source file: `node seeded-source.ts TESTS SOURCE BEFORE AFTER [WORDS]`, of
 * the tests only those whose name has the words. Prints how many ran, and which failed, as JSON. The fault is in no
 * file, only in what this process loads. Hooks are those of the file, not of a group in it.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { provideJest, testsOf } from '../../mutation/collect-tests.ts';

const [tests = '', source = '', before = '', after = '', words = ''] = process.argv.slice(2);
const sourceFile = path.resolve(source);
const text = readFileSync(sourceFile, 'utf8');
if (text.split(before).length !== 2) throw new Error(`${source} has not exactly one “${before}”.`);

registerHooks({
  load: (url, context, next) =>
    url === pathToFileURL(sourceFile).href
      ? {
          format: 'module',
          source: stripTypeScriptTypes(text.replace(before, () => after)),
          shortCircuit: true,
        }
      : next(url, context),
});

type Hook = () => unknown;
const hooks: Record<'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll', Hook[]> = {
  beforeAll: [],
  beforeEach: [],
  afterEach: [],
  afterAll: [],
};
const all = async (of: keyof typeof hooks) => {
  for (const hook of hooks[of]) await hook();
};

provideJest();
for (const [name, list] of Object.entries(hooks)) {
  Object.assign(globalThis, { [name]: (hook: Hook) => list.push(hook) });
}
const failed: string[] = [];
const declared = (await testsOf(pathToFileURL(path.resolve(tests)).href)).filter(({ id }) =>
  id.includes(words),
);
await all('beforeAll');
for (const { id, run } of declared) {
  await all('beforeEach');
  try {
    await run();
  } catch {
    failed.push(id);
  }
  await all('afterEach');
}
await all('afterAll');
console.log(JSON.stringify({ ran: declared.length, failed }));
