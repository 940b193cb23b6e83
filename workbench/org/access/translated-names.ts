import type { RecordReader, StoredRow } from '../store/database.ts';

/** What Salesforce itself named is shown, and compared, in the language of the user who asks. */
const PROFILE_NAMES: Record<string, Record<string, string>> = {
  de: {
    'System Administrator': 'Systemadministrator',
    'Standard User': 'Standardbenutzer',
    'Minimum Access - Salesforce': 'Mindestzugriff – Salesforce',
    'Chatter Free User': 'Chatter Free-Benutzer',
  },
};
const OBJECT_LABELS: Record<string, Record<string, string>> = {
  de: { Case: 'Kundenvorgang', Contact: 'Kontakt', Task: 'Aufgabe', User: 'Benutzer' },
};

/** The language of a user's rows, e.g. `de`; undefined for English and for nobody. */
export function languageOf(reader: RecordReader, userId: string): string | undefined {
  const key = reader.get('User', userId)?.['LanguageLocaleKey'];
  const language = typeof key === 'string' ? key.split('_')[0] : undefined;
  return language === undefined || language === 'en' ? undefined : language;
}

/** The rows as a query of somebody with this language sees them. */
export function inLanguage(reader: RecordReader, language: string | undefined): RecordReader {
  const names = language === undefined ? undefined : PROFILE_NAMES[language];
  if (!names) return reader;
  const translate = (row: StoredRow): StoredRow => ({
    ...row,
    Name: names[String(row['Name'])] ?? row['Name'] ?? null,
  });
  return {
    rows: (type) => {
      const rows = reader.rows(type);
      return isProfile(type) ? [...rows].map(translate) : rows;
    },
    get: (type, id) => {
      const row = reader.get(type, id);
      return row && isProfile(type) ? translate(row) : row;
    },
  };
}

const isProfile = (type: string): boolean => type.toLowerCase() === 'profile';

/** A standard object's label in a language; the given one where it is not Salesforce's own, or not known here. */
export function labelInLanguage(name: string, label: string, language: string | undefined): string {
  return (language === undefined ? undefined : OBJECT_LABELS[language]?.[name]) ?? label;
}
