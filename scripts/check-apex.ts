/**
 * Checks the package's Apex without an org: types (apex-ls against Salesforce's type library) and
 * PMD's security rules. Both come in one npm package of jars and need Java 11 or newer.
 * `node scripts/check-apex.ts`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportProblems, type Problem } from './package-checks/problem.ts';
import { readPackage } from './package-checks/source.ts';

const JARS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@salesforce/code-analyzer-pmd-engine')),
  'java-lib',
  '*',
);
const RULES = `<?xml version="1.0"?>
<ruleset name="apex-security" xmlns="http://pmd.sourceforge.net/ruleset/2.0.0">
  <description>Security rules for Apex</description>
  <rule ref="category/apex/security.xml" />
</ruleset>
`;

interface TypeIssues {
  files: { path: string; messages: { start: { line: number }; category: string; message: string }[] }[];
}
interface RuleViolations {
  violations: { rule: string; message: string; codeLocation: { file: string; startLine: number } }[];
  processingErrors: { file: string; message: string }[];
}

/** Unknown variables, types, methods and fields, wrong arguments and returns, in classes and triggers. */
export function checkApexTypes(projectRoot: string): Problem[] {
  const root = realpathSync(projectRoot);
  const output = java('io.github.apexdevtools.apexls.CheckForIssues', [
    '-n',
    ...['-d', 'warnings'],
    ...['-f', 'json'],
    ...['-w', root],
  ]);
  const { files } = parseOutput<TypeIssues>(output, 'the Apex type checker');
  return files.flatMap(({ path: file, messages }) =>
    messages.map(({ start, category, message }) => ({
      file: relativePath(root, file),
      line: start.line,
      message: `${category}: ${message}`,
    })),
  );
}

/** Violations of PMD's security rules. */
export function checkApexSecurity(projectRoot: string): Problem[] {
  const root = realpathSync(projectRoot);
  const sources = readPackage(root).source.files.filter((file) => /\.(cls|trigger)$/.test(file));
  if (sources.length === 0) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'apex-security-'));
  try {
    return securityProblems(
      root,
      sources.map((file) => path.join(root, file)),
      folder,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function securityProblems(root: string, filesToScan: string[], folder: string): Problem[] {
  const ruleSetInputFile = path.join(folder, 'rules.xml');
  const input = path.join(folder, 'input.json');
  const output = path.join(folder, 'output.json');
  writeFileSync(ruleSetInputFile, RULES);
  writeFileSync(input, JSON.stringify({ ruleSetInputFile, runDataPerLanguage: { apex: { filesToScan } } }));
  java('com.salesforce.sfca.pmdwrapper.PmdWrapper', ['run', input, output]);
  const result = parseOutput<RuleViolations>(readFileSync(output, 'utf8'), 'PMD');
  return [
    ...result.violations.map(({ rule, message, codeLocation }) => ({
      file: relativePath(root, codeLocation.file),
      line: codeLocation.startLine,
      message: `${rule}: ${message}`,
    })),
    ...result.processingErrors.map(({ file, message }) => ({
      file: relativePath(root, file),
      line: 1,
      message,
    })),
  ];
}

/** Standard output of a Java program from the jars. It may end with a status other than 0 where it found something. */
function java(mainClass: string, programArguments: string[]): string {
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

function parseOutput<T>(output: string, producer: string): T {
  try {
    return JSON.parse(output) as T;
  } catch {
    throw new Error(`What ${producer} printed is not JSON:\n${output.slice(0, 2000)}`);
  }
}

function relativePath(root: string, file: string): string {
  return path.relative(root, file).replaceAll(path.sep, '/');
}

if (process.argv[1] === import.meta.filename) {
  const projectRoot = path.resolve(import.meta.dirname, '..');
  reportProblems('Apex types', checkApexTypes(projectRoot));
  reportProblems('Apex security', checkApexSecurity(projectRoot));
}
