import type { Inventory } from '../inventory.ts';
import type { Problem } from '../problem.ts';
import { textConstants, type ApexSource } from './apex-source.ts';

/** Own names start so. In Apex they stand in texts: custom permissions, permission sets, named credentials. */
const OWN_NAME = /^AC_\w+$/;
const CALLOUT = /^callout:(\w+)/;

/** Texts in Apex that name something of the package which is not there. */
export function constantProblems(sources: ApexSource[], inventory: Inventory): Problem[] {
  const names = ownNames(inventory);
  return sources.flatMap(({ file, tree }) =>
    textConstants(tree).flatMap(({ text, line }) => {
      const credential = CALLOUT.exec(text)?.[1];
      if (credential && !inventory.namedCredentials.has(credential)) {
        return [{ file, line, message: `there is no named credential ${credential}` }];
      }
      if (!OWN_NAME.test(text) || names.has(text)) return [];
      return [{ file, line, message: `'${text}' is no name in the package` }];
    }),
  );
}

function ownNames(inventory: Inventory): Set<string> {
  return new Set([
    ...inventory.objects,
    ...[...inventory.fields.keys()].map((field) => field.split('.')[1] ?? ''),
    ...inventory.customPermissions,
    ...inventory.permissionSets,
    ...inventory.groups,
    ...inventory.queues,
    ...inventory.labels,
    ...inventory.namedCredentials,
    ...inventory.staticResources,
    ...inventory.classes,
    ...inventory.validationCodes,
  ]);
}
