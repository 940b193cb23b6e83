import { check, type Stage } from '../stages.ts';

/** Static checks of the package and of everything around it. */
export const packageChecks: readonly Stage[] = [
  check('metadata, and what it refers to', 'node', 'scripts/check-metadata.ts'),
  check('nothing unused', 'node', 'scripts/check-usage.ts'),
  check('rules of the package', 'node', 'scripts/check-rules.ts'),
  check('static resources are what npm has', 'node', 'scripts/static-resources.ts', '--check'),
  check("Salesforce's Apex compiler", 'node', 'scripts/check-apex.ts', 'compiler'),
  check('Apex types and queries', 'node', 'scripts/check-apex.ts', 'types'),
  check('Apex rules', 'node', 'scripts/check-apex.ts', 'rules'),
  check('permission matrix is in step', 'node', 'scripts/permission-matrix.ts', '--check'),
  check('settings are in step', 'node', 'scripts/settings.ts', '--check'),
  check('contracts are in step', 'node', 'scripts/contracts.ts', '--check'),
  check('component types', 'tsc', '-p', 'force-app'),
];

export const sourceChecks: readonly Stage[] = [
  check('lint', 'eslint', '.', '--max-warnings', '0'),
  check(
    'no circles, and rooms that know only their own',
    'depcruise',
    'middleware/src',
    'workbench',
    'scripts',
  ),
  check('formatting', 'prettier', '--check', '--log-level', 'warn', '.'),
  check('types', 'tsc', '-p', '.'),
];
