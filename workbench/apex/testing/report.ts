export interface TestResult {
  className: string;
  method: string;
  outcome: 'Pass' | 'Fail';
  /** Why it failed; null where it passed. */
  message: string | null;
  stackTrace: string | null;
  milliseconds: number;
}

/** Lines with something to execute, of a class that is no test. */
export interface ClassCoverage {
  className: string;
  path: string;
  coveredLines: number[];
  uncoveredLines: number[];
}

export interface ApexTestReport {
  tests: TestResult[];
  coverage: ClassCoverage[];
}

/** Covered lines in percent of all; 100 where there is nothing to cover. */
export function coveragePercent(
  classes: readonly Pick<ClassCoverage, 'coveredLines' | 'uncoveredLines'>[],
): number {
  const covered = classes.reduce((sum, { coveredLines }) => sum + coveredLines.length, 0);
  const missed = classes.reduce((sum, { uncoveredLines }) => sum + uncoveredLines.length, 0);
  return covered + missed === 0 ? 100 : (100 * covered) / (covered + missed);
}
