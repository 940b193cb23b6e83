import { callForComponent, type ComponentCall } from './execution/component-call.ts';
import { writeForApi, type ApiWrite } from './execution/api-write.ts';
import { loadClasses, type ClassSource } from './parser/load-classes.ts';
import type { ApexPlatform, RunningUser, WriteResult } from '#platform';
import type { ApexTestReport } from './testing/report.ts';
import { runTests } from './testing/test-runner.ts';

export { ComponentError } from './execution/component-error.ts';
export { ApexLoadError } from './parser/load-classes.ts';
export { ApexSourceError } from './parser/source-error.ts';
export type { ComponentErrorBody } from './execution/component-error.ts';
export type { ApiWrite } from './execution/api-write.ts';
export type { ComponentCall } from './execution/component-call.ts';
export type { ClassSource } from './parser/load-classes.ts';
export type { ApexTestReport, ClassCoverage, TestResult } from './testing/report.ts';

export interface ApexRuntimeOptions {
  /** `.cls` files; paths are what errors and coverage name. */
  classes: readonly ClassSource[];
  platform: ApexPlatform;
  /** Receives what `System.debug` prints; nothing is printed without it. */
  debug?: (text: string) => void;
}

export interface RunTestsRequest {
  /** Who runs the tests, outside `System.runAs`. */
  user: RunningUser;
  /** Test classes to run; all of them where it is left out. */
  classNames?: readonly string[];
}

export interface ApexRuntime {
  /** Calls an @AuraEnabled method as a component does; throws a ComponentError with the platform's shape. */
  invoke(call: ComponentCall): Promise<unknown>;
  /** Whether a trigger stands on the object. */
  hasTriggers(objectName: string): boolean;
  /** Writes what came over the API past the triggers of its object. */
  write(write: ApiWrite): Promise<WriteResult[]>;
  /** Runs test methods, each in a transaction that is rolled back. */
  runTests(request: RunTestsRequest): Promise<ApexTestReport>;
}

/**
 * Loads classes into a runtime. Throws an ApexLoadError that lists, by file and line, everything in them that
 * is wrong or that the runner does not support.
 */
export function createApexRuntime({ classes, platform, debug }: ApexRuntimeOptions): ApexRuntime {
  const library = loadClasses(classes, platform);
  const surroundings = { platform, library, ...(debug ? { debug } : {}) };
  return {
    invoke: (call) => callForComponent(call, surroundings),
    hasTriggers: (objectName) => library.triggersOn(objectName).length > 0,
    write: (write) => writeForApi(write, surroundings),
    runTests: (request) => runTests(request, surroundings),
  };
}
