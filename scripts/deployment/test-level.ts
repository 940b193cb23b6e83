import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Which Apex tests a deployment runs, each with what it is for. */
export const TEST_LEVELS = {
  RunSpecifiedTests: "the package's own tests and no others",
  WithoutStandardObjects: 'the same but for those that need cases and tasks',
  OwnObjects: "only those that need nothing but the package's own objects: no users and files either",
  RunLocalTests: "the package's tests and all of the org's own",
  NoTestRun: 'none, which production orgs refuse',
} as const;
export type TestLevel = keyof typeof TEST_LEVELS;

export const isTestLevel = (text: string): text is TestLevel => Object.hasOwn(TEST_LEVELS, text);

interface TestClass {
  name: string;
  source: string;
}

const STANDARD_OBJECTS_TEST = 'AC_StandardObjectsTest';
const NEEDS_STANDARD_ROWS = /\bAC_TestDataFactory\.insert(?:User|Standard)\(/;

/** The package's Apex test classes that a level runs. Throws for a level that does not name classes. */
export function testsOfLevel(level: TestLevel, project: string): string[] {
  const classes = testClasses(project);
  const chosen = (() => {
    switch (level) {
      case 'RunSpecifiedTests':
        return classes;
      case 'WithoutStandardObjects':
        return classes.filter(({ name }) => name !== STANDARD_OBJECTS_TEST);
      case 'OwnObjects':
        return classes.filter(({ source }) => !NEEDS_STANDARD_ROWS.test(source));
      default:
        throw new Error(`The test level ${level} does not name its classes.`);
    }
  })();
  return chosen.map(({ name }) => name);
}

/** What the Salesforce CLI is told of a level. */
export function testArguments(level: TestLevel, project: string): string[] {
  if (level === 'RunLocalTests' || level === 'NoTestRun') return ['--test-level', level];
  const tests = testsOfLevel(level, project).flatMap((name) => ['--tests', name]);
  return ['--test-level', 'RunSpecifiedTests', ...tests];
}

function testClasses(project: string): TestClass[] {
  return globSync('force-app/**/*Test.cls', { cwd: project })
    .map((file) => ({
      name: path.basename(file, '.cls'),
      source: readFileSync(path.join(project, file), 'utf8'),
    }))
    .filter(({ source }) => /@isTest\s+(?:private|public)/i.test(source))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
