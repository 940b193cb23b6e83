import type { RunAsStatementContext } from '@apexdevtools/apex-parser';
import { executionOf } from '../execution/execution.ts';
import { coerce } from '../expressions/conversion.ts';
import { nullPointer } from '../expressions/expression.ts';
import type { Scope } from '../expressions/scope.ts';
import { throwApex } from '../values/exceptions.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { IdValue } from '../values/value.ts';
import type { Completion, Statement } from './completion.ts';
import { typeOf } from '../types/type.ts';

/** `System.runAs(user) { … }`, in tests only. */
export function compileRunAs(context: RunAsStatementContext, scope: Scope): Statement {
  const [written, ...more] = context.expressionList().expression_list();
  const userType = scope.library.findObject('User');
  if (!written || more.length > 0 || !userType) throw scope.error(context, 'System.runAs takes one User');
  if (!scope.owner.isTest) throw scope.error(context, 'System.runAs is for test classes');
  const user = coerce(scope.expression(written), typeOf(userType), scope, written);
  const body = scope.block(context.block());
  return async (frame) => {
    const record = ((await user.evaluate(frame)) as SObjectValue | null) ?? nullPointer();
    const id = record.fields.get('id');
    const running = id instanceof IdValue ? executionOf(frame).platform.findUser(id.text) : undefined;
    if (!running) return throwApex('TypeException', 'System.runAs needs a user that was inserted');
    let completion: Completion;
    await executionOf(frame).as(running, async () => {
      completion = await body(frame);
    });
    return completion;
  };
}
