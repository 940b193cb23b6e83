import { expect } from 'expect';
import { bind } from 'jest-each';
import jestMock from 'jest-mock';

/** A test as its file declares it; its id is the words of its groups and its own. */
export type Test = { id: string; file: string; run: () => unknown };

let groups: string[] = [];
let file = '';
let tests: Test[] = [];

function describe(words: string, declare: () => void): void {
  const outer = groups;
  groups = [...groups, words];
  declare();
  groups = outer;
}

function it(words: string, run: () => unknown): void {
  tests.push({ id: [...groups, words].join(' '), file, run });
}

/**
 * The part of Jest that the tests of the pure rooms use, with Jest's own `expect`, `each` and mocks. Without Jest
 * around them, thousands of runs take minutes instead of hours. What is missing fails as an unknown name.
 */
export function provideJest(): void {
  const test = Object.assign(it, { each: bind(it, false) });
  const mocks = new jestMock.ModuleMocker(globalThis);
  Object.assign(globalThis, {
    expect,
    it: test,
    test,
    describe: Object.assign(describe, { each: bind(describe, false) }),
    jest: { fn: mocks.fn.bind(mocks), spyOn: mocks.spyOn.bind(mocks) },
  });
}

/** The tests that a file declares as it is imported. */
export async function testsOf(url: string): Promise<Test[]> {
  groups = [];
  tests = [];
  file = url;
  await import(url);
  return tests;
}
