import type { Frame } from '../execution/frame.ts';
import type { Value } from '../values/value.ts';

export type Computed = Value | Promise<Value>;
export type Access = 'private' | 'protected' | 'public' | 'global';
export type TypeKind =
  'primitive' | 'class' | 'interface' | 'enum' | 'sobject' | 'void' | 'null' | 'object' | 'variable';

/** A type as written in source: `String`, `Map<Id, Account>`, `AC_Playback.Answer`. */
export interface ApexType {
  readonly declaration: TypeDeclaration;
  readonly args: readonly ApexType[];
}

export interface Parameter {
  readonly name: string;
  readonly type: ApexType;
  /** System methods answer null with a NullPointerException unless they say otherwise. */
  readonly nullable: boolean;
}

/** A method or constructor, of a class in source or of the system. */
export interface MethodMember {
  readonly name: string;
  readonly owner: TypeDeclaration;
  readonly isStatic: boolean;
  readonly access: Access;
  readonly isTestVisible: boolean;
  readonly isAbstract: boolean;
  readonly parameters: readonly Parameter[];
  readonly returnType: ApexType;
  call(frame: Frame, receiver: Value, values: Value[], receiverType: ApexType): Computed;
}

/** A field, property or constant. `write` is absent where it can never be assigned. */
export interface FieldMember {
  readonly name: string;
  readonly owner: TypeDeclaration;
  readonly isStatic: boolean;
  readonly access: Access;
  readonly isTestVisible: boolean;
  readonly type: ApexType;
  readonly isFinal: boolean;
  read(frame: Frame, receiver: Value): Computed;
  write?(frame: Frame, receiver: Value, value: Value): Promise<void> | void;
}

/** What is known of a type: one interface for classes in source, system classes and objects of the org. */
export interface TypeDeclaration {
  readonly name: string;
  readonly kind: TypeKind;
  readonly typeParameters: readonly string[];
  readonly isAbstract: boolean;
  superType(): ApexType | undefined;
  interfaces(): readonly ApexType[];
  /** Own members only; look-ups through ancestors are in members.ts. */
  ownField(name: string): FieldMember | undefined;
  ownMethods(name: string): readonly MethodMember[];
  constructors(): readonly MethodMember[];
  /** Methods that a class which descends from it must supply. */
  abstractMethods(): readonly MethodMember[];
  innerType(name: string): TypeDeclaration | undefined;
}

export function typeOf(declaration: TypeDeclaration, args: readonly ApexType[] = []): ApexType {
  return { declaration, args };
}

/** The type as Apex writes it. */
export function typeName(type: ApexType): string {
  const { declaration, args } = type;
  return args.length > 0 ? `${declaration.name}<${args.map(typeName).join(', ')}>` : declaration.name;
}

export function sameType(a: ApexType, b: ApexType): boolean {
  return (
    a.declaration === b.declaration &&
    a.args.every((argument, i) => {
      const other = b.args[i];
      return other !== undefined && sameType(argument, other);
    })
  );
}

/** Replaces type parameters (`T`, `K`, `V`) by what the receiver's type says. */
export function substitute(type: ApexType, receiver: ApexType): ApexType {
  if (type.declaration.kind === 'variable') {
    const index = receiver.declaration.typeParameters.indexOf(type.declaration.name);
    return receiver.args[index] ?? type;
  }
  return type.args.length > 0
    ? { declaration: type.declaration, args: type.args.map((argument) => substitute(argument, receiver)) }
    : type;
}
