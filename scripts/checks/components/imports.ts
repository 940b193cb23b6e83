import type { Inventory } from '../inventory.ts';
import type { Problem } from '../problem.ts';
import { moduleBehind, type Module } from './modules.ts';

type Known = (name: string, inventory: Inventory) => boolean;

/** What components import from the package, by the module's prefix. */
const IMPORTS: [prefix: string, kind: string, known: Known][] = [
  ['@salesforce/apex/', 'callable Apex method', (name, { auraMethods }) => auraMethods.has(name)],
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

/** Imports of components that lead nowhere. */
export function importProblems(modules: Module[], inventory: Inventory): Problem[] {
  return modules.flatMap((from) =>
    from.imports.flatMap((one) => {
      const { module, line } = one;
      const report = (message: string): Problem[] => [{ file: from.file, line, message }];
      if (module.startsWith('.')) {
        return moduleBehind(from, one, modules) ? [] : report(`there is no module ${module}`);
      }
      const found = IMPORTS.find(([prefix]) => module.startsWith(prefix));
      if (!found) return [];
      const [prefix, kind, known] = found;
      const name = module.slice(prefix.length);
      return known(name, inventory) ? [] : report(`there is no ${kind} ${name}`);
    }),
  );
}

/** Standard objects and fields are not in the package and are let through. */
function isInSchema(name: string, { objects, fields }: Inventory): boolean {
  const [objectName = '', field] = name.split('.');
  if (objectName.endsWith('__c') && !objects.has(objectName)) return false;
  return !field?.endsWith('__c') || fields.has(`${objectName}.${field}`);
}
