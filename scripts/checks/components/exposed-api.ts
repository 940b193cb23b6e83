import type { Inventory } from '../inventory.ts';
import type { Problem } from '../problem.ts';
import { ownApi } from '#package-metadata/component-class';
import type { Module } from './modules.ts';

/** What a record page gives to each component on it. */
const GIVEN_BY_RECORD_PAGE = ['recordId', 'objectApiName'];

/** What the platform or a page's builder sets must be declared by the component's own class. */
export function exposedApiProblems(modules: Module[], { componentBundles }: Inventory): Problem[] {
  return modules.flatMap(({ file, bundle, tree }) => {
    const facts = componentBundles.get(bundle);
    if (!facts || !file.endsWith(`/${bundle}/${bundle}.js`)) return [];
    const own = ownApi(tree);
    const given = facts.targets.has('lightning__RecordPage') ? GIVEN_BY_RECORD_PAGE : [];
    return [...given, ...facts.properties]
      .filter((name) => !own.has(name))
      .map((name) => ({
        file,
        line: 1,
        message: `${bundle} does not declare @api ${name} itself: the platform does not see an inherited one`,
      }));
  });
}
