import { typeName, type ApexType, type FieldMember, type TypeDeclaration } from '../types/type.ts';
import { ObjectValue, type Value } from './value.ts';

export class EnumValue extends ObjectValue {
  readonly declaration: TypeDeclaration;
  readonly name: string;
  readonly ordinal: number;
  constructor(declaration: TypeDeclaration, name: string, ordinal: number) {
    super();
    this.declaration = declaration;
    this.name = name;
    this.ordinal = ordinal;
  }

  override contentKey(): string {
    return `enum:${this.declaration.name}.${this.name}`;
  }
}

/** What every exception carries, whether its class is the system's or the program's. */
export interface ExceptionState {
  message: string | null;
  cause: InstanceValue | null;
  stackTrace: string;
  lineNumber: number;
  /** Facts of one exception class, e.g. the rows of a DmlException. */
  details?: unknown;
}

/** An instance of a class in source, or of a system exception. */
export class InstanceValue extends ObjectValue {
  readonly declaration: TypeDeclaration;
  readonly fields = new Map<FieldMember, Value>();
  exception?: ExceptionState;
  constructor(declaration: TypeDeclaration) {
    super();
    this.declaration = declaration;
  }
}

/** `X.class`. */
export class TypeValue extends ObjectValue {
  readonly type: ApexType;
  constructor(type: ApexType) {
    super();
    this.type = type;
  }

  override contentKey(): string {
    return `type:${typeName(this.type)}`;
  }
}
