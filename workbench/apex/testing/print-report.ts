import { coveragePercent, type ApexTestReport } from './report.ts';
import { sentence } from './sentences.ts';

/** Lines of the package that its tests must run, in percent. */
export const LEAST_COVERAGE = 90;

/** Prints tests as sentences, coverage by class and the sum; answers whether all is well. */
export function printReport(report: ApexTestReport, print: (line: string) => void): boolean {
  let className = '';
  for (const test of report.tests) {
    if (test.className !== className) print((className = test.className));
    const mark = test.outcome === 'Pass' ? '✓' : '✗';
    print(`  ${mark} ${sentence(test.method)} (${String(test.milliseconds)} ms)`);
    if (test.message !== null) print(`      ${test.message}`);
    for (const line of (test.stackTrace ?? '').split('\n').filter(Boolean)) print(`      ${line}`);
  }
  print('Coverage');
  for (const covered of report.coverage) {
    const missed =
      covered.uncoveredLines.length > 0 ? `, not lines ${covered.uncoveredLines.join(', ')}` : '';
    print(`  ${percent(coveragePercent([covered]))} ${covered.className}${missed}`);
  }
  const total = coveragePercent(report.coverage);
  print(`  ${percent(total)} in all; at least ${String(LEAST_COVERAGE)} % are needed`);
  const failed = report.tests.filter(({ outcome }) => outcome === 'Fail').length;
  print(`${String(report.tests.length - failed)} passed, ${String(failed)} failed`);
  return failed === 0 && report.tests.length > 0 && total >= LEAST_COVERAGE;
}

const percent = (value: number) => `${String(Math.floor(value)).padStart(3)} %`;
