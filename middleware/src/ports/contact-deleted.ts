import { Problem } from './problem.ts';

/** Why nothing is done for a contact whose record was deleted. */
export function contactDeleted(): Problem {
  return new Problem(
    'contact-deleted',
    'The record of this contact was deleted in Salesforce. ' +
      'It can be imported again once an administrator has deleted its entry in AC Deleted Contacts.',
  );
}
