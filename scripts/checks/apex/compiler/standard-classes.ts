/**
 * The compiler comes with stubs of Salesforce's standard classes. An amendment gives what a stub lacks or has
 * wrong, as the Apex Reference Guide has it. One that does not fit its stub any more is reported.
 */
export type Amendment = {
  type: string;
  /** Why it is needed. */
  reason: string;
  /** Lines of the stub that are wrong; `*` where the stub as a whole is in the way. */
  removed?: string[] | '*';
  added?: string[];
  /** The whole class, where there is no stub of it. */
  instead?: string;
};

export const AMENDMENTS: readonly Amendment[] = [
  {
    type: 'System.Label',
    reason: 'The compiler makes this class itself, from the labels that it is told.',
    removed: '*',
  },
  {
    type: 'System.AccessLevel',
    reason: 'The modes are constants of the class; the stub has them as members of an instance.',
    removed: ['global Object SYSTEM_MODE;', 'global Object USER_MODE;'],
    added: ['global static System.AccessLevel SYSTEM_MODE;', 'global static System.AccessLevel USER_MODE;'],
  },
  {
    type: 'System.AuraHandledException',
    reason: 'There is no stub of it.',
    instead: 'global class AuraHandledException {}',
  },
  {
    type: 'System.Savepoint',
    reason: 'There is no stub of it.',
    instead: 'global class Savepoint {}',
  },
  {
    type: 'System.StatusCode',
    reason: 'There is no stub of it. It has hundreds of values: those that the package names.',
    instead: 'global enum StatusCode { ENTITY_IS_DELETED, FIELD_CUSTOM_VALIDATION_EXCEPTION }',
  },
  {
    type: 'System.RoundingMode',
    reason: 'There is no stub of it.',
    instead:
      'global enum RoundingMode { CEILING, DOWN, FLOOR, HALF_DOWN, HALF_EVEN, HALF_UP, UNNECESSARY, UP }',
  },
  {
    type: 'Schema.SObjectTypeFields',
    reason: 'There is no stub of it.',
    instead: 'global class SObjectTypeFields { global Map<String, Schema.SObjectField> getMap() {} }',
  },
];

/** `Schema.SObjectType.Some_Object__c`, for each object that is described so. */
export function describedObjects(texts: string[]): Amendment {
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\bSchema\.SObjectType\.(\w+)/gi)].map(([, name = '']) => name),
  );
  return {
    type: 'Schema.SObjectType',
    reason: 'Its stub has no member for each object.',
    added: [...new Set(names)].map((name) => `global static Schema.DescribeSObjectResult ${name};`),
  };
}
