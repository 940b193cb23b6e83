import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { InstrumenterContext, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { provideJest, testsOf, type Test } from './collect-tests.ts';
import { FreshModules } from './fresh-modules.ts';

const scope: typeof globalThis & { __stryker__?: InstrumenterContext } = globalThis;

/**
 * Runs a room's tests in one process that stays. What changes while a test runs is switched on in the loaded
 * modules; only for what changes while a module loads are the modules that reach it loaded again.
 */
class LoadedTests implements TestRunner {
  readonly #stryker: InstrumenterContext = (scope.__stryker__ ??= {});
  readonly #modules = new FreshModules(pathToFileURL(process.cwd()).href);
  readonly #pattern: string;
  readonly #files: { url: string; tests: Test[] }[] = [];
  readonly #durations = new Map<string, number>();

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    provideJest();
    // The same inputs in every run, and no search for the smallest one that fails.
    fc.configureGlobal({ seed: 1, endOnFailure: true });
    for (const file of globSync(this.#pattern).sort()) {
      const url = pathToFileURL(file).href;
      this.#files.push({ url, tests: await testsOf(url) });
    }
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const test of this.#files.flatMap((file) => file.tests)) {
      this.#stryker.currentTestId = test.id;
      tests.push(await this.#run(test));
    }
    delete this.#stryker.currentTestId;
    const { mutantCoverage } = this.#stryker;
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage && { mutantCoverage }) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, disableBail, reloadEnvironment } = options;
    if (reloadEnvironment) this.#modules.renew();
    Object.assign(this.#stryker, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    this.#stryker.activeMutant = activeMutant.id;
    try {
      const result = await this.#runTests(options);
      const looped = determineHitLimitReached(this.#stryker.hitCount, hitLimit);
      return toMutantRunResult(looped ?? result, disableBail);
    } finally {
      delete this.#stryker.activeMutant;
    }
  }

  async #runTests(options: MutantRunOptions): Promise<DryRunResult> {
    const isAsked = new Set(options.testFilter);
    const tests: Test[] = [];
    for (const file of this.#files) tests.push(...(await this.#testsFor(file, options)));
    const duration = ({ id }: Test) => this.#durations.get(id) ?? 0;
    const quickestFirst = tests
      .filter(({ id }) => !options.testFilter || isAsked.has(id))
      .sort((a, b) => duration(a) - duration(b));
    const results: TestResult[] = [];
    for (const test of quickestFirst) {
      const result = await this.#run(test);
      results.push(result);
      if (result.status === TestStatus.Failed && !options.disableBail) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }

  /** A file that fails as it loads is a failed test. */
  async #testsFor(
    file: { url: string; tests: Test[] },
    { reloadEnvironment, sandboxFileName }: MutantRunOptions,
  ): Promise<Test[]> {
    if (!reloadEnvironment) return file.tests;
    if (!this.#modules.reaches(file.url, pathToFileURL(sandboxFileName).href)) return [];
    try {
      return await testsOf(file.url);
    } catch (error) {
      const id = file.tests[0]?.id ?? file.url;
      return [{ id, file: file.url, run: () => Promise.reject(asError(error)) }];
    }
  }

  async #run(test: Test): Promise<TestResult> {
    const start = performance.now();
    const failure = await failureOf(test);
    const timeSpentMs = performance.now() - start;
    // One that failed stopped early.
    if (!failure) this.#durations.set(test.id, timeSpentMs);
    const about = { id: test.id, name: test.id, fileName: fileURLToPath(test.file), timeSpentMs };
    return failure
      ? { ...about, status: TestStatus.Failed, failureMessage: failure.message }
      : { ...about, status: TestStatus.Success };
  }
}

async function failureOf(test: Test): Promise<Error | undefined> {
  try {
    await test.run();
    return undefined;
  } catch (error) {
    return asError(error);
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

const create = Object.assign((options: StrykerOptions) => new LoadedTests(String(options.testsOfRoom)), {
  inject: tokens(commonTokens.options),
});

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'loaded-tests', create)];
