import { inheritanceProblems } from '../components/inheritance.ts';
import type { Module } from '../components/modules.ts';
import type { Problem } from '../problem.ts';
import { type PackageSource, lineOf } from '#package-metadata';

/** What Lightning Web Security or the platform's limits rule out, by what it looks like in the source. */
const FORBIDDEN: [extension: RegExp, pattern: RegExp, message: string][] = [
  [/\.js$/, /['"]lightning\/empApi['"]/, 'empApi serves one client a user: poll with back-off instead'],
  [
    /\.js$/,
    /['"]text\/(csv|vtt)['"]/,
    'Lightning Web Security refuses this type for downloads: use text/plain',
  ],
  [/\.js$/, /\bnew Worker\(/, 'Lightning Web Security has no Worker'],
  [
    /\.js$/,
    /\bdecodeAudioData\(/,
    'decoding a call takes a minute under Lightning Web Security: draw the peaks',
  ],
  [/\.css$/, /prefers-color-scheme/, 'dark is a matter of styling hooks, not of the system'],
];

/** Third-party libraries, each reached by one component, so that it can be replaced. */
const LIBRARIES = /^@salesforce\/resourceUrl\//;

export function componentRuleProblems(source: PackageSource, modules: Module[]): Problem[] {
  return [
    ...forbiddenParts(source),
    ...objectLists(source),
    ...scopes(modules),
    ...sharedLibraries(modules),
    ...inheritanceProblems(modules),
  ];
}

function forbiddenParts({ files, read }: PackageSource): Problem[] {
  return files
    .filter((file) => file.includes('/lwc/'))
    .flatMap((file) =>
      FORBIDDEN.filter(([extension]) => extension.test(file)).flatMap(([, pattern, message]) =>
        read(file)
          .split('\n')
          .flatMap((text, index) => (pattern.test(text) ? [{ file, line: index + 1, message }] : [])),
      ),
    );
}

/** An org that lacks one of the objects would refuse the deployment. */
function objectLists({ metadata }: PackageSource): Problem[] {
  return metadata
    .filter(({ root }) => root.nodeName === 'LightningComponentBundle')
    .flatMap(({ file, root }) =>
      [...root.getElementsByTagName('objects')].map((element) => ({
        file,
        line: lineOf(element),
        message: 'no <objects>: an org without one of them refuses the deployment',
      })),
    );
}

/** Without it, components in another tab or panel of a console do not hear each other. */
function scopes(modules: Module[]): Problem[] {
  return modules.flatMap(({ file, tree, imports }) => {
    const service = imports.find(({ module }) => module === 'lightning/messageService');
    const subscribes = service?.names.some(({ imported }) => imported === 'subscribe');
    if (!service || !subscribes || /scope:\s*APPLICATION_SCOPE/.test(tree.text)) return [];
    return [{ file, line: service.line, message: 'subscribe with { scope: APPLICATION_SCOPE }' }];
  });
}

function sharedLibraries(modules: Module[]): Problem[] {
  const first = new Map<string, string>();
  return modules.flatMap(({ file, bundle, imports }) =>
    imports.flatMap(({ module, line }) => {
      if (!LIBRARIES.test(module)) return [];
      const owner = first.get(module) ?? bundle;
      first.set(module, owner);
      return owner === bundle ? [] : [{ file, line, message: `${module} is reached through ${owner} alone` }];
    }),
  );
}
