import { coveragePercent, type ApexRuntime, type ApexTestReport } from '#apex';
import type { RunningUser } from '#platform';
import { recordId } from '#org';
import type { ClassIds } from '../class-ids.ts';
import { runTestsResult, testClassesOf } from '../deploy/apex-tests.ts';
import type { OrgMetadata } from '#package-metadata';
import type { ToolingStore } from './tooling-store.ts';
import type { TestRequest } from './test-request.ts';

export interface TestRunsOptions {
  store: ToolingStore;
  classIds: ClassIds;
  metadata: () => OrgMetadata;
  apex: () => ApexRuntime;
  now: () => number;
}

/** Test classes that were asked for and are not in the org, or are no tests. */
export class UnknownTestClass extends Error {}

/** Runs Apex tests that the Tooling API is asked for, and keeps what they showed. */
export class TestRuns {
  private runs = 0;
  private last: Promise<void> = Promise.resolve();
  private readonly options: TestRunsOptions;

  constructor(options: TestRunsOptions) {
    this.options = options;
  }

  /** Queues a run; its id leads to the rows that tell how it went. Throws an UnknownTestClass. */
  start(request: TestRequest, user: RunningUser): string {
    const classNames = this.classNames(request);
    const id = recordId('707', ++this.runs);
    const run = this.enqueue(id, classNames, user);
    this.last = this.last.then(() => this.carryOut(run, user));
    return id;
  }

  /** `RunTestsResult`, as soon as the tests are through. */
  async runNow(request: TestRequest, user: RunningUser) {
    const { classIds, apex } = this.options;
    const report = await apex().runTests({ user, classNames: this.classNames(request) });
    this.keepCoverage(report);
    return runTestsResult({ report, coverageWarnings: [] }, (name, path) => classIds.of(name, path));
  }

  private classNames(request: TestRequest): string[] {
    const tests = testClassesOf(this.options.metadata());
    if (request.classNames.length === 0) return tests;
    return request.classNames.map((given) => {
      const name = this.options.classIds.nameOf(given) ?? given;
      const found = tests.find((each) => each.toLowerCase() === name.toLowerCase());
      if (!found) {
        throw new UnknownTestClass(
          `This class name's value is invalid: ${given}. Provide the name of an Apex class that has test methods.`,
        );
      }
      return found;
    });
  }

  private enqueue(id: string, classNames: string[], user: RunningUser): Run {
    const { store, classIds } = this.options;
    const summary = {
      AsyncApexJobId: id,
      UserId: user.id,
      Status: 'Queued',
      ClassesEnqueued: classNames.length,
      ClassesCompleted: 0,
      MethodsEnqueued: 0,
    };
    const resultId = store.put('ApexTestRunResult', summary);
    const items = classNames.map((name) => {
      const item = {
        ApexClassId: classIds.of(name),
        Status: 'Queued',
        ParentJobId: id,
        TestRunResultId: resultId,
      };
      return { name, id: store.put('ApexTestQueueItem', item), item };
    });
    return { id, summary: { ...summary, Id: resultId }, items };
  }

  private async carryOut(run: Run, user: RunningUser): Promise<void> {
    const { store, apex, now } = this.options;
    const started = now();
    store.put('ApexTestRunResult', {
      ...run.summary,
      Status: 'Processing',
      StartTime: new Date(started).toISOString(),
    });
    try {
      const report = await apex().runTests({ user, classNames: run.items.map(({ name }) => name) });
      this.keepResults(run, report, started);
      this.keepCoverage(report);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      for (const { id, item } of run.items) {
        store.put('ApexTestQueueItem', { ...item, Id: id, Status: 'Failed', ExtendedStatus: message });
      }
      store.put('ApexTestRunResult', { ...run.summary, Status: 'Failed' });
    }
  }

  private keepResults(run: Run, { tests }: ApexTestReport, started: number): void {
    const { store, now } = this.options;
    const startTime = new Date(started).toISOString();
    for (const { name, id, item } of run.items) {
      for (const test of tests.filter(({ className }) => className === name)) {
        store.put('ApexTestResult', {
          QueueItemId: id,
          ApexClassId: item.ApexClassId,
          AsyncApexJobId: run.id,
          MethodName: test.method,
          Outcome: test.outcome,
          Message: test.message,
          StackTrace: test.stackTrace,
          RunTime: test.milliseconds,
          TestTimestamp: startTime,
          IsTestSetup: false,
        });
      }
      store.put('ApexTestQueueItem', { ...item, Id: id, Status: 'Completed' });
    }
    const failed = tests.filter(({ outcome }) => outcome === 'Fail').length;
    store.put('ApexTestRunResult', {
      ...run.summary,
      Status: failed > 0 ? 'Failed' : 'Completed',
      StartTime: startTime,
      EndTime: new Date(now()).toISOString(),
      TestTime: tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
      TestSetupTime: 0,
      ClassesCompleted: run.items.length,
      MethodsEnqueued: tests.length,
      MethodsCompleted: tests.length,
      MethodsFailed: failed,
    });
  }

  private keepCoverage({ coverage }: ApexTestReport): void {
    const { store, classIds } = this.options;
    store.clear('ApexCodeCoverageAggregate');
    store.clear('ApexOrgWideCoverage');
    for (const { className, path, coveredLines, uncoveredLines } of coverage) {
      store.put('ApexCodeCoverageAggregate', {
        ApexClassOrTriggerId: classIds.of(className, path),
        NumLinesCovered: coveredLines.length,
        NumLinesUncovered: uncoveredLines.length,
        Coverage: JSON.stringify({ coveredLines, uncoveredLines }),
      });
    }
    store.put('ApexOrgWideCoverage', { PercentCovered: Math.floor(coveragePercent(coverage)) });
  }
}

interface Run {
  id: string;
  summary: Record<string, string | number>;
  items: { name: string; id: string; item: Record<string, string> & { ApexClassId: string } }[];
}
