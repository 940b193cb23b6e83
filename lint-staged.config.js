const components = 'force-app/**/lwc/**/*.js';

/** Formats what is staged, then checks it and the tests that belong to it. */
export default {
  '*.{ts,js}': ['prettier --write', 'eslint --max-warnings 0'],
  '*.{html,css}': ['prettier --write', 'eslint --max-warnings 0 --no-warn-ignored'],
  '*.{json,md,yml,yaml,cls,trigger,xml}': 'prettier --write',
  '*.ts': () => 'tsc -p .',
  [components]: 'jest --selectProjects components --bail --findRelatedTests --passWithNoTests',
};
