import { createRequire } from 'node:module';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import jest from 'eslint-plugin-jest';
import lwcPlatform from '@lwc/eslint-plugin-lwc-platform';
import slds from '@salesforce-ux/eslint-plugin-slds';

const lwcRecommended = createRequire(import.meta.url)('@salesforce/eslint-config-lwc/recommended');
const LWC = 'force-app/**/lwc/**';

/** The pure rooms of the middleware: data in, data out. */
const PURE = [
  'contacts',
  'contracts',
  'input',
  'conversation',
  'fields',
  'insights',
  'privacy',
  'waveform',
].map((room) => `middleware/src/${room}/**/*.ts`);
const noImport = (patterns, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ group: patterns, message }] }],
});

export default defineConfig([
  globalIgnores(['**/node_modules/**', '**/dist/**', 'coverage/**', '**/staticresources/**', '.cache/**']),
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.strict, tseslint.configs.stylistic],
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['middleware/**/*.ts'],
    rules: noImport(['**/workbench/**', '**/force-app/**'], 'Nothing that ships knows the workbench.'),
  },
  {
    files: PURE,
    rules: {
      ...noImport(
        [
          '@aws-sdk/*',
          'jsforce',
          'express',
          'pino',
          'node:*',
          '**/aws/**',
          '**/salesforce/**',
          '**/http/**',
          '**/pipeline/**',
          '**/ports/**',
          '**/workbench/**',
        ],
        'contacts, conversation, fields, insights, privacy and waveform are pure: no AWS, no Salesforce, no Express, no I/O.',
      ),
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Pure rooms have no clock.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Pure rooms have no clock.',
        },
        {
          selector: "MemberExpression[object.name='process']",
          message: 'Pure rooms do not read the process.',
        },
      ],
    },
  },
  {
    files: [`${LWC}/*.js`],
    ignores: [`${LWC}/__tests__/**`],
    extends: [lwcRecommended],
    plugins: { '@lwc/lwc-platform': lwcPlatform },
    rules: Object.fromEntries(
      ['no-aura', 'no-aura-libs', 'no-interop', 'no-process-env', 'no-dynamic-import'].map((r) => [
        `@lwc/lwc-platform/${r}`,
        'error',
      ]),
    ),
  },
  {
    files: [`${LWC}/__tests__/**/*.js`],
    extends: [lwcRecommended, jest.configs['flat/recommended']],
    languageOptions: { globals: { ...jest.environments.globals.globals } },
    rules: { '@lwc/lwc/no-async-operation': 'off', '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' },
  },
  {
    // The console that hosts the components: not part of the package, so not bound to its platform rules.
    files: ['workbench/page/**/*.js'],
    extends: [lwcRecommended],
    languageOptions: {
      globals: { window: 'readonly', document: 'readonly', sessionStorage: 'readonly', fetch: 'readonly' },
    },
    rules: {
      '@lwc/lwc/no-async-operation': 'off',
      '@lwc/lwc/no-document-query': 'off',
      'no-use-before-define': 'off',
      'no-confusing-arrow': 'off',
    },
  },
  { files: [`${LWC}/*.html`], extends: [slds.configs['flat/recommended-html']] },
  { files: [`${LWC}/*.css`], extends: [slds.configs['flat/recommended-css']] },
  {
    files: ['*.js', 'scripts/**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    // Run one after another, in one scope, by the Rhino inside the Java machine.
    files: ['scripts/**/*.rhino.js'],
    languageOptions: { sourceType: 'script' },
    rules: { 'no-undef': 'off', 'no-unused-vars': ['error', { vars: 'local', argsIgnorePattern: '^_' }] },
  },
  {
    files: ['**/test/**/*.ts', '**/*.test.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'eventually', 'fc.assert'] }],
    },
  },
]);
