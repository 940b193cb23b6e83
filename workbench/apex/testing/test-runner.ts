import { entryFrame, type CallSurroundings } from '../execution/component-call.ts';
import { Coverage } from '../execution/coverage.ts';
import { Execution } from '../execution/execution.ts';
import type { ApexTransaction, RunningUser } from '#platform';
import type { ClassDeclaration } from '../types/class-declaration.ts';
import type { UserMethod } from '../types/user-method.ts';
import { ApexThrow } from '../values/exceptions.ts';
import type { ApexTestReport, ClassCoverage, TestResult } from './report.ts';

interface Run extends CallSurroundings {
  user: RunningUser;
  coverage: Coverage;
}

/** Runs the test methods of the classes asked for, one after the other. */
export async function runTests(
  request: { user: RunningUser; classNames?: readonly string[] },
  surroundings: CallSurroundings,
): Promise<ApexTestReport> {
  const coverage = new Coverage();
  const run: Run = { ...surroundings, user: request.user, coverage };
  const tests: TestResult[] = [];
  for (const declaration of selectClasses(request.classNames, surroundings)) {
    for (const method of methodsWith(declaration, 'istest')) {
      tests.push(await runTest(declaration, method, run));
    }
  }
  return { tests, coverage: coverageOf(surroundings, coverage) };
}

function selectClasses(
  names: readonly string[] | undefined,
  { library }: CallSurroundings,
): ClassDeclaration[] {
  const all = library.all().filter((declaration) => declaration.isTest);
  if (!names) return all;
  return names.map((name) => {
    const found = all.find((declaration) => declaration.name.toLowerCase() === name.toLowerCase());
    if (!found) throw new Error(`There is no test class ${name}`);
    return found;
  });
}

function methodsWith(declaration: ClassDeclaration, annotation: string): UserMethod[] {
  const methods = [...declaration.methods.values()].flat();
  return methods.filter((method) => method.modifiers.annotations.has(annotation));
}

/** Rows of @TestSetup are made anew for each test, in the transaction that is rolled back after it. */
async function runTest(declaration: ClassDeclaration, method: UserMethod, run: Run): Promise<TestResult> {
  const started = performance.now();
  const isolated = declaration.modifiers.annotations.get('istest')?.get('seealldata') !== 'true';
  const transaction = run.platform.begin(run.user, { isolated });
  const failure = await attempt(async () => {
    for (const setup of methodsWith(declaration, 'testsetup')) await runMethod(setup, transaction, run);
    await runMethod(method, transaction, run);
  });
  transaction.rollback();
  return {
    className: declaration.name,
    method: method.name,
    outcome: failure ? 'Fail' : 'Pass',
    message: failure?.message ?? null,
    stackTrace: failure?.stackTrace ?? null,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** Static variables and limits start afresh; tests run without sharing unless a class asks for it. */
async function runMethod(method: UserMethod, transaction: ApexTransaction, run: Run): Promise<void> {
  const test = { started: false, stopped: false };
  const execution = new Execution({ ...run, transaction, test });
  await method.call(entryFrame(execution, false), null, []);
}

async function attempt(
  work: () => Promise<void>,
): Promise<{ message: string; stackTrace: string } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ApexThrow)) throw error;
    const { declaration, exception } = error.value;
    return {
      message: `${declaration.name}: ${exception?.message ?? ''}`,
      stackTrace: exception?.stackTrace ?? '',
    };
  }
}

function coverageOf({ library }: CallSurroundings, coverage: Coverage): ClassCoverage[] {
  const triggers = library.allTriggers().map(({ owner }) => owner);
  return [...library.all(), ...triggers]
    .filter((declaration) => !declaration.isTest && declaration.executableLines.size > 0)
    .map((declaration) => {
      const covered = coverage.covered(declaration.path);
      const lines = [...declaration.executableLines].sort((a, b) => a - b);
      return {
        className: declaration.name,
        path: declaration.path,
        coveredLines: lines.filter((line) => covered.has(line)),
        uncoveredLines: lines.filter((line) => !covered.has(line)),
      };
    });
}
