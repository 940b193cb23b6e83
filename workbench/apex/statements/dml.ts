import type {
  AccessLevelContext,
  ApexParserRuleContext,
  ExpressionContext,
  StatementContext,
} from '@apexdevtools/apex-parser';
import { writeForProgram } from '../data/user-mode.ts';
import type { WriteOperation } from '../data/write-options.ts';
import { recordsOf } from '../data/write-records.ts';
import { nullPointer } from '../expressions/expression.ts';
import type { Scope } from '../expressions/scope.ts';
import { typeName, type ApexType } from '../types/type.ts';
import type { Statement } from './completion.ts';

interface WriteContext extends ApexParserRuleContext {
  expression(): ExpressionContext;
  accessLevel(): AccessLevelContext | null;
}

/** `insert`, `update`, `upsert`, `delete`, `undelete`, each with `as user` or `as system`. */
export function compileWrite(context: StatementContext, scope: Scope): Statement | undefined {
  const upsert = context.upsertStatement();
  if (upsert) return write('upsert', upsert, scope, upsert.qualifiedName()?.getText());
  const statements: [WriteOperation, WriteContext | null][] = [
    ['insert', context.insertStatement()],
    ['update', context.updateStatement()],
    ['delete', context.deleteStatement()],
    ['undelete', context.undeleteStatement()],
  ];
  const [operation, place] = statements.find(([, statement]) => statement) ?? [];
  return operation && place ? write(operation, place, scope) : undefined;
}

function write(operation: WriteOperation, place: WriteContext, scope: Scope, externalId?: string): Statement {
  const records = scope.expression(place.expression());
  if (!isWritable(records.type))
    throw scope.error(place, `${typeName(records.type)} cannot be written to the database`);
  const externalIdField = externalId?.slice(externalId.lastIndexOf('.') + 1);
  const access = place.accessLevel()?.USER() ? 'user' : 'system';
  const { line } = place.start;
  return async (frame) => {
    const value = (await records.evaluate(frame)) ?? nullPointer();
    frame.line = line;
    await writeForProgram(frame, recordsOf(value), { operation, access, allOrNone: true, externalIdField });
    return undefined;
  };
}

function isWritable({ declaration, args }: ApexType): boolean {
  return (
    declaration.kind === 'sobject' || (declaration.name === 'List' && args[0]?.declaration.kind === 'sobject')
  );
}
