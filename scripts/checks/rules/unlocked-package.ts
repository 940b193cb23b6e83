import * as z from 'zod';
import type { Problem } from '../problem.ts';
import { type PackageSource, lineOf } from '#package-metadata';

/**
 * Types of metadata that an unlocked package without a namespace can hold. Source: Salesforce's Metadata Coverage
 * Report, https://developer.salesforce.com/docs/success/metadata-coverage-report (column "Unlocked Packaging"),
 * read from its copy of API version 64 in amtrack/sf-plugin-metadata-coverage (data/report-64.json); CustomField,
 * Layout, StaticResource and ValidationRule from the older copy in dxatscale/sfpowerkit (src/coverage.json).
 * A type that is new in the package is looked up there first, and then added here.
 */
const SUPPORTED = new Set([
  'ApexClass',
  'ApexTrigger',
  'CompactLayout',
  'CustomField',
  'CustomLabels',
  'CustomMetadata',
  'CustomNotificationType',
  'CustomObject',
  'CustomPermission',
  'CustomTab',
  'ExternalCredential',
  'FieldSet',
  'FlexiPage',
  'Flow',
  'GlobalValueSet',
  // Only in a package without a namespace, as this one is.
  'Group',
  'Layout',
  'LightningComponentBundle',
  'LightningMessageChannel',
  'ListView',
  'PermissionSet',
  'PermissionSetGroup',
  // Only in a package without a namespace, as this one is.
  'Queue',
  'QuickAction',
  'StaticResource',
  'ValidationRule',
]);

const PROJECT = 'sfdx-project.json';
const projectFile = z.looseObject({
  namespace: z.string().optional(),
  packageDirectories: z.array(
    z.looseObject({
      path: z.string(),
      package: z.string().optional(),
      default: z.boolean().optional(),
      versionNumber: z.string().optional(),
    }),
  ),
  replacements: z
    .array(
      z.looseObject({
        filename: z.string().optional(),
        stringToReplace: z.string().optional(),
        replaceWithEnv: z.string().optional(),
        allowUnsetEnvVariable: z.boolean().optional(),
      }),
    )
    .optional(),
});
type ProjectFile = z.infer<typeof projectFile>;

/** What would keep `sf package version create` from building the package, or put the wrong things into it. */
export function unlockedPackageProblems({ metadata, read }: PackageSource): Problem[] {
  const project = projectFile.parse(JSON.parse(read(PROJECT)));
  const packaged = project.packageDirectories.filter((directory) => directory.package !== undefined);
  return [
    ...packageProblems(project, read('package.json')),
    ...packaged.flatMap(({ path }) =>
      metadata
        .filter(({ file, root }) => file.startsWith(`${path}/`) && !SUPPORTED.has(root.nodeName))
        .map(({ file, root }) => ({
          file,
          line: lineOf(root),
          message: `${root.nodeName} is not known to be supported in unlocked packages: it belongs beside ${path}`,
        })),
    ),
  ];
}

function packageProblems(project: ProjectFile, manifest: string): Problem[] {
  const report = (message: string): Problem[] => [{ file: PROJECT, line: 1, message }];
  const packaged = project.packageDirectories.filter((directory) => directory.package !== undefined);
  const [only] = packaged;
  if (!only || packaged.length > 1) return report('one directory is the package, and no other');
  const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(manifest));
  return [
    ...(only.default === true ? [] : report('the package is the default directory')),
    ...(project.namespace ? report('queues and groups are supported without a namespace only') : []),
    ...(only.versionNumber === `${version}.NEXT`
      ? []
      : report(`the package's version is that of package.json: ${version}.NEXT`)),
  ];
}

/** Host names that lead nowhere: places for the hosts of a customer. */
const PLACEHOLDER = /\bhttps?:\/\/[\w.-]+\.invalid\b/g;
const TEST_CLASS = /@IsTest\b/i;

/**
 * Placeholders that could reach an org: in what `sf project deploy start` sends by itself, and in what is sent on
 * demand where the CLI would not ask for the real host first.
 */
export function placeholderProblems({ files, read }: PackageSource): Problem[] {
  const { packageDirectories, replacements = [] } = projectFile.parse(JSON.parse(read(PROJECT)));
  const isSent = (file: string): boolean =>
    packageDirectories.some(({ path }) => file.startsWith(`${path}/`));
  const isAskedFor = (file: string, placeholder: string): boolean =>
    replacements.some(
      (each) =>
        each.filename === file &&
        each.stringToReplace === placeholder &&
        each.replaceWithEnv !== undefined &&
        each.allowUnsetEnvVariable !== true,
    );
  return files
    .filter((file) => /\.(xml|cls|trigger|js|html|css)$/.test(file) && !file.includes('/staticresources/'))
    .flatMap((file) => {
      const text = read(file);
      if (file.endsWith('.cls') && TEST_CLASS.test(text)) return [];
      return [...text.matchAll(PLACEHOLDER)].flatMap((match) => {
        const line = text.slice(0, match.index).split('\n').length;
        if (isSent(file)) {
          return [{ file, line, message: `a deployment without options would send ${match[0]} to an org` }];
        }
        if (isAskedFor(file, match[0])) return [];
        return [{ file, line, message: `${PROJECT} names no environment variable in place of ${match[0]}` }];
      });
    });
}
