import {
  type ApexParserRuleContext,
  FieldNameContext,
  DateFieldNameContext,
  ElseClauseContext,
  FromNameListContext,
  QueryContext,
  SelectEntryContext,
  SubFieldEntryContext,
  SubQueryContext,
  TypeOfContext,
  WhenClauseContext,
} from '@apexdevtools/apex-parser';
import { enclosing, partsOf, type ApexSource } from './apex-source.ts';

/** A field as a query names it, said in Apex: `type row` and an access to it, such as `row.Owner.Name`. */
export interface FieldAccess {
  file: string;
  line: number;
  /** As the query names it: `Owner.Name on Case`. */
  field: string;
  type: string;
  expression: string;
}

/**
 * Every field and relationship of the queries written into Apex. The Apex type checker does not look into
 * queries, but it does know the members of records: so each name is turned into an access to a member.
 * Queries that are put together as text at run time are not seen.
 */
export function fieldAccesses(sources: ApexSource[]): FieldAccess[] {
  return sources.flatMap(({ file, tree }) => {
    const names = [...partsOf(tree, FieldNameContext), ...partsOf(tree, DateFieldNameContext)];
    return names.flatMap((name) => accessTo(name, file));
  });
}

/** A class that does all accesses, one a line from line 2 on, for the type checker to judge. */
export function classOfAccesses(className: string, accesses: FieldAccess[]): string {
  const methods = accesses.map(
    ({ type, expression }, index) =>
      `  static void access${String(index)}(${type} row) { Object value = ${expression}; }`,
  );
  return [`public class ${className} {`, ...methods, '}', ''].join('\n');
}

type Rows = { type: string; expression: string; aliases: string[] };

function accessTo(name: ApexParserRuleContext, file: string): FieldAccess[] {
  // TYPEOF names types between fields; ELSE speaks of whatever type is left.
  const isType = name.parentCtx instanceof FromNameListContext || name.parentCtx instanceof WhenClauseContext;
  const query = enclosingQuery(name);
  if (isType || !query || enclosing(name, ElseClauseContext)) return [];
  const { type, expression, aliases } = rowsAround(name, query);
  const field = withoutAlias(name.getText(), aliases);
  const owner = query.fromNameList().fieldName(0).getText();
  return [
    {
      file,
      line: name.start.line,
      field: `${field} on ${owner}`,
      type,
      expression: `${expression}.${field}`,
    },
  ];
}

function rowsAround(name: ApexParserRuleContext, query: QueryContext | SubQueryContext): Rows {
  const when = enclosing(name, WhenClauseContext);
  const isTypeOf = when && enclosing(when, TypeOfContext);
  return isTypeOf ? { type: when.fieldName().getText(), expression: 'row', aliases: [] } : rowsOf(query);
}

/** Rows of a query are of the type in FROM; those of a query in SELECT are reached from the outer row. */
function rowsOf(query: QueryContext | SubQueryContext): Rows {
  const from = query.fromNameList();
  const owner = from.fieldName(0).getText();
  const aliases = [owner, ...from.soqlId_list().map((alias) => alias.getText())];
  const outer = isSelected(query) ? enclosingQuery(query) : undefined;
  if (!outer) return { type: owner, expression: 'row', aliases };
  const { type, expression } = rowsOf(outer);
  return { type, expression: `${expression}.${owner}[0]`, aliases };
}

function isSelected(query: ApexParserRuleContext): boolean {
  return query.parentCtx instanceof SelectEntryContext || query.parentCtx instanceof SubFieldEntryContext;
}

function enclosingQuery(place: ApexParserRuleContext): QueryContext | SubQueryContext | undefined {
  const [nearest] = [enclosing(place, SubQueryContext), enclosing(place, QueryContext)].filter(
    (query) => query !== undefined,
  );
  return nearest;
}

function withoutAlias(field: string, aliases: string[]): string {
  const alias = aliases.find((name) => field.toLowerCase().startsWith(`${name.toLowerCase()}.`));
  return alias ? field.slice(alias.length + 1) : field;
}
