import { metadataName, type SourceFiles, nodes, readMetadata, text, type XmlNode } from '#package-metadata';
import type { SharingRule } from './model.ts';

const TARGETS = ['group', 'role', 'roleAndSubordinates', 'queue', 'allInternalUsers'] as const;

/** Criteria-based sharing rules. Owner-based ones are refused: the package has none, and silence would hide records. */
export function readSharingRules(files: SourceFiles): SharingRule[] {
  return files
    .paths()
    .filter((path) => path.endsWith('.sharingRules-meta.xml'))
    .flatMap((path) => {
      const content = readMetadata(path, files.read(path));
      if (nodes(content, 'sharingOwnerRules').length > 0) {
        throw new Error(`${path}: the local org knows criteria-based sharing rules only.`);
      }
      const object = metadataName(path, 'sharingRules');
      return nodes(content, 'sharingCriteriaRules').map((rule) => readRule(rule, object, path));
    });
}

function readRule(rule: XmlNode, object: string, path: string): SharingRule {
  const sharedTo = nodes(rule, 'sharedTo')[0] ?? {};
  const kind = TARGETS.find((target) => target in sharedTo);
  if (!kind) throw new Error(`${path}: a sharing rule must be shared to one of ${TARGETS.join(', ')}.`);
  const booleanFilter = text(rule, 'booleanFilter');
  return {
    name: text(rule, 'fullName') ?? '',
    object,
    access: text(rule, 'accessLevel') === 'Edit' ? 'Edit' : 'Read',
    sharedTo: { kind, name: text(sharedTo, kind) ?? '' },
    criteria: nodes(rule, 'criteriaItems').map((item) => ({
      field: text(item, 'field') ?? '',
      operation: text(item, 'operation') ?? 'equals',
      value: text(item, 'value') ?? '',
    })),
    ...(booleanFilter ? { booleanFilter } : {}),
  };
}
