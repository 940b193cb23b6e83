import {
  AccessLevelContext,
  type ApexParserRuleContext,
  ClassDeclarationContext,
  DeleteStatementContext,
  DotExpressionContext,
  InsertStatementContext,
  MergeStatementContext,
  MethodDeclarationContext,
  QueryContext,
  TypeDeclarationContext,
  UndeleteStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
} from '@apexdevtools/apex-parser';
import { partsOf, type ApexSource } from '../apex/apex-source.ts';
import type { AuraMethod } from '../apex/aura-methods.ts';
import type { Problem } from '../problem.ts';

/** Classes that may act with all rights, each with the reason. */
const SYSTEM_MODE = new Map([
  ['AC_RecordingAccess', 'audit entries are written for users who must not be able to write them'],
  ['AC_CallDeletion', 'what is deleted with a record is known to the platform alone, not to the user'],
  ['AC_DeletedContacts', 'entries count for everybody, and are written for users who must not write them'],
  ['AC_LinkedFiles', 'files of a deleted record must not be left behind because others own them'],
]);
/** Classes that see what sharing hides from the user. None of them hands it out. */
const WITHOUT_SHARING = new Set(['AC_CallDeletion', 'AC_DeletedContacts', 'AC_LinkedFiles']);
/** Salesforce counts a callout of five seconds or more against the org's limit of long requests. */
const LONGEST_CALLOUT_MILLISECONDS = 4999;

const DML = [
  InsertStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
  DeleteStatementContext,
  UndeleteStatementContext,
  MergeStatementContext,
];
const DATABASE_CALL =
  /^database\.(insert|update|upsert|delete|undelete|merge|query|queryWithBinds|countQuery|getQueryLocator)\(/i;
const DATABASE_WRITE = /^database\.(insert|update|upsert|delete|undelete|merge)\w*\(/i;

/** Rules for sharing, rights, callouts and caching that hold for all Apex but tests, and one for their mocks. */
export function apexRuleProblems(sources: ApexSource[], auraMethods: Map<string, AuraMethod>): Problem[] {
  return [
    ...sources
      .filter(({ isTest }) => !isTest)
      .flatMap((source) => [
        ...sharingProblems(source),
        ...queryProblems(source),
        ...writeProblems(source),
        ...calloutProblems(source),
      ]),
    ...sources.flatMap(mockProblems),
    ...cachingProblems(sources, auraMethods),
  ];
}

function sharingProblems({ file, name, tree }: ApexSource): Problem[] {
  const wanted = WITHOUT_SHARING.has(name) ? 'without sharing' : 'with sharing';
  return partsOf(tree, TypeDeclarationContext)
    .filter((type) => partsOf(type, ClassDeclarationContext).length > 0 && type.classDeclaration())
    .filter((type) => {
      const modifiers = type.modifier_list().map((modifier) => modifier.getText().toLowerCase());
      return !modifiers.includes(wanted.replace(' ', ''));
    })
    .map((type) => ({ file, line: type.start.line, message: `the class lacks "${wanted}"` }));
}

function queryProblems({ file, name, tree }: ApexSource): Problem[] {
  return partsOf(tree, QueryContext).flatMap((query) => {
    const mode = /withuser_mode/i.test(query.withClause()?.getText() ?? '');
    if (mode || SYSTEM_MODE.has(name)) return [];
    return [{ file, line: query.start.line, message: 'the query lacks WITH USER_MODE' }];
  });
}

function writeProblems({ file, name, tree }: ApexSource): Problem[] {
  const statements = statementsIn(tree).filter(
    (statement) => !partsOf(statement, AccessLevelContext).some((level) => isArgued(level.getText(), name)),
  );
  const calls = partsOf(tree, DotExpressionContext).filter((call) => {
    const text = call.getText();
    if (!DATABASE_CALL.test(text) || /accesslevel\.user_mode/i.test(text)) return false;
    return !(SYSTEM_MODE.has(name) && /accesslevel\.system_mode/i.test(text));
  });
  return [...statements, ...calls].map((place) => ({
    file,
    line: place.start.line,
    message: 'say "as user" or AccessLevel.USER_MODE; system mode needs a reason in the list of this check',
  }));
}

function statementsIn(tree: ApexParserRuleContext): ApexParserRuleContext[] {
  return DML.flatMap((kind) => partsOf<ApexParserRuleContext>(tree, kind));
}

function writesIn(tree: ApexParserRuleContext): ApexParserRuleContext[] {
  const calls = partsOf(tree, DotExpressionContext).filter((call) => DATABASE_WRITE.test(call.getText()));
  return [...statementsIn(tree), ...calls];
}

function isArgued(level: string, className: string): boolean {
  return /^asuser$/i.test(level) || SYSTEM_MODE.has(className);
}

/** A method that builds a request sets its time-out, by a number or by a constant of the class. */
function calloutProblems({ file, tree }: ApexSource): Problem[] {
  return partsOf(tree, MethodDeclarationContext).flatMap((method) => {
    const text = method.getText();
    if (!/newhttprequest\(/i.test(text)) return [];
    const timeout = /\.settimeout\(([\w.]+)\)/i.exec(text)?.[1];
    const milliseconds = timeout && valueOf(timeout, tree);
    const line = method.start.line;
    if (!milliseconds) return [{ file, line, message: 'the callout has no time-out that can be read here' }];
    if (milliseconds <= LONGEST_CALLOUT_MILLISECONDS) return [];
    return [{ file, line, message: `the callout may take ${String(milliseconds)} ms, five seconds or more` }];
  });
}

function valueOf(timeout: string, tree: ApexParserRuleContext): number | undefined {
  if (/^\d+$/.test(timeout)) return Number(timeout);
  const value = new RegExp(`integer${timeout}=(\\d+);`, 'i').exec(tree.getText())?.[1];
  return value ? Number(value) : undefined;
}

/** A mock that writes leaves work pending, and Salesforce refuses the next callout of the transaction. */
function mockProblems({ file, tree }: ApexSource): Problem[] {
  const mocks = partsOf(tree, ClassDeclarationContext).filter(isMock);
  return mocks.flatMap((mock) =>
    writesIn(mock).map((place) => ({
      file,
      line: place.start.line,
      message: 'a callout mock writes no records: a write belongs before or after the callout',
    })),
  );
}

function isMock(declaration: ClassDeclarationContext): boolean {
  return /(?:^|[,.])httpcalloutmock(?:,|$)/i.test(declaration.typeList()?.getText() ?? '');
}

/** A cached answer is given again without Apex: nothing that writes, calls out or signs links is cacheable. */
function cachingProblems(sources: ApexSource[], auraMethods: Map<string, AuraMethod>): Problem[] {
  const sideEffects = /newhttp\(|insertas|updateas|AC_MiddlewareClient\.|AC_RecordingAccess\./i;
  return [...auraMethods].flatMap(([name, { file, line, className, cacheable }]) => {
    const source = sources.find((one) => one.name === className);
    if (!cacheable || !source || !sideEffects.test(source.tree.getText())) return [];
    return [{ file, line, message: `${name} is cacheable though its class writes or calls out` }];
  });
}
