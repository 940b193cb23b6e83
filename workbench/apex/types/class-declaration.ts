import type { SharingMode, Modifiers } from '../parser/modifiers.ts';
import type { DeclaringClass, Initialiser } from './declaring-class.ts';
import type { ApexType, FieldMember, MethodMember } from './type.ts';
import type { UserField } from './user-field.ts';
import type { UserMethod } from './user-method.ts';
import type { EnumValue } from '../values/instances.ts';

/** A class, interface or enum that a source file declares. Members are filled in while the file is bound. */
export class ClassDeclaration implements DeclaringClass {
  readonly name: string;
  readonly simpleName: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly path: string;
  readonly outer: ClassDeclaration | undefined;
  readonly modifiers: Modifiers;
  readonly typeParameters: readonly string[] = [];

  superclass: ApexType | undefined;
  implemented: ApexType[] = [];
  readonly inner = new Map<string, ClassDeclaration>();
  readonly fields = new Map<string, UserField>();
  readonly constants = new Map<string, FieldMember>();
  readonly enumValues: EnumValue[] = [];
  readonly methods = new Map<string, UserMethod[]>();
  /** What an enum's type gives without source: `values()`, `valueOf()`, `name()`. */
  readonly givenMethods = new Map<string, MethodMember[]>();
  readonly declaredConstructors: MethodMember[] = [];
  readonly staticInitialisers: Initialiser[] = [];
  readonly instanceInitialisers: Initialiser[] = [];
  /** Lines with something to execute, for coverage. */
  readonly executableLines: Set<number>;

  constructor(
    kind: 'class' | 'interface' | 'enum',
    simpleName: string,
    path: string,
    modifiers: Modifiers,
    outer?: ClassDeclaration,
  ) {
    this.kind = kind;
    this.simpleName = simpleName;
    this.path = path;
    this.modifiers = modifiers;
    this.outer = outer;
    this.name = outer ? `${outer.name}.${simpleName}` : simpleName;
    this.executableLines = outer?.executableLines ?? new Set();
  }

  get isAbstract(): boolean {
    return this.modifiers.isAbstract || this.kind === 'interface';
  }

  /** The class that the file is named after. */
  get outermost(): ClassDeclaration {
    return this.outer?.outermost ?? this;
  }

  get isTest(): boolean {
    return this.outermost.modifiers.annotations.has('istest');
  }

  superType(): ApexType | undefined {
    return this.superclass;
  }

  interfaces(): readonly ApexType[] {
    return this.implemented;
  }

  ownField(name: string): FieldMember | undefined {
    return this.fields.get(name.toLowerCase()) ?? this.constants.get(name.toLowerCase());
  }

  ownMethods(name: string): readonly MethodMember[] {
    const key = name.toLowerCase();
    return [...(this.methods.get(key) ?? []), ...(this.givenMethods.get(key) ?? [])];
  }

  constructors(): readonly MethodMember[] {
    return this.declaredConstructors;
  }

  abstractMethods(): readonly MethodMember[] {
    return [...this.methods.values()].flat().filter((method) => method.isAbstract);
  }

  innerType(name: string): ClassDeclaration | undefined {
    return this.inner.get(name.toLowerCase());
  }

  /** Record sharing while its code runs; a class that says nothing takes its caller's. */
  sharingFor(caller: boolean): boolean {
    const mode: SharingMode | undefined = this.modifiers.sharing;
    return mode === 'with' ? true : mode === 'without' ? false : caller;
  }
}
