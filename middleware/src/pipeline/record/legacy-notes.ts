import type { RecordNote } from '../../contacts/record-notes.ts';
import { isOwnerLine } from './status-reason.ts';

/**
 * The notes of a record whose work plan was written before plans held notes: they were told in words only, which
 * are read here and nowhere else. So are those of a later version, whose notes this one does not know.
 */
export function legacyNotes(statusReason: string, relatedRecordsNote: string): RecordNote[] {
  const owner = statusReason.split('\n').find(isOwnerLine);
  const matched = relatedRecordsNote
    .split('\n')
    .flatMap(
      (line) =>
        /^(.+): the only one with the (?:number of the customer|customer's number)\.$/.exec(line)?.[1] ?? [],
    );
  return [
    ...(owner === undefined ? [] : [ownerNote(owner)]),
    ...matched.map((label) => ({ about: 'matched-by-number' as const, field: fieldOf(label) })),
  ];
}

function ownerNote(line: string): RecordNote {
  if (line.includes('no active Salesforce user')) return { about: 'owner', why: 'no-user' };
  if (/give the record away|transfer the record/.test(line))
    return { about: 'owner', why: 'not-transferred' };
  return { about: 'owner', why: 'may-not-read' };
}

const fieldOf = (label: string) => `${label.replaceAll(' ', '_')}__c`;
