import type { TestFailure } from './metadata-files.ts';
import { queryTooling, soqlText, type Sf } from './sf.ts';

/** What the package's test data says where the org refuses a row of a standard object. */
const REFUSED_ROW =
  /This org refused a new (?<object>\w+) \((?<code>\w+)\): (?<message>.*?) ?\[(?<fields>[^\]]*)\]\. One of the org's own rules .*--test-level (?<level>\w+)/s;
/** Salesforce's own words for a row of one of the package's objects. */
const REFUSED_WRITE =
  /(?:Insert|Update|Upsert|Delete) failed\. First exception on row \d+(?: with id \w+)?; first error: (?<code>\w+), (?<message>.*): \[(?<fields>[^\]]*)\]/s;
/** Codes with which an org's own rules refuse a row. */
const CODES_OF_RULES = new Set([
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'REQUIRED_FIELD_MISSING',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'CANNOT_EXECUTE_FLOW_TRIGGER',
  'FIELD_FILTER_VALIDATION_EXCEPTION',
  'DUPLICATES_DETECTED',
]);

interface RefusedRow {
  /** Missing where the row is one of the package's own objects. */
  object: string | undefined;
  code: string;
  message: string;
  fields: string;
  /** The test level without the tests that need such a row. */
  level: string | undefined;
}

/**
 * Says which of the org's own rules made tests fail, and what an administrator can do about it. Undefined where no
 * failure looks like the work of such a rule.
 */
export async function explainTestFailures(
  sf: Sf,
  org: string,
  failures: readonly TestFailure[],
): Promise<string | undefined> {
  const classesByRow = new Map<string, { row: RefusedRow; classes: Set<string> }>();
  for (const { name, message } of failures) {
    const row = refusedRow(message ?? '');
    if (!row) continue;
    const key = JSON.stringify(row);
    const known = classesByRow.get(key) ?? { row, classes: new Set() };
    known.classes.add(name);
    classesByRow.set(key, known);
  }
  if (classesByRow.size === 0) return undefined;
  const found = [...classesByRow.values()];
  const lines = [];
  for (const { row, classes } of found) {
    lines.push(`  • ${await ruleBehind(sf, org, row)} (in ${[...classes].sort().join(', ')})`);
  }
  return (
    'Rules of this org stood in the way of tests. The package itself is not at fault:\n' +
    `${lines.join('\n')}\n${advice(found.map(({ row }) => row))}`
  );
}

function refusedRow(message: string): RefusedRow | undefined {
  const groups = (REFUSED_ROW.exec(message) ?? REFUSED_WRITE.exec(message))?.groups;
  const { object, code = '', fields = '', level } = groups ?? {};
  if (!CODES_OF_RULES.has(code)) return undefined;
  return { object, code, message: groups?.['message'] ?? '', fields, level };
}

async function ruleBehind(sf: Sf, org: string, row: RefusedRow): Promise<string> {
  const { object, code, message, fields } = row;
  const on = object ?? "one of the package's objects";
  const trigger = /^(\w+): execution of (\w+)/.exec(message);
  if (trigger)
    return `${on}: the trigger ${trigger[1] ?? ''} fails (${trigger[2] ?? ''}): ${oneLine(message)}`;
  if (code === 'REQUIRED_FIELD_MISSING') return `${on}: the field ${fields} is required`;
  if (code === 'FIELD_CUSTOM_VALIDATION_EXCEPTION') {
    const names = object === undefined ? [] : await validationRules(sf, org, object, message);
    if (names.length > 0)
      return `${on}: the validation rule ${names.join(' or ')} says “${oneLine(message)}”`;
    return `${on}: a validation rule, trigger or flow says “${oneLine(message)}”`;
  }
  return `${on}: ${code}, ${oneLine(message)}`;
}

/** Active rules of the object with this message; none where they cannot be read. */
async function validationRules(sf: Sf, org: string, object: string, message: string): Promise<string[]> {
  const soql =
    'SELECT ValidationName, ErrorMessage FROM ValidationRule ' +
    `WHERE Active = true AND EntityDefinition.QualifiedApiName = ${soqlText(object)}`;
  const rows = await queryTooling(sf, org, soql).catch(() => []);
  return rows
    .filter(({ ErrorMessage }) => ErrorMessage === message)
    .map(({ ValidationName }) => String(ValidationName));
}

function advice(rows: readonly RefusedRow[]): string {
  const levels = rows.map(({ level }) => level);
  const turnOff = 'Turn them off while you install, or let them pass for whoever installs';
  if (levels.includes(undefined)) return `${turnOff}, and run this again.`;
  const level = levels.includes('OwnObjects') ? 'OwnObjects' : 'WithoutStandardObjects';
  return (
    `${turnOff}, and run this again. Or leave out the tests that need such rows: ` +
    `run this again with --test-level ${level}.`
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
