import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** One npm package brings PMD and the Apex type checker with everything that they need. */
export const JARS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@salesforce/code-analyzer-pmd-engine')),
  'java-lib',
  '*',
);

/** Each program runs for seconds only: optimizing its code would cost more than it gains. */
const QUICK_START = '-XX:TieredStopAtLevel=1';

type JavaOptions = {
  classPath?: string[];
  /** What the program reads from standard input. */
  input?: string;
  /** A status other than 0 says that the program broke off, not that it found something. */
  endsWithZero?: boolean;
};

/** Standard output of a program from the jars. Throws where Java is missing or the program breaks off. */
export function runJava(
  mainClass: string,
  programArguments: string[],
  { classPath = [JARS], input = '', endsWithZero = false }: JavaOptions = {},
): string {
  const { error, status, stdout, stderr } = spawnSync(
    'java',
    [QUICK_START, '-cp', classPath.join(path.delimiter), mainClass, ...programArguments],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, input },
  );
  if (error) {
    throw new Error(
      `Java could not be started (${error.message}). Install Java 17 or newer: apt-get install default-jre-headless`,
    );
  }
  if (stderr.includes('Exception in thread') || (endsWithZero && status !== 0)) {
    throw new Error(`${mainClass} broke off:\n${stderr}`);
  }
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
