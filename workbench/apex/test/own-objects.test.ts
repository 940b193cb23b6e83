import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testsOfLevel } from '../../../scripts/deployment/test-level.ts';
import { createLocalOrg } from '../../org/local-org.ts';
import { projectSourceFiles } from '../../package-metadata/source-files.ts';
import { LOCAL_USERS } from '../../org/users.ts';
import { createApexRuntime, type ApexRuntime } from '../apex-runtime.ts';
import { coveragePercent } from '../testing/report.ts';
import type { RunningUser } from '../platform.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const ADMINISTRATOR = 'alex.morgan@northwind.example';

/** The package's Apex in an org whose administrator has none of its permission sets, and speaks `language`. */
function packageIn(language: string): { runtime: ApexRuntime; user: RunningUser } {
  const org = createLocalOrg({
    source: projectSourceFiles(PROJECT, ['force-app', 'sharing', 'org-settings']),
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
    ['RunSpecifiedTests', 'en_US'],
    ['RunSpecifiedTests', 'de'],
    ['WithoutStandardObjects', 'en_US'],
    ['OwnObjects', 'en_US'],
    ['OwnObjects', 'de'],
  ] as const)(
    'at the level %s pass and cover each class by 75 %% (language: %s)',
    async (level, language) => {
      const { runtime, user } = packageIn(language);
      const { tests, coverage } = await runtime.runTests({ user, classNames: testsOfLevel(level, PROJECT) });
      expect(tests.length).toBeGreaterThan(0);
      expect(tests.filter(({ outcome }) => outcome === 'Fail')).toEqual([]);
      expect(
        coverage.filter((each) => coveragePercent([each]) < 75).map(({ className }) => className),
      ).toEqual([]);
    },
  );
});
