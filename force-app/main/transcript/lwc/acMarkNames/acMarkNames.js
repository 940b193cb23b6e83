import action from '@salesforce/label/c.AC_Mark_Action';
import category from '@salesforce/label/c.AC_Mark_Category';
import entity from '@salesforce/label/c.AC_Mark_Entity';
import issue from '@salesforce/label/c.AC_Mark_Issue';
import outcome from '@salesforce/label/c.AC_Mark_Outcome';
import phrase from '@salesforce/label/c.AC_Mark_Phrase';
import redaction from '@salesforce/label/c.AC_Mark_Redaction';
import term from '@salesforce/label/c.AC_Mark_Term';
import typed from '@salesforce/label/c.AC_Mark_Typed';
import uncertain from '@salesforce/label/c.AC_Mark_Uncertain';
import { fill } from 'c/acFormat';

/** @import {MarkKind} from 'c/acTextMarks' */

/** What each kind is called; `uncertain` is a word that the speech service is not sure of. */
export const KIND_NAMES = {
  redaction,
  category,
  issue,
  outcome,
  action,
  entity,
  term,
  phrase,
  uncertain,
};

/**
 * What something marked is: `Entity: Organization`, `Category: Late delivery`.
 * @param {{kind: MarkKind, type?: string, name?: string}} mark
 */
export function kindName({ kind, type, name }) {
  const more = name ?? readable(type);
  return more ? fill(typed, KIND_NAMES[kind], more) : KIND_NAMES[kind];
}

/** `CREDIT_DEBIT_NUMBER` is a word of the source; it is made easier to read, not translated. @param {string} [type] */
function readable(type) {
  if (!type || !/^[A-Z_]+$/.test(type)) return type;
  const words = type.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
