import { typeOfName } from './component-types.ts';
import { METADATA_NAMESPACE, childElements, childText, parseXml } from './xml.ts';

/** What a `package.xml` names. */
export interface Manifest {
  version: string;
  /** Type name → members; `*` stands for all of them. */
  members: Map<string, Set<string>>;
}

/** Reads `package.xml` or `destructiveChanges.xml`. Throws an XmlError where it is no XML. */
export function readManifest(text: string): Manifest {
  const root = parseXml(text);
  const members = new Map<string, Set<string>>();
  for (const types of childElements(root, 'types')) {
    const name = childText(types, 'name') ?? '';
    const named = members.get(name) ?? new Set();
    for (const member of childElements(types, 'members')) named.add((member.textContent ?? '').trim());
    members.set(name, named);
  }
  return { version: childText(root, 'version') ?? '', members };
}

/** Whether a component is named, itself or by `*`. */
export function names(manifest: Manifest, type: string, fullName: string): boolean {
  const members = manifest.members.get(type);
  return members !== undefined && (members.has(fullName) || members.has('*'));
}

/** Types of a manifest that the org does not know. */
export function unknownTypes({ members }: Manifest): string[] {
  return [...members.keys()].filter((name) => !typeOfName(name));
}

export function writeManifest({ version, members }: Manifest): string {
  const types = [...members].map(
    ([name, named]) =>
      `    <types>\n${[...named].map((member) => `        <members>${member}</members>\n`).join('')}` +
      `        <name>${name}</name>\n    </types>\n`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="${METADATA_NAMESPACE}">\n` +
    `${types.join('')}    <version>${version}</version>\n</Package>\n`
  );
}
