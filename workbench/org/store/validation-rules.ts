import { extract, parse } from 'formulon';
import type { FormulaLiteral } from 'formulon';
import type { ApiValue } from '#platform';
import { findField } from '../schema/model.ts';
import type { FieldSchema, ObjectSchema, ValidationRule } from '../schema/model.ts';
import type { StoredRow } from './database.ts';
import { Refusal } from './refusal.ts';

const PRIOR = 'PRIORVALUE__';

/** Throws the refusal of the first active rule whose condition holds. `former` is undefined for a new record. */
export function checkValidationRules(
  object: ObjectSchema,
  row: StoredRow,
  former: StoredRow | undefined,
): void {
  for (const rule of object.validationRules) {
    if (rule.active && holds(rule, object, row, former)) {
      throw new Refusal('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, rule.field ? [rule.field] : []);
    }
  }
}

function holds(
  rule: ValidationRule,
  object: ObjectSchema,
  row: StoredRow,
  former: StoredRow | undefined,
): boolean {
  const formula = resolveHistory(rule.formula, row, former);
  const values: Record<string, FormulaLiteral> = {};
  for (const name of extract(formula)) {
    const prior = name.startsWith(PRIOR);
    const field = findField(object, prior ? name.slice(PRIOR.length) : name);
    if (!field) {
      throw new Error(`Validation rule ${object.name}.${rule.name}: the local org cannot resolve ${name}.`);
    }
    // A new record has no prior value: PRIORVALUE then gives the current one.
    values[name] = literal(field, (prior ? (former ?? row) : row)[field.name] ?? null);
  }
  const result = parse(formula, values);
  if (result.type === 'error') {
    throw new Error(`Validation rule ${object.name}.${rule.name}: ${result.message}`);
  }
  return result.value === true;
}

/** What the formula library does not know of: whether the record is new and what it was before. */
function resolveHistory(formula: string, row: StoredRow, former: StoredRow | undefined): string {
  return outsideStrings(formula, (code) =>
    code
      .replace(/\bISNEW\s*\(\s*\)/gi, former ? 'FALSE' : 'TRUE')
      .replace(/\bPRIORVALUE\s*\(\s*(\w+)\s*\)/gi, `${PRIOR}$1`)
      .replace(/\bISCHANGED\s*\(\s*(\w+)\s*\)/gi, (_match, name: string) =>
        former && valueOf(row, name) !== valueOf(former, name) ? 'TRUE' : 'FALSE',
      ),
  );
}

function valueOf(row: StoredRow, name: string): ApiValue {
  const key = Object.keys(row).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? null : (row[key] ?? null);
}

function outsideStrings(formula: string, change: (code: string) => string): string {
  return formula
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

function literal(field: FieldSchema, value: ApiValue): FormulaLiteral {
  if (value === null) return { type: 'literal', dataType: 'null', value: null, options: {} };
  switch (field.type) {
    case 'boolean':
      return { type: 'literal', dataType: 'checkbox', value, options: {} };
    case 'int':
    case 'double':
    case 'percent':
    case 'currency':
      return {
        type: 'literal',
        dataType: 'number',
        value,
        options: { length: field.precision || 18, scale: field.scale },
      };
    case 'datetime':
    case 'date':
      return { type: 'literal', dataType: field.type, value: new Date(String(value)), options: {} };
    case 'picklist':
      return {
        type: 'literal',
        dataType: 'picklist',
        value,
        options: { values: field.picklistValues.map((each) => each.value) },
      };
    default:
      return { type: 'literal', dataType: 'text', value, options: { length: String(value).length } };
  }
}
