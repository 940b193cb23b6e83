import { createRequire } from 'node:module';
import path from 'node:path';
import { JARS, runJava } from '../java.ts';

const resolve = createRequire(import.meta.url).resolve;

/** Salesforce's Apex compiler, as Prettier's plugin brings it for its syntax tree. */
const COMPILER = path.resolve(
  path.dirname(resolve('prettier-plugin-apex')),
  '../../vendor/apex-ast-serializer/lib/apex-jorje-lsp.jar',
);

/** In the order in which they need each other. */
const SCRIPTS = ['platform', 'standard-classes', 'objects', 'database-methods', 'compile'].map((name) =>
  path.join(import.meta.dirname, `${name}.rhino.js`),
);

/**
 * The jar has no program to start, only classes. What starts them is JavaScript, run by the Rhino that comes with
 * PMD's jars: a Java runtime is then enough, without the compiler of a development kit.
 */
export function runCompiler(request: object): string {
  return runJava(
    'org.mozilla.javascript.tools.shell.Main',
    ['-version', '200', ...SCRIPTS.flatMap((script) => ['-f', script])],
    {
      classPath: [COMPILER, JARS],
      input: JSON.stringify({ ...request, compilerJar: COMPILER }),
      endsWithZero: true,
    },
  );
}
