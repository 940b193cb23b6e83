import JSON5 from 'json5';

/** What is said where a template holds no word that its reader saw. */
const NO_WORDS = 'Interactive message';
/** Between the title, and the choices that were offered below it. */
const CHOICE = ' • ';
/** Deeper, a template of Amazon Connect holds nothing to read. */
const DEEPEST = 6;

type Template = Readonly<Record<string, unknown>>;

/**
 * An interactive message of a chat as people saw it: its title, then the choices that it offered, or the one that
 * was chosen. It is a template in JSON (list picker, time picker, panel, quick reply, carousel and others), which
 * bots also write with single quotes; what its reader never saw is left out.
 */
export function wordsOfTemplate(json: string): string {
  const template = parsed(json);
  if (typeof template === 'string') return template;
  const data = member(template, 'data');
  const content = member(data, 'content');
  const words = [titleOf(content) ?? titleOf(data) ?? titleOf(template), ...choicesOf(content ?? data)];
  const shown = words.filter((word) => word !== undefined);
  return shown.length > 0 ? shown.join(CHOICE) : NO_WORDS;
}

function parsed(json: string): unknown {
  try {
    return JSON5.parse(json);
  } catch {
    return undefined;
  }
}

/** The heading, and the line below it. WhatsApp's templates have a body instead. */
function titleOf(value: unknown): string | undefined {
  const title = wordIn(value, 'title') ?? wordIn(member(value, 'body'), 'text');
  const subtitle = wordIn(value, 'subtitle');
  return title === undefined || subtitle === undefined ? (title ?? subtitle) : `${title} – ${subtitle}`;
}

/** Members that hold what can be chosen, or lists of it; see "Message display templates" in Amazon Connect's guide. */
const OFFERING = [
  'elements',
  'timeslots',
  'action',
  'sections',
  'rows',
  'buttons',
  'reply',
  'data',
  'content',
];

function choicesOf(value: unknown, depth = 0): string[] {
  if (depth > DEEPEST || !isObject(value)) return [];
  return OFFERING.flatMap((name) => {
    const offered = value[name];
    // A text is a choice only in a list: elsewhere it is a name for programs, as of an action.
    const choices = Array.isArray(offered) ? offered : [offered].filter(isObject);
    return choices.flatMap((choice: unknown) => [...(wordOf(choice) ?? []), ...choicesOf(choice, depth + 1)]);
  });
}

function wordOf(choice: unknown): [string] | undefined {
  const word = typeof choice === 'string' ? choice : (titleOf(choice) ?? wordIn(choice, 'date'));
  return word === undefined ? undefined : [word];
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function wordIn(value: unknown, name: string): string | undefined {
  const word = member(value, name);
  return typeof word === 'string' && word.trim() !== '' ? word.trim() : undefined;
}

function isObject(value: unknown): value is Template {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
