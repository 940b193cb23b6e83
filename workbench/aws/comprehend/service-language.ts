/**
 * What people in service calls say that a general lexicon reads wrongly or not at all. Valences are in VADER's
 * unit: -4 (most negative) to 4.
 */
export const SERVICE_PHRASES: readonly (readonly [phrase: RegExp, valence: number])[] = [
  [/\b(?:still|again) (?:have|has|had|got) no\b/g, -1.6],
  [/\bstill (?:waiting|not|nothing|broken)\b/g, -1.6],
  [/\bnobody (?:came|called|told|answer\w*|help\w*|care\w*|show\w*)\b/g, -1.8],
  [/\bno one (?:came|called|told|answer\w*|help\w*|care\w*|show\w*)\b/g, -1.8],
  [/\b(?:waited|waiting)\b/g, -1],
  [/\b(?:waited|waiting) (?:for )?(?:\w+ )?(?:hours?|days?|weeks?|months?)\b/g, -1],
  [/\bhow much longer\b/g, -1.4],
  [/\b(?:late|delayed|overdue)\b/g, -1.6],
  [/\b(?:charged|billed) (?:me |us )?(?:twice|double|again)\b/g, -2],
  [/\b(?:double|duplicate|wrong) (?:charge|payment|bill|invoice|amount)\b/g, -1.6],
  [/\bovercharged\b/g, -2],
  [/\bwas supposed to\b/g, -1.2],
  [/\b(?:three|four|five|several|many) times already\b/g, -2],
  [/\bwhere is my (?:money|refund|order|parcel|package)\b/g, -1.8],
  // The general lexicon takes the negation for praise.
  [/\bnot my problem\b/g, -2.8],
  [/\bnot my fault\b/g, -1.2],
  [/\b(?:does|do|did|is|are)(?: not|n't) work\w*\b/g, -1.8],
  [/\b(?:stopped working|broke down|broken|went wrong)\b/g, -1],
  [/\bnot acceptable\b/g, -1.2],
  [/\bhurry up\b/g, -1.8],
  [/\b(?:about to|will|going to) hang up\b/g, -1.6],
  [/\b(?:speak|talk) to (?:a|your|the) (?:manager|supervisor)\b/g, -1.2],
  [/\bcancel my\b/g, -1.2],
  [/\b(?:made|make) my day\b/g, 2.6],
  [/\b(?:sort\w*|fix\w*) (?:it|this|that)(?: out)?\b/g, 1.4],
  [/\b(?:fixed|repaired|resolved|solved)\b/g, 1.1],
  [/\b(?:refunding|refunded)\b/g, 1],
  [/\bthat works for me\b/g, 1.2],
];

/** Set phrases of politeness: their words carry no feeling. They are left out before anything is weighed. */
export const POLITE_PHRASES: readonly RegExp[] = [
  /\bthank(?:s| you)(?: so much| very much)? for (?:calling|holding|waiting|your (?:call|patience|time))\b/gi,
  /\b(?:how|what) (?:can|may) I (?:help|do)(?: for)?(?: you)?(?: today)?\b/gi,
  /\bis there anything else\b/gi,
  /\bwhat seems to be the (?:problem|trouble)\b/gi,
  /\byou (?:are|'re) (?:very )?welcome\b/gi,
  /\bgood (?:morning|afternoon|evening|day)\b/gi,
  /\bcustomer (?:care|support)\b/gi,
  /\b(?:would|'d) like\b/gi,
  /\b(?:protection|insurance|care|security) (?:plan|code|number|question)s?\b/gi,
  /\bas well\b/gi,
  /^(?:yes|no|well|oh|okay|ok|so)\b,?/gi,
  /\bplease\b/gi,
];
