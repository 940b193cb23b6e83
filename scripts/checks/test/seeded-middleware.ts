/**
 * Runs a file of tests with one fault in a source file: `node seeded-middleware.ts TESTS SOURCE BEFORE AFTER`. Prints
 * how many tests ran, and which failed, as JSON. The fault is in no file, only in what this process loads.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { provideJest, testsOf } from '../../mutation/collect-tests.ts';

const [tests = '', source = '', before = '', after = ''] = process.argv.slice(2);
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

provideJest();
const failed: string[] = [];
const declared = await testsOf(pathToFileURL(path.resolve(tests)).href);
for (const { id, run } of declared) {
  try {
    await run();
  } catch {
    failed.push(id);
  }
}
console.log(JSON.stringify({ ran: declared.length, failed }));
