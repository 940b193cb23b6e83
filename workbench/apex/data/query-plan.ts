import {
  BoundExpressionContext,
  type ApexParserRuleContext,
  type ExpressionContext,
  type QueryContext,
} from '@apexdevtools/apex-parser';
import { sourceText } from '../parser/parse-source.ts';
import type { AccessMode } from '#platform';
import type { SObjectDeclaration } from '../types/sobject-declaration.ts';

/** A query taken apart: what the database gets, and what has to be evaluated first. */
export interface QueryPlan {
  /** SOQL with binds `:b0`, `:b1`, … and without a mode clause. */
  readonly soql: string;
  readonly binds: readonly ExpressionContext[];
  readonly object: SObjectDeclaration;
  readonly kind: 'records' | 'aggregate' | 'count';
  /** From `WITH USER_MODE` or `WITH SYSTEM_MODE`. */
  readonly access: AccessMode | undefined;
}

export class QueryProblem extends Error {
  readonly place: ApexParserRuleContext;
  constructor(place: ApexParserRuleContext, problem: string) {
    super(problem);
    this.place = place;
  }
}

type FindObject = (name: string) => SObjectDeclaration | undefined;

/** Throws a QueryProblem for an unknown object or field, or a clause that the runner does not support. */
export function planQuery(query: QueryContext, findObject: FindObject): QueryPlan {
  const from = query.fromNameList();
  const object = findObject(from.fieldName(0).getText());
  if (!object || from.fieldName_list().length > 1) {
    throw new QueryProblem(from, `sObject type '${from.getText()}' is not supported.`);
  }
  const kind = kindOf(query);
  checkFields(query, object);
  const binds = descendants(query, BoundExpressionContext);
  const edits = binds.map((bind, i) => ({ place: bind as ApexParserRuleContext, text: `:b${String(i)}` }));
  const mode = query.withClause();
  if (mode) edits.push({ place: mode, text: '' });
  if (kind === 'records' && !selectsId(query)) {
    const first = query.selectList().selectEntry(0);
    edits.push({ place: first, text: `Id, ${sourceText(first)}` });
  }
  return {
    soql: edited(query, edits),
    binds: binds.map((bind) => bind.expression()),
    object,
    kind,
    access: accessOf(query),
  };
}

function kindOf(query: QueryContext): QueryPlan['kind'] {
  const entries = query.selectList().selectEntry_list();
  if (entries.length === 1 && /^count\(\)$/i.test(entries[0]?.getText() ?? '')) return 'count';
  const computes = entries.some((entry) =>
    /^(count|count_distinct|sum|avg|min|max)\(/i.test(entry.getText()),
  );
  return computes || Boolean(query.groupByClause()) ? 'aggregate' : 'records';
}

function selectsId(query: QueryContext): boolean {
  const entries = query.selectList().selectEntry_list();
  return entries.some((entry) => /^(id|fields\(.*\))$/i.test(entry.getText()));
}

function accessOf(query: QueryContext): AccessMode | undefined {
  const clause = query.withClause();
  if (!clause) return undefined;
  if (clause.USER_MODE()) return 'user';
  if (clause.SYSTEM_MODE()) return 'system';
  throw new QueryProblem(clause, 'Of WITH clauses the runner supports USER_MODE and SYSTEM_MODE only');
}

/** Every plain field of the select list must exist, through parent relationships too. */
function checkFields(query: QueryContext, object: SObjectDeclaration): void {
  for (const entry of query.selectList().selectEntry_list()) {
    const field = entry.fieldName() as ReturnType<typeof entry.fieldName> | null;
    if (field) checkPath(field, field.getText().split('.'), object);
  }
}

function checkPath(place: ApexParserRuleContext, path: string[], object: SObjectDeclaration): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    if (object.fieldDescribe(first)) return;
    throw new QueryProblem(place, `No such column '${first}' on entity '${object.name}'.`);
  }
  if (first.toLowerCase() === object.name.toLowerCase()) {
    checkPath(place, rest, object);
    return;
  }
  if (!object.parentField(first)) {
    throw new QueryProblem(
      place,
      `Didn't understand relationship '${first}' in field path of '${object.name}'.`,
    );
  }
  const parent = object.ownField(first)?.type.declaration;
  if (parent && 'fieldDescribe' in parent) checkPath(place, rest, parent as SObjectDeclaration);
}

type ContextClass<T> = abstract new (...args: never[]) => T;

function descendants<T extends ApexParserRuleContext>(
  root: ApexParserRuleContext,
  kind: ContextClass<T>,
): T[] {
  const found: T[] = [];
  const children = (root.children ?? []) as unknown[];
  for (const child of children) {
    if (child instanceof kind) found.push(child);
    else if (isRule(child)) found.push(...descendants(child, kind));
  }
  return found;
}

const isRule = (node: unknown): node is ApexParserRuleContext =>
  typeof node === 'object' && node !== null && 'children' in node && 'start' in node;

function edited(
  root: ApexParserRuleContext,
  edits: { place: ApexParserRuleContext; text: string }[],
): string {
  const text = sourceText(root);
  const base = root.start.start;
  let out = '';
  let at = 0;
  for (const { place, text: replacement } of edits.sort(
    (a, b) => a.place.start.start - b.place.start.start,
  )) {
    out += text.slice(at, place.start.start - base) + replacement;
    at = (place.stop?.stop ?? place.start.stop) + 1 - base;
  }
  return (out + text.slice(at)).trim();
}
