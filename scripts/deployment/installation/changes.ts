import type { Component, Components, Part } from './components.ts';
import type { InstallationRecord } from './record.ts';

/** A component that is not in the org as it was installed, and not as this version would have it. */
export type Change = {
  component: Component;
  what: 'changed' | 'deleted' | 'not as in this version';
  /** What is different from what was installed. */
  differences: string[];
  /** What putting this version's in its place would do. */
  replacing: string[];
  /** Whether an answer is needed: this version has news for it, and nobody has decided about them yet. */
  isOpen: boolean;
};

export type Comparison = {
  changes: Change[];
  /** Ids of components that the org lacks or has in another form, besides the changes. */
  outdated: string[];
};

/** Kinds that administrators make their own; of the others, only what was recorded tells that somebody did. */
const ADMINISTRATORS_OWN = new Set([
  ...[
    'PermissionSet',
    'PermissionSetGroup',
    'FlexiPage',
    'CustomObject',
    'Layout',
    'CompactLayout',
    'ListView',
  ],
  ...['SharingCriteriaRule', 'SharingOwnerRule', 'Queue', 'Group', 'CustomTab'],
]);

/**
 * Holds the project against the org and what was recorded of the last installation. Code is never asked about: it is
 * the package's. Other components may be an administrator's by now.
 */
export function compareInstallation(
  source: Components,
  org: Components,
  record: InstallationRecord | undefined,
): Comparison {
  const changes: Change[] = [];
  const outdated: string[] = [];
  for (const component of source.values()) {
    const change = changeOf(component, { source, org, record });
    if (change === 'outdated') outdated.push(component.id);
    else if (change !== 'in order') changes.push(change);
  }
  return { changes, outdated };
}

type Sides = { source: Components; org: Components; record: InstallationRecord | undefined };

function changeOf(component: Component, { source, org, record }: Sides): Change | 'outdated' | 'in order' {
  const { id, digest, parts } = component;
  const recorded = record?.components[id];
  const there = org.get(id);
  const isOpen = recorded?.kept !== digest && recorded?.source !== digest;
  if (!there) return deletionOf(component, { source, isOpen, wasThere: recorded !== undefined });
  const isNews = recorded?.source !== digest;
  if (there.digest === digest) return 'in order';
  if (there.digest === recorded?.org?.digest) return isNews ? 'outdated' : 'in order';
  const own = there.parts;
  const before = recorded?.org?.parts;
  if (!own || !parts) return 'outdated';
  if (!before && !(ADMINISTRATORS_OWN.has(component.type) && addsTo(own, parts))) return 'outdated';
  return {
    component,
    what: before ? 'changed' : 'not as in this version',
    differences: differences(before ?? parts, own),
    replacing: differences(own, parts),
    isOpen,
  };
}

/** Something that was deleted is put back without a question where the package needs it. */
function deletionOf(
  component: Component,
  { source, isOpen, wasThere }: { source: Components; isOpen: boolean; wasThere: boolean },
): Change | 'outdated' {
  if (!wasThere || !ADMINISTRATORS_OWN.has(component.type) || isNeeded(component, source)) return 'outdated';
  return { component, what: 'deleted', differences: [], replacing: ['makes it again'], isOpen };
}

function isNeeded({ id, name }: Component, source: Components): boolean {
  const names = [name, name.slice(name.indexOf('.') + 1)].map((each) => `>${each}<`);
  return [...source.values()].some(
    (other) => other.id !== id && other.parts?.some(({ text }) => names.some((each) => text.includes(each))),
  );
}

/** Whether the org's has settings that this version's lacks: what is only missing is an older version's. */
function addsTo(own: readonly Part[], parts: readonly Part[]): boolean {
  const known = new Set(parts.map(({ text }) => text));
  return own.some(({ text }) => !known.has(text));
}

/** What became of the settings, one entry each: `added`, `removed`, `changed`, or that only their order is another. */
export function differences(before: readonly Part[], after: readonly Part[]): string[] {
  const former = byName(before);
  const present = byName(after);
  const found = [...new Set([...former.keys(), ...present.keys()])].flatMap((name) => {
    const [old, now] = [former.get(name), present.get(name)];
    if (old === now) return [];
    return [`${name} ${old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'}`];
  });
  const isReordered = JSON.stringify(before) !== JSON.stringify(after);
  return found.length === 0 && isReordered ? ['another order'] : found;
}

function byName(parts: readonly Part[]): Map<string, string> {
  const groups = Map.groupBy(parts, ({ name }) => name);
  return new Map([...groups].map(([name, group]) => [name, group.map(({ text }) => text).join('')]));
}
