import path from 'node:path';
import { placeBetweenMarkers } from '../../between-markers.ts';
import { readPackage } from '#package-metadata';
import { MATRIX_MARKERS, permissionMatrix } from '../matrix.ts';
import { permissionSets, type PermissionSet } from '../permission-sets.ts';

const { source } = readPackage(path.resolve(import.meta.dirname, '../../..'));
const sets = permissionSets(source);
const setNamed = (name: string): PermissionSet => {
  const found = sets.find((set) => set.name === name);
  if (!found) throw new Error(`There is no permission set ${name}.`);
  return found;
};

describe('the permission sets of the package', () => {
  it('are read with their rights', () => {
    expect(setNamed('AC_Integration').objects.get('AC_Contact_Channel_Analytics__c')).toBe('C R E');
    expect(setNamed('AC_Retention').objects.get('AC_Contact_Channel_Analytics__c')).toBe('R E D VA MA');
    expect(setNamed('AC_CallRecording').fields.get('AC_Contact_Channel_Analytics__c.Transcript__c')).toBe(
      'read',
    );
    expect(
      setNamed('AC_CallRecording_Download').others.get('Custom permission `AC_Download_Recording`'),
    ).toBe('yes');
  });

  it('let nobody write the audit', () => {
    const rights = sets.map(({ objects }) => objects.get('AC_Recording_Access__c') ?? '');
    expect(rights.filter((each) => /[CED]|MA/.test(each))).toEqual([]);
  });

  it('let only the middleware write contacts', () => {
    const writers = sets.filter(({ fields }) =>
      [...fields].some(
        ([name, right]) => name.startsWith('AC_Contact_Channel_Analytics__c.') && right === 'edit',
      ),
    );
    expect(writers.map(({ name }) => name)).toEqual(['AC_Integration']);
  });

  it('open original content to few', () => {
    const open = sets.filter(({ objects }) => objects.has('AC_Original_Content__c')).map(({ name }) => name);
    expect(open).toEqual(['AC_Administrator', 'AC_Integration', 'AC_Retention', 'AC_Supervisor']);
  });

  it('make the administrator’s set enough alone: it gives all that agents have', () => {
    const [agent, administrator] = ['AC_CallRecording', 'AC_Administrator'].map(setNamed);
    for (const kind of ['objects', 'fields', 'others'] as const) {
      expect([...(administrator?.[kind].keys() ?? [])]).toEqual(
        expect.arrayContaining([...(agent?.[kind].keys() ?? [])]),
      );
    }
  });

  it('give the middleware no right to delete or to see everything but the list of what was deleted', () => {
    const rights = [...setNamed('AC_Integration').objects]
      .filter(([name]) => name !== 'AC_Deleted_Contact__c')
      .map(([, letters]) => letters)
      .join(' ');
    expect(rights).not.toMatch(/D|VA|MA/);
  });
});

describe('the printed matrix', () => {
  const set = (name: string, changes: Partial<PermissionSet>): PermissionSet => ({
    name,
    label: name,
    description: `${name} does things.`,
    objects: new Map(),
    fields: new Map(),
    others: new Map(),
    ...changes,
  });

  it('has a column for each set and puts fields with the same rights together', () => {
    const matrix = permissionMatrix([
      set('AC Reader', {
        objects: new Map([['Thing__c', 'R']]),
        fields: new Map([
          ['Thing__c.A__c', 'read'],
          ['Thing__c.B__c', 'read'],
        ]),
      }),
      set('AC Writer', {
        fields: new Map([['Thing__c.C__c', 'edit']]),
        others: new Map([['Tab `Thing__c`', 'visible']]),
      }),
    ]);
    expect(matrix).toContain('| Object | Reader | Writer |');
    expect(matrix).toContain('| `Thing__c` | R |  |');
    expect(matrix).toContain('| `Thing__c`: `A__c` `B__c` | read |  |');
    expect(matrix).toContain('| `Thing__c`: `C__c` |  | edit |');
    expect(matrix).toContain('| Tab `Thing__c` |  | visible |');
  });

  it('says which sets a group gives', () => {
    const groups = [
      { name: 'AC_Group', label: 'AC Group', description: 'For some.', permissionSets: ['AC Writer'] },
    ];
    const matrix = permissionMatrix([set('AC Reader', {}), set('AC Writer', {})], groups);
    expect(matrix).toContain('- `AC_Group`: For some.');
    expect(matrix).toContain('| `AC_Group` |  | yes |');
  });

  it('replaces what stands between the markers, and nothing else', () => {
    const empty = `before\n${MATRIX_MARKERS.begin}${MATRIX_MARKERS.end}\nafter`;
    const document = placeBetweenMarkers(empty, MATRIX_MARKERS, 'old');
    const changed = placeBetweenMarkers(document, MATRIX_MARKERS, 'new');
    expect(changed).toContain('new');
    expect(changed).not.toContain('old');
    expect(changed).toMatch(/^before[^]*after$/);
  });

  it('refuses a document without markers', () => {
    expect(() => placeBetweenMarkers('# Permissions', MATRIX_MARKERS, 'matrix')).toThrow('lacks the lines');
  });
});
