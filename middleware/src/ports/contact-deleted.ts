import { Problem } from './problem.ts';

/** Why nothing is done for a contact whose record was deleted. */
export function contactDeleted(): Problem {
  return new Problem(
    'contact-deleted',
    "This contact's record was deleted in Salesforce. " +
      'To allow it to be imported again, an administrator must delete its entry in AC Deleted Contacts.',
  );
}
