import type { FieldDescribe, ObjectDescribe } from '#platform';
import type { Frame } from '../execution/frame.ts';
import { throwApex } from '../values/exceptions.ts';
import { SObjectValue } from '../values/sobject.ts';
import type { Value } from '../values/value.ts';
import { nativeType } from './native-registry.ts';
import { typeOf, type ApexType, type FieldMember, type MethodMember, type TypeDeclaration } from './type.ts';

/** Apex types of the field types that describe calls name; everything else is a String. */
const FIELD_TYPES: Record<string, string> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  long: 'Long',
  double: 'Decimal',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
  base64: 'Blob',
};

export function apexTypeOfField(field: FieldDescribe): ApexType {
  return nativeType(FIELD_TYPES[field.type] ?? 'String');
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

type FindObject = (name: string) => SObjectDeclaration | undefined;

/** A record type: `Account`, `AC_Contact_Channel_Analytics__c`. */
export class SObjectDeclaration implements TypeDeclaration {
  readonly name: string;
  readonly kind = 'sobject';
  readonly typeParameters = [];
  readonly isAbstract = false;
  readonly describe: ObjectDescribe;
  private readonly findObject: FindObject;
  private readonly fields = new Map<string, FieldMember | undefined>();

  constructor(describe: ObjectDescribe, findObject: FindObject) {
    this.describe = describe;
    this.findObject = findObject;
    this.name = describe.name;
  }

  superType(): ApexType {
    return nativeType('SObject');
  }
  interfaces(): readonly ApexType[] {
    return [];
  }
  ownMethods(): readonly MethodMember[] {
    return [];
  }
  constructors(): readonly MethodMember[] {
    return [];
  }
  abstractMethods(): readonly MethodMember[] {
    return [];
  }
  innerType(): undefined {
    return undefined;
  }

  fieldDescribe(name: string): FieldDescribe | undefined {
    return this.describe.fields.find((field) => same(field.name, name));
  }

  /** The lookup field behind a parent relationship such as `Owner` or `Account__r`. */
  parentField(relationship: string): FieldDescribe | undefined {
    return this.describe.fields.find((field) => same(field.relationshipName ?? '', relationship));
  }

  ownField(name: string): FieldMember | undefined {
    const key = name.toLowerCase();
    if (!this.fields.has(key)) this.fields.set(key, this.member(name));
    return this.fields.get(key);
  }

  private member(name: string): FieldMember | undefined {
    const field = this.fieldDescribe(name);
    if (field) return recordField(this, field.name, apexTypeOfField(field));
    const parent = this.parentField(name);
    if (parent) return recordField(this, parent.relationshipName ?? name, this.parentType(parent));
    const child = this.describe.childRelationships.find(({ relationshipName }) =>
      same(relationshipName, name),
    );
    if (!child) return undefined;
    return recordField(this, child.relationshipName, nativeType('List', this.recordType(child.childSObject)));
  }

  /** A lookup to several objects is only known to lead to something with a name. */
  private parentType({ referenceTo }: FieldDescribe): ApexType {
    const [only] = referenceTo;
    return referenceTo.length === 1 && only ? this.recordType(only) : nativeType('Name');
  }

  private recordType(objectName: string): ApexType {
    const declaration = this.findObject(objectName);
    return declaration ? typeOf(declaration) : nativeType('SObject');
  }
}

/** A field of a record, as the compiler sees it. */
export function recordField(owner: TypeDeclaration, name: string, type: ApexType): FieldMember {
  return {
    name,
    owner,
    isStatic: false,
    access: 'global',
    isTestVisible: false,
    type,
    isFinal: false,
    read: (_frame: Frame, receiver: Value) => readRecordField(receiver, name),
    write: (_frame: Frame, receiver: Value, value: Value) => {
      requireRecord(receiver).assign(name, value);
    },
  };
}

export function readRecordField(receiver: Value, name: string): Value {
  const record = requireRecord(receiver);
  if (record.queried && !record.isSet(name)) {
    throwApex(
      'SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${record.objectName}.${name}`,
    );
  }
  return record.fields.get(name.toLowerCase()) ?? null;
}

function requireRecord(receiver: Value): SObjectValue {
  if (receiver instanceof SObjectValue) return receiver;
  return throwApex('NullPointerException', 'Attempt to de-reference a null object');
}
