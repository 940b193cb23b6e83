import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem } from '../problem.ts';
import { readPackage } from '#package-metadata';
import { parseOutput, runJava } from './java.ts';

const RULES = path.join(import.meta.dirname, 'rules.xml');

interface Report {
  violations: { rule: string; message: string; codeLocation: { file: string; startLine: number } }[];
  processingErrors: { file: string; message: string }[];
}

/** Violations of PMD's rules for Apex, as `rules.xml` beside this file chooses them. */
export function checkApexRules(projectRoot: string): Problem[] {
  const root = realpathSync(projectRoot);
  const sources = readPackage(root).source.files.filter((file) => /\.(cls|trigger)$/.test(file));
  if (sources.length === 0) return [];
  const { violations, processingErrors } = runPmd(sources.map((file) => path.join(root, file)));
  const inProject = (file: string): string => path.relative(root, file).replaceAll(path.sep, '/');
  return [
    ...violations.map(({ rule, message, codeLocation }) => ({
      file: inProject(codeLocation.file),
      line: codeLocation.startLine,
      message: `${rule}: ${message}`,
    })),
    ...processingErrors.map(({ file, message }) => ({ file: inProject(file), line: 1, message })),
  ];
}

function runPmd(filesToScan: string[]): Report {
  const folder = mkdtempSync(path.join(tmpdir(), 'apex-rules-'));
  const input = path.join(folder, 'input.json');
  const output = path.join(folder, 'output.json');
  try {
    writeFileSync(
      input,
      JSON.stringify({ ruleSetInputFile: RULES, runDataPerLanguage: { apex: { filesToScan } } }),
    );
    runJava('com.salesforce.sfca.pmdwrapper.PmdWrapper', ['run', input, output]);
    return parseOutput<Report>(readFileSync(output, 'utf8'), 'PMD');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
