import { createRequire } from 'node:module';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  },
];

/** Node projects run the TypeScript sources as CommonJS, so that one process serves them and the components. */
const node = {
  testEnvironment: 'node',
  transform: { '\\.[jt]s$': swc },
  // These publish ECMAScript modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(jose|p-limit|yocto-queue|eld|wink-eng-lite-web-model|pixelmatch)/)',
  ],
  // Published for `import` alone, which Jest does not ask for.
  moduleNameMapper: { '^eld/extrasmall$': '<rootDir>/node_modules/eld/src/entries/static.extrasmall.js' },
};

export default {
  // For a machine that has much else to do; nothing here is judged by its speed.
  testTimeout: 30_000,
  projects: [
    { ...node, displayName: 'middleware', testMatch: ['<rootDir>/middleware/test/**/*.test.ts'] },
    {
      ...node,
      displayName: 'workbench',
      testMatch: ['<rootDir>/workbench/**/*.test.ts'],
      testPathIgnorePatterns: ['/browser/', '/node_modules/'],
    },
    { ...node, displayName: 'scripts', testMatch: ['<rootDir>/scripts/**/*.test.ts'] },
    {
      ...node,
      displayName: 'browser',
      testMatch: ['<rootDir>/workbench/browser/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/workbench/browser/patience.ts'],
      globalSetup: '<rootDir>/workbench/browser/start-workbench.ts',
      globalTeardown: '<rootDir>/workbench/browser/stop-workbench.ts',
    },
    {
      ...jestConfig,
      displayName: 'components',
      rootDir: '.',
      testMatch: ['<rootDir>/force-app/**/lwc/**/__tests__/**/*.test.js'],
      modulePathIgnorePatterns: ['<rootDir>/.cache'],
    },
  ],
};
