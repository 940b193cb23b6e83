import type { Inventory } from './inventory.ts';
import type { Problem } from './problem.ts';
import type { PackageSource } from './source.ts';

type Known = (name: string, inventory: Inventory) => boolean;

/** What components import from the package, by the module's prefix. */
const IMPORTS: [prefix: string, kind: string, known: Known][] = [
  [
    '@salesforce/apex/',
    'callable Apex method',
    (name, { auraEnabledMethods }) => auraEnabledMethods.has(name),
  ],
  ['@salesforce/label/c.', 'label', (name, { labels }) => labels.has(name)],
  ['@salesforce/resourceUrl/', 'static resource', (name, { staticResources }) => staticResources.has(name)],
  [
    '@salesforce/customPermission/',
    'custom permission',
    (name, { customPermissions }) => customPermissions.has(name),
  ],
  [
    '@salesforce/messageChannel/',
    'message channel',
    (name, { messageChannels }) => messageChannels.has(name.replace(/__c$/, '')),
  ],
  ['@salesforce/schema/', 'object or field', isInSchema],
  ['c/', 'component', (name, { componentBundles }) => componentBundles.has(name)],
];

/** Imports and tags of components that lead nowhere. */
export function componentReferenceProblems(source: PackageSource, inventory: Inventory): Problem[] {
  const components = source.files.filter((file) => file.includes('/lwc/'));
  return [
    ...components
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => importProblems(file, source, inventory)),
    ...components
      .filter((file) => file.endsWith('.html'))
      .flatMap((file) => tagProblems(file, source, inventory)),
  ];
}

function importProblems(file: string, source: PackageSource, inventory: Inventory): Problem[] {
  return matches(
    source.read(file),
    /^\s*(?:import\s[^'"]*?|import\s*|\}\s*)(?:from\s*)?['"]([^'"]+)['"]/gm,
  ).flatMap(({ text: module, line }) => {
    const found = IMPORTS.find(([prefix]) => module.startsWith(prefix));
    if (!found) return [];
    const [prefix, kind, known] = found;
    const name = module.slice(prefix.length);
    return known(name, inventory) ? [] : [{ file, line, message: `there is no ${kind} ${name}` }];
  });
}

function tagProblems(file: string, source: PackageSource, inventory: Inventory): Problem[] {
  return matches(source.read(file), /<c-([a-z0-9-]+)/g).flatMap(({ text, line }) => {
    const bundle = text.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    if (inventory.componentBundles.has(bundle)) return [];
    return [{ file, line, message: `there is no component ${bundle}` }];
  });
}

/** Standard objects and fields are not in the package and are let through. */
function isInSchema(name: string, { objects, fields }: Inventory): boolean {
  const [objectName = '', field] = name.split('.');
  if (objectName.endsWith('__c') && !objects.has(objectName)) return false;
  return !field?.endsWith('__c') || fields.has(`${objectName}.${field}`);
}

function matches(source: string, pattern: RegExp): { text: string; line: number }[] {
  return [...source.matchAll(pattern)].map((match) => ({
    text: match[1] ?? '',
    line: source.slice(0, match.index + match[0].length).split('\n').length,
  }));
}
