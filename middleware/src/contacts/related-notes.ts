import { cutAtWord } from '../fields/cut-text.ts';
import type { MatchNote } from './record-notes.ts';

/** Why a lookup of the record is filled by a guess, or empty. */
export type RelatedNote =
  | MatchNote
  | { about: 'not-found'; field: string; attribute: string }
  | { about: 'wrong-id'; field: string; attribute: string; why: 'no-id' | 'other-kind' }
  | { about: 'several-match'; field: string; matches: readonly { name: string; id: string }[] }
  | { about: 'refused'; field: string }
  | { about: 'number-not-searched' };

/** Length of `RelatedRecordsNote__c`. */
const LONGEST_NOTE = 4000;

/** The text of `RelatedRecordsNote__c`; null where there is nothing to say. */
export function describeRelated(notes: readonly RelatedNote[]): string | null {
  const lines = notes.map((note) => ('field' in note ? `${labelOf(note)}: ${words(note)}` : words(note)));
  return notes.length === 0 ? null : cutAtWord(lines.join('\n'), LONGEST_NOTE);
}

/** `Case__c` → `Case` */
function labelOf({ field }: { field: string }): string {
  return field.replace(/__c$/i, '').replaceAll('_', ' ');
}

function words(note: RelatedNote): string {
  switch (note.about) {
    case 'matched-by-number':
      return "the only one with the customer's number.";
    case 'not-found':
      return (
        `empty because the record named in the contact attribute ${note.attribute} ` +
        "does not exist or isn't visible to the integration user."
      );
    case 'wrong-id':
      return `empty because the contact attribute ${note.attribute} holds ${
        note.why === 'no-id' ? 'no Salesforce ID' : 'the ID of a record of another object'
      }.`;
    case 'several-match': {
      const listed = note.matches.map(({ name, id }) => `${name} (${id})`).join(', ');
      return `empty because several have the customer's number: ${listed}.`;
    }
    case 'refused':
      return 'empty because Salesforce rejected the lookup.';
    case 'number-not-searched':
      return "Salesforce doesn't let the integration user search for phone numbers.";
  }
}
