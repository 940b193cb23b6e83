import type { Markers } from '../between-markers.ts';
import type { PermissionSet, PermissionSetGroup } from './permission-sets.ts';

export const MATRIX_MARKERS: Markers = {
  begin: '<!-- permission matrix: written by scripts/permission-matrix.ts -->',
  end: '<!-- end of the permission matrix -->',
};

/** The matrix as Markdown: groups, objects, fields, and everything else, a column for each permission set. */
export function permissionMatrix(
  sets: readonly PermissionSet[],
  groups: readonly PermissionSetGroup[] = [],
): string {
  return [
    ...sets.map(({ name, description }) => `- \`${name}\`: ${description}`),
    '',
    ...groupTable(sets, groups),
    '### Objects',
    '',
    'C create, R read, E edit, D delete of records that the user has access to; VA view all, MA modify all of them.',
    '',
    ...table(sets, 'Object', unite(sets.map(({ objects }) => objects)), (set, name) => set.objects.get(name)),
    '',
    '### Fields',
    '',
    'Required and master-detail fields are not listed: they come with their object. Fields with the same rights share a row.',
    '',
    ...fieldTable(sets),
    '',
    '### Permissions, classes, tabs',
    '',
    ...table(
      sets,
      'What',
      unite(sets.map(({ others }) => others)),
      (set, name) => set.others.get(name),
      (name) => name,
    ),
  ].join('\n');
}

/** A row for each group of permission sets, with the sets that it gives. */
function groupTable(sets: readonly PermissionSet[], groups: readonly PermissionSetGroup[]): string[] {
  if (groups.length === 0) return [];
  return [
    '### Groups',
    '',
    ...groups.map(({ name, description }) => `- \`${name}\`: ${description}`),
    '',
    ...header(sets, 'Group'),
    ...groups.map(({ name, permissionSets }) =>
      row([`\`${name}\``, ...sets.map((set) => (permissionSets.includes(set.name) ? 'yes' : ''))]),
    ),
    '',
  ];
}

/** A row for each group of fields with the same rights, object by object. */
function fieldTable(sets: readonly PermissionSet[]): string[] {
  const groups = new Map<string, string[]>();
  for (const field of unite(sets.map(({ fields }) => fields))) {
    const [object = '', name = ''] = field.split('.');
    const rights = sets.map(({ fields }) => fields.get(field) ?? '');
    const key = JSON.stringify([object, ...rights]);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const rows = [...groups].map(([key, names]) => {
    const [object = '', ...rights] = JSON.parse(key) as string[];
    return row([`\`${object}\`: ${names.map((name) => `\`${name}\``).join(' ')}`, ...rights]);
  });
  return [...header(sets, 'Fields'), ...rows];
}

function table(
  sets: readonly PermissionSet[],
  title: string,
  names: readonly string[],
  cell: (set: PermissionSet, name: string) => string | undefined,
  label = (name: string) => `\`${name}\``,
): string[] {
  return [
    ...header(sets, title),
    ...names.map((name) => row([label(name), ...sets.map((set) => cell(set, name) ?? '')])),
  ];
}

function header(sets: readonly PermissionSet[], title: string): string[] {
  const titles = [title, ...sets.map(({ label }) => label.replace(/^AC /, ''))];
  return [row(titles), row(titles.map(() => '---'))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function unite(maps: readonly ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
}
