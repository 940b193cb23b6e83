import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testsOfLevel } from '../test-level.ts';
import { createLocalOrg, LOCAL_USERS, PRIVATE_USERS } from '#org';
import { joinedSourceFiles, projectSourceFiles, sourceFilesOf } from '#package-metadata';
import { coveragePercent, createApexRuntime, type ApexRuntime } from '#apex';
import type { RunningUser } from '#platform';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const ADMINISTRATOR = 'alex.morgan@northwind.example';

type Users = 'public' | 'private';

/**
 * The package's Apex in an org whose administrator has none of its permission sets, and speaks `language`, and where
 * users see one another or not.
 */
function packageIn(language: string, users: Users): { runtime: ApexRuntime; user: RunningUser } {
  const org = createLocalOrg({
    source: joinedSourceFiles([
      projectSourceFiles(PROJECT, ['force-app', 'sharing', 'org-settings']),
      users === 'private' ? PRIVATE_USERS : sourceFilesOf({}),
    ]),
    users: LOCAL_USERS.map((user) => ({ ...user, permissionSets: [], language })),
    client: { id: 'levels', publicKeyPem: '' },
    namedCredentials: {},
  });
  const classes = globSync('force-app/**/*.{cls,trigger}', { cwd: PROJECT }).map((file) => ({
    path: file,
    source: readFileSync(path.join(PROJECT, file), 'utf8'),
  }));
  return {
    runtime: createApexRuntime({ classes, platform: org.platform }),
    user: org.runningUser(ADMINISTRATOR),
  };
}

describe('the tests that a deployment runs', () => {
  it.each([
    ['RunSpecifiedTests', 'en_US', 'public'],
    ['RunSpecifiedTests', 'en_US', 'private'],
    ['RunSpecifiedTests', 'de', 'public'],
    ['WithoutStandardObjects', 'en_US', 'public'],
    ['OwnObjects', 'en_US', 'public'],
    ['OwnObjects', 'de', 'public'],
  ] as const)(
    'at the level %s pass and cover each class by 75 %% (language: %s, users: %s)',
    async (level, language, users) => {
      const { runtime, user } = packageIn(language, users);
      const { tests, coverage } = await runtime.runTests({ user, classNames: testsOfLevel(level, PROJECT) });
      expect(tests.length).toBeGreaterThan(0);
      expect(tests.filter(({ outcome }) => outcome === 'Fail')).toEqual([]);
      expect(
        coverage.filter((each) => coveragePercent([each]) < 75).map(({ className }) => className),
      ).toEqual([]);
    },
  );
});
