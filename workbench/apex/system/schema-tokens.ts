import { executionOf } from '../execution/execution.ts';
import type { FieldDescribe } from '#platform';
import type { CallContext } from '../types/native-class.ts';
import type { SObjectDeclaration } from '../types/sobject-declaration.ts';
import { SystemValue, type IdValue } from '../values/value.ts';

/** `Account.SObjectType`. */
export class ObjectToken extends SystemValue {
  readonly className = 'SObjectType';
  readonly object: SObjectDeclaration;
  constructor(object: SObjectDeclaration) {
    super();
    this.object = object;
  }

  override contentKey(): string {
    return `object:${this.object.name}`;
  }
}

/** `Account.Name`. */
export class FieldToken extends SystemValue {
  readonly className = 'SObjectField';
  readonly object: SObjectDeclaration;
  readonly field: FieldDescribe;
  constructor(object: SObjectDeclaration, field: FieldDescribe) {
    super();
    this.object = object;
    this.field = field;
  }
}

export class ObjectDescribeValue extends SystemValue {
  readonly className = 'DescribeSObjectResult';
  readonly object: SObjectDeclaration;
  constructor(object: SObjectDeclaration) {
    super();
    this.object = object;
  }
}

export class FieldDescribeValue extends SystemValue {
  readonly className = 'DescribeFieldResult';
  readonly object: SObjectDeclaration;
  readonly field: FieldDescribe;
  constructor(object: SObjectDeclaration, field: FieldDescribe) {
    super();
    this.object = object;
    this.field = field;
  }
}

export class PicklistEntryValue extends SystemValue {
  readonly className = 'PicklistEntry';
  readonly entry: FieldDescribe['picklistValues'][number];
  constructor(entry: FieldDescribe['picklistValues'][number]) {
    super();
    this.entry = entry;
  }
}

/** The object whose records have ids like this one. */
export function objectOfId(id: IdValue, { frame }: CallContext): SObjectDeclaration | undefined {
  const { library, platform } = executionOf(frame);
  const prefix = id.text.slice(0, 3);
  const name = platform.objectNames().find((candidate) => platform.describe(candidate)?.keyPrefix === prefix);
  return name === undefined ? undefined : library.findObject(name);
}
