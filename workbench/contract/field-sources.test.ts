import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fieldsOfObject, type PackageField } from './package-fields.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = path.join(ROOT, 'middleware/src');
const NOTHING = '—';

type Row = { name: string; type: string; source: string; writer: string };

/** The rows of the table in `docs/fields.md`. */
const rows: Row[] = readFileSync(path.join(ROOT, 'docs/fields.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [name = '', type = '', source = '', writer = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { name: name.replaceAll('`', ''), type, source, writer: writer.replaceAll('`', '') };
  });
const fields = fieldsOfObject('AC_Contact_Channel_Analytics__c');

/** `Text 36`, `Number 9.1`, `Picklist`, as the table writes it. */
function typeOf({ type, length, precision, scale }: PackageField): string {
  if (length > 0) return `${type} ${length}`;
  return precision > 0 ? `${type} ${precision}.${scale}` : type;
}

/** Names of the two sides are put together: `${name}TalkShare__c`. */
function names(text: string, field: string): boolean {
  const ofEitherSide = `}${field.replace(/^(Customer|Agent)/, '')}`;
  return (
    new RegExp(`\\b${field}\\b`).test(text) || (!ofEitherSide.includes(field) && text.includes(ofEitherSide))
  );
}

describe('the table of fields', () => {
  it('has every field of the object once, and no other', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...fields.keys()].sort());
  });

  it('has the types of the metadata', () => {
    const stated = rows.map(({ name, type }) => [name, type]);
    expect(stated).toEqual(rows.map(({ name }) => [name, typeOf(fields.get(name) as PackageField)]));
  });

  it('says of each where it comes from', () => {
    expect(rows.filter(({ source }) => source.length < 8)).toEqual([]);
  });

  it('names a file that indeed writes the field', () => {
    const wrong = rows
      .filter(({ writer }) => writer !== NOTHING)
      .filter(({ name, writer }) => !names(readFileSync(path.join(SOURCES, writer), 'utf8'), name));
    expect(wrong).toEqual([]);
  });

  it('says so only of fields that nothing writes', () => {
    const all = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path.join(SOURCES, file), 'utf8'))
      .join('\n');
    const written = rows.filter(({ name, writer }) => writer === NOTHING && names(all, name));
    expect(written.map(({ name }) => name)).toEqual([]);
  });
});
