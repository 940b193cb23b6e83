import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** One npm package brings PMD and the Apex type checker with everything that they need. */
const JARS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@salesforce/code-analyzer-pmd-engine')),
  'java-lib',
  '*',
);

/**
 * Standard output of a program from the jars. It may end with a status other than 0 where it found something.
 * Throws where Java is missing or the program breaks off.
 */
export function runJava(mainClass: string, programArguments: string[]): string {
  const { error, stdout, stderr } = spawnSync('java', ['-cp', JARS, mainClass, ...programArguments], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) {
    throw new Error(
      `Java could not be started (${error.message}). Install Java 11 or newer: apt-get install default-jre-headless`,
    );
  }
  if (stderr.includes('Exception in thread')) throw new Error(`${mainClass} broke off:\n${stderr}`);
  return stdout;
}

/** What a program wrote, which must be JSON. */
export function parseOutput<T>(output: string, producer: string): T {
  try {
    return JSON.parse(output) as T;
  } catch {
    throw new Error(`What ${producer} printed is not JSON:\n${output.slice(0, 2000)}`);
  }
}
