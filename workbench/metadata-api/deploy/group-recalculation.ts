import { type LocalOrg, findObject, Transaction, updateRecord } from '#org';
import type { OrgMetadata } from '#package-metadata';

const GROUP_FILE = /^permissionsetgroups\/(.+)\.permissionsetgroup-meta\.xml$/;

/**
 * Leaves the groups of permission sets that a deployment changed, or a set of theirs, without rights for a while: an
 * org works out what they give after the deployment.
 */
export function recalculateGroups(
  org: LocalOrg,
  former: OrgMetadata,
  next: OrgMetadata,
  milliseconds: number,
): void {
  const isChanged = (file: string): boolean => {
    const [before, after] = [former.files.get(file), next.files.get(file)];
    return after !== undefined && !(before?.equals(after) ?? false);
  };
  const changed = next
    .paths()
    .flatMap((file) => GROUP_FILE.exec(file)?.[1] ?? [])
    .filter((name) => {
      const sets = org.schema.permissionSetGroups.find((group) => group.name === name)?.permissionSets ?? [];
      return [
        `permissionsetgroups/${name}.permissionsetgroup-meta.xml`,
        ...sets.map((set) => `permissionsets/${set}.permissionset-meta.xml`),
      ].some(isChanged);
    });
  if (changed.length === 0) return;
  setStatus(org, changed, 'Updating');
  setTimeout(() => {
    setStatus(org, changed, 'Updated');
  }, milliseconds).unref();
}

function setStatus({ state }: LocalOrg, names: readonly string[], status: string): void {
  const object = findObject(state.schema, 'PermissionSetGroup');
  if (!object) return;
  const transaction = new Transaction(state.database);
  const context = state.writeContext(transaction, '', 'system', false);
  for (const row of [...state.database.rows(object.name)]) {
    if (names.includes(String(row['DeveloperName'])))
      updateRecord(context, object, row.Id, { Status: status });
  }
  transaction.commit();
}
