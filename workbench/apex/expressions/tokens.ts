import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import { nativeType } from '../types/native-registry.ts';
import { SObjectDeclaration } from '../types/sobject-declaration.ts';
import type { ApexType } from '../types/type.ts';
import { FieldToken, ObjectDescribeValue, ObjectToken } from '../system/schema-tokens.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/** `Label.Name`, `Account.SObjectType`, `Account.Name` and `SObjectType.Account`; undefined where it is none of them. */
export function compileToken(
  type: ApexType,
  name: string,
  place: ApexParserRuleContext,
  scope: Scope,
): Expression | undefined {
  const { declaration } = type;
  if (declaration.name === 'Label') return compileLabel(name, place, scope);
  if (declaration.name === 'SObjectType') {
    const object = scope.library.findObject(name);
    if (!object) throw scope.error(place, `Object is unknown: ${name}`);
    return {
      type: nativeType('DescribeSObjectResult'),
      evaluate: () => new ObjectDescribeValue(object),
    };
  }
  if (!(declaration instanceof SObjectDeclaration)) return undefined;
  if (name.toLowerCase() === 'sobjecttype') {
    return { type: nativeType('SObjectType'), evaluate: () => new ObjectToken(declaration) };
  }
  const field = declaration.fieldDescribe(name);
  return field && { type: nativeType('SObjectField'), evaluate: () => new FieldToken(declaration, field) };
}

function compileLabel(name: string, place: ApexParserRuleContext, scope: Scope): Expression {
  const text = scope.library.platform.label(name);
  if (text === undefined) throw scope.error(place, `Label is unknown: ${name}`);
  return { type: nativeType('String'), evaluate: () => text };
}
