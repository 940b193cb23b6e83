import type { Problem } from '../problem.ts';
import { type PackageSource, lineOf } from '#package-metadata';

/** Names of formats, not addresses: nothing is fetched from them. */
const FORMAT_NAMES = /^(soap\.sforce\.com|www\.w3\.org)$/;
const TEXT_FILE = /\.(xml|cls|trigger|js|html|css)$/;

/** Hosts belong to customers: the package names only places for them, which `scripts/deploy` fills. */
export function hostProblems({ files, read }: PackageSource): Problem[] {
  return files
    .filter((file) => TEXT_FILE.test(file) && !file.includes('/staticresources/'))
    .flatMap((file) =>
      [...read(file).matchAll(/\bhttps?:\/\/([\w.-]+)/g)]
        .filter(([, host = '']) => !FORMAT_NAMES.test(host) && !host.endsWith('.example.invalid'))
        .map((match) => ({
          file,
          line: read(file).slice(0, match.index).split('\n').length,
          message: `${String(match[1])} is a real host: use one that ends with .example.invalid`,
        })),
    );
}

/** One API version everywhere, so that a class and a component see the same platform. */
export function versionProblems({ metadata, read }: PackageSource): Problem[] {
  const project = JSON.parse(read('sfdx-project.json')) as { sourceApiVersion?: string };
  const wanted = project.sourceApiVersion;
  return [
    ...metadata.flatMap(({ file, root }) =>
      [...root.getElementsByTagName('apiVersion')]
        .filter(({ textContent }) => textContent?.trim() !== wanted)
        .map((element) => ({
          file,
          line: lineOf(element),
          message: `API version ${String(element.textContent)} differs from ${String(wanted)} of the project`,
        })),
    ),
    ...middlewareVersionProblems(read(MIDDLEWARE_SETTINGS), wanted),
  ];
}

const MIDDLEWARE_SETTINGS = 'middleware/src/settings/connections.ts';

function middlewareVersionProblems(environment: string, wanted: string | undefined): Problem[] {
  const found = /SALESFORCE_API_VERSION:[\s\S]*?\.default\('([\d.]+)'\)/.exec(environment);
  if (found?.[1] === wanted) return [];
  const line = found ? environment.slice(0, found.index + found[0].length).split('\n').length : 1;
  return [
    {
      file: MIDDLEWARE_SETTINGS,
      line,
      message: `the middleware's default API version is not ${String(wanted)}`,
    },
  ];
}

/** The Salesforce CLI is large and brings its own Node: it is installed into a folder of its own. */
export function dependencyProblems({ read }: PackageSource): Problem[] {
  const file = 'package.json';
  return read(file)
    .split('\n')
    .flatMap((line, index) =>
      line.includes('"@salesforce/cli"')
        ? [{ file, line: index + 1, message: '@salesforce/cli is not installed with the project' }]
        : [],
    );
}
