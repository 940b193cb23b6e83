import {
  coveragePercent,
  type ApexRuntime,
  type ApexTestReport,
  type ClassCoverage,
  type TestResult,
} from '#apex';
import type { RunningUser } from '#platform';
import type { OrgMetadata } from '#package-metadata';
import type { DeployOptions, TestLevel } from './deploy-options.ts';

/** Percent of lines that tests must run before Apex goes into a production org. */
export const LEAST_COVERAGE = 75;

/** Tests run for a deployment, as `RunTestsResult` has them. */
export interface TestOutcome {
  report: ApexTestReport;
  /** Why the deployment is refused though every test passed. */
  coverageWarnings: { name: string | null; message: string }[];
}

/** Gives the id of a class or trigger; the path tells which. */
type ClassId = (name: string, path?: string) => string;

const TEST_CLASS = /@istest\b/i;

/**
 * Which tests a deployment runs: without a level, the local ones where it brings Apex, as production orgs do.
 * `undefined`: none at all.
 */
export function effectiveTestLevel(options: DeployOptions, bringsApex: boolean): TestLevel | undefined {
  if (options.testLevel !== undefined) return options.testLevel;
  return bringsApex ? 'RunLocalTests' : undefined;
}

/** Classes annotated as tests. */
export function testClassesOf(metadata: OrgMetadata): string[] {
  return metadata
    .apexSources()
    .filter(({ path, source }) => path.endsWith('.cls') && TEST_CLASS.test(source))
    .map(({ path }) => path.replace(/^classes\/|\.cls$/g, ''));
}

/** Runs the tests of a level and judges the coverage. `deployed` names the classes that the deployment brings. */
export async function runDeploymentTests(options: {
  level: TestLevel;
  runTests: readonly string[];
  deployed: readonly string[];
  metadata: OrgMetadata;
  apex: ApexRuntime;
  user: RunningUser;
}): Promise<TestOutcome> {
  const { level, runTests, deployed, metadata, apex, user } = options;
  const specified = level === 'RunSpecifiedTests';
  const classNames = specified ? [...runTests] : testClassesOf(metadata);
  const report = await apex.runTests({ user, classNames });
  return { report, coverageWarnings: specified ? ofEachClass(report, deployed) : onAverage(report) };
}

function onAverage({ coverage }: ApexTestReport): TestOutcome['coverageWarnings'] {
  const percent = coveragePercent(coverage);
  if (percent >= LEAST_COVERAGE) return [];
  const message =
    `Average test coverage across all Apex Classes and Triggers is ${shown(percent)}%, ` +
    `at least ${String(LEAST_COVERAGE)}% test coverage is required.`;
  return [{ name: null, message }];
}

function ofEachClass(
  { coverage }: ApexTestReport,
  deployed: readonly string[],
): TestOutcome['coverageWarnings'] {
  return coverage
    .filter((each) => deployed.includes(each.className) && coveragePercent([each]) < LEAST_COVERAGE)
    .map((each) => ({
      name: each.className,
      message:
        `Test coverage of selected Apex Class is ${shown(coveragePercent([each]))}%, ` +
        `at least ${String(LEAST_COVERAGE)}% test coverage is required`,
    }));
}

const shown = (percent: number): string => String(Math.floor(percent));

/** `RunTestsResult` of the Metadata API; ids are those of the classes. */
export function runTestsResult({ report, coverageWarnings }: TestOutcome, classId: ClassId) {
  const { tests, coverage } = report;
  const failures = tests.filter(({ outcome }) => outcome === 'Fail');
  return {
    apexLogId: '',
    numTestsRun: tests.length,
    numFailures: failures.length,
    totalTime: tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    successes: tests.filter(({ outcome }) => outcome === 'Pass').map((test) => testEntry(test, classId)),
    failures: failures.map((test) => ({
      ...testEntry(test, classId),
      message: test.message,
      stackTrace: test.stackTrace,
      type: 'Class',
      packageName: test.className,
    })),
    codeCoverage: coverage.map((each) => coverageEntry(each, classId)),
    codeCoverageWarnings: coverageWarnings.map(({ name, message }) => ({
      id: name === null ? null : classId(name),
      name,
      namespace: null,
      message,
    })),
  };
}

function testEntry({ className, method, milliseconds }: TestResult, classId: ClassId) {
  return {
    id: classId(className),
    name: className,
    namespace: null,
    methodName: method,
    seeAllData: false,
    time: milliseconds,
  };
}

function coverageEntry(each: ClassCoverage, classId: ClassId) {
  return {
    id: classId(each.className, each.path),
    name: each.className,
    namespace: null,
    type: each.path.endsWith('.trigger') ? 'Trigger' : 'Class',
    numLocations: each.coveredLines.length + each.uncoveredLines.length,
    numLocationsNotCovered: each.uncoveredLines.length,
    locationsNotCovered: each.uncoveredLines.map((line) => ({ line, column: 0, numExecutions: 0, time: -1 })),
  };
}
