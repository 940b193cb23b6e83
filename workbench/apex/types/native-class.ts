import { executionOf, type Execution } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import { ListValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import { EnumValue, InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';
import { findMethods } from './members.ts';
import { findNative, nativeType, registerNative } from './native-registry.ts';
import { parseSignature, parseTypeText, signatureName } from './signature.ts';
import { typeOf } from './type.ts';
import type { ApexType, Computed, FieldMember, MethodMember, TypeDeclaration, TypeKind } from './type.ts';

/** What a system method gets beside its arguments. */
export interface CallContext {
  readonly frame: Frame;
  readonly execution: Execution;
  /** The receiver's static type, or the type that is constructed: `List<Account>`. */
  readonly type: ApexType;
}

/** Written as a method, so that a body may name the exact values that its signature promises. */
export type NativeBody = { body(...values: (Value | CallContext)[]): Computed | undefined }['body'];
type FieldBody = { body(receiver: Value, frame: Frame): Computed }['body'];

/**
 * A system class by its signatures as Apex writes them. A body receives the receiver (unless static), the
 * arguments, and the call's context last; it returns null or nothing for `void`.
 */
export interface NativeClassSpec {
  name: string;
  kind?: TypeKind;
  typeParameters?: string[];
  extends?: string;
  implements?: string[];
  isAbstract?: boolean;
  constructors?: Record<string, NativeBody>;
  /** Constructors made for the class, instead of `constructors`. */
  constructorsOf?: (owner: TypeDeclaration) => MethodMember[];
  statics?: Record<string, NativeBody>;
  methods?: Record<string, NativeBody>;
  /** Methods that an implementing class must supply. */
  abstractMethods?: string[];
  /** `String name` or `static String NAME` to a reader. */
  fields?: Record<string, FieldBody>;
}

class NativeDeclaration implements TypeDeclaration {
  readonly name: string;
  readonly kind: TypeKind;
  readonly typeParameters: readonly string[];
  readonly isAbstract: boolean;
  private readonly spec: NativeClassSpec;
  private readonly methodCache = new Map<string, readonly MethodMember[]>();
  private readonly fieldCache = new Map<string, FieldMember>();

  constructor(spec: NativeClassSpec) {
    this.spec = spec;
    this.name = spec.name;
    this.kind = spec.kind ?? 'class';
    this.typeParameters = spec.typeParameters ?? [];
    this.isAbstract = spec.isAbstract ?? false;
  }

  superType(): ApexType | undefined {
    if (this.kind === 'object' || this.kind === 'void') return undefined;
    return this.spec.extends ? parseTypeText(this.spec.extends, this) : nativeType('Object');
  }

  interfaces(): readonly ApexType[] {
    return (this.spec.implements ?? []).map((name) => parseTypeText(name, this));
  }

  ownField(name: string): FieldMember | undefined {
    const key = name.toLowerCase();
    const entry = Object.entries(this.spec.fields ?? {}).find(([text]) => fieldName(text) === key);
    if (!entry) return undefined;
    const member = this.fieldCache.get(key) ?? this.fieldMember(...entry);
    this.fieldCache.set(key, member);
    return member;
  }

  ownMethods(name: string): readonly MethodMember[] {
    const key = name.toLowerCase();
    const known = this.methodCache.get(key) ?? this.methodsNamed(key);
    this.methodCache.set(key, known);
    return known;
  }

  constructors(): readonly MethodMember[] {
    const entries = Object.entries(this.spec.constructors ?? {});
    return this.spec.constructorsOf?.(this) ?? entries.map(([text, body]) => this.member(text, body, true));
  }

  abstractMethods(): readonly MethodMember[] {
    return (this.spec.abstractMethods ?? []).flatMap((text) => this.ownMethods(signatureName(text)));
  }

  innerType(name: string): TypeDeclaration | undefined {
    return findNative(`${this.name}.${name}`);
  }

  private methodsNamed(key: string): MethodMember[] {
    const named = (texts: Record<string, NativeBody> | undefined, isStatic: boolean) =>
      Object.entries(texts ?? {})
        .filter(([text]) => signatureName(text).toLowerCase() === key)
        .map(([text, body]) => this.member(text, body, isStatic));
    const required = (this.spec.abstractMethods ?? [])
      .filter((text) => signatureName(text).toLowerCase() === key)
      .map((text) => this.requiredMember(text));
    return [...named(this.spec.statics, true), ...named(this.spec.methods, false), ...required];
  }

  private member(text: string, body: NativeBody, isStatic: boolean): MethodMember {
    const signature = parseSignature(text, this);
    return {
      ...signature,
      owner: this,
      isStatic,
      access: 'global',
      isTestVisible: false,
      isAbstract: false,
      call(frame, receiver, values, receiverType) {
        refuseNull(signature.parameters, values);
        const context: CallContext = { frame, execution: executionOf(frame), type: receiverType };
        return (isStatic ? body(...values, context) : body(receiver, ...values, context)) ?? null;
      },
    };
  }

  /** A method of an interface: what runs is the implementation that the instance's class has. */
  private requiredMember(text: string): MethodMember {
    const signature = parseSignature(text, this);
    const missing = () => throwApex('TypeException', `${this.name}.${signature.name} is not implemented`);
    const required = this.member(text, missing, false);
    const parameters = signature.parameters.map((parameter) => ({ ...parameter, nullable: true }));
    return {
      ...required,
      parameters,
      isAbstract: true,
      call: (frame, receiver, values) => {
        if (!(receiver instanceof InstanceValue)) return missing();
        const type = { declaration: receiver.declaration, args: [] };
        const own = findMethods(type, signature.name).find(
          ({ member }) => !member.isAbstract && member.parameters.length === parameters.length,
        );
        return own ? own.member.call(frame, receiver, values, type) : missing();
      },
    };
  }

  private fieldMember(text: string, read: FieldBody): FieldMember {
    const words = text.replace(/^static /, '');
    const space = words.lastIndexOf(' ');
    return {
      name: words.slice(space + 1),
      owner: this,
      isStatic: text.startsWith('static '),
      access: 'global',
      isTestVisible: false,
      type: parseTypeText(words.slice(0, space), this),
      isFinal: true,
      read: (frame, receiver) => read(receiver, frame),
    };
  }
}

function refuseNull(parameters: MethodMember['parameters'], values: Value[]): void {
  const at = values.findIndex((value, i) => value === null && parameters[i]?.nullable === false);
  if (at >= 0) throwApex('NullPointerException', `Argument ${String(at + 1)} cannot be null`);
}

function fieldName(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1).toLowerCase();
}

/** Declares a system class and makes it known by its name. */
export function declareNative(spec: NativeClassSpec): TypeDeclaration {
  const declaration = new NativeDeclaration(spec);
  registerNative(declaration);
  return declaration;
}

/** Declares a system enum, e.g. `System.AccessLevel`. */
export function declareNativeEnum(name: string, constants: string[]): TypeDeclaration {
  const values: EnumValue[] = [];
  const fields = constants.map(
    (constant, i) => [`static ${name} ${constant}`, () => values[i] ?? null] as const,
  );
  const declaration = declareNative({
    name,
    kind: 'enum',
    extends: 'Enum',
    fields: Object.fromEntries(fields),
    statics: {
      [`${name} valueOf(String constant)`]: (constant: string) =>
        values.find((value) => value.name.toLowerCase() === constant.toLowerCase()) ??
        throwApex('NoSuchElementException', `No enum constant ${name}.${constant}`),
      [`List<${name}> values()`]: () => new ListValue(nativeType('List', typeOf(declaration)), [...values]),
    },
  });
  constants.forEach((constant, i) => values.push(new EnumValue(declaration, constant, i)));
  return declaration;
}
