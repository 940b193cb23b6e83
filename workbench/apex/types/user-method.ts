import { initialiseClass } from '../execution/class-initialisation.ts';
import { enter, runBody, type Body } from '../execution/call.ts';
import type { Frame } from '../execution/frame.ts';
import type { Modifiers } from '../parser/modifiers.ts';
import { throwApex } from '../values/exceptions.ts';
import { InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';
import type { DeclaringClass } from './declaring-class.ts';
import { ancestry, sameParameters } from './members.ts';
import type { Access, ApexType, MethodMember, Parameter } from './type.ts';

/** A method or constructor of a class in source. Its body is compiled after all classes are bound. */
export class UserMethod implements MethodMember {
  readonly name: string;
  readonly owner: DeclaringClass;
  readonly modifiers: Modifiers;
  readonly parameters: readonly Parameter[];
  readonly returnType: ApexType;
  body?: Body;

  constructor(
    name: string,
    owner: DeclaringClass,
    modifiers: Modifiers,
    parameters: readonly Parameter[],
    returnType: ApexType,
  ) {
    this.name = name;
    this.owner = owner;
    this.modifiers = modifiers;
    this.parameters = parameters;
    this.returnType = returnType;
  }

  get isStatic(): boolean {
    return this.modifiers.isStatic;
  }
  get isAbstract(): boolean {
    return this.modifiers.isAbstract || this.owner.kind === 'interface';
  }
  get access(): Access {
    return this.owner.kind === 'interface' ? 'public' : this.modifiers.access;
  }
  get isTestVisible(): boolean {
    return this.modifiers.annotations.has('testvisible');
  }

  async call(frame: Frame, receiver: Value, values: Value[]): Promise<Value> {
    if (this.isStatic) {
      await initialiseClass(frame, this.owner);
      return this.callExactly(frame, null, values);
    }
    if (!(receiver instanceof InstanceValue)) {
      return throwApex('NullPointerException', 'Attempt to de-reference a null object');
    }
    return this.overrideFor(receiver).callExactly(frame, receiver, values);
  }

  /** Runs this very body, not an override of it: `super.method()`. */
  async callExactly(caller: Frame, self: Value, values: Value[]): Promise<Value> {
    if (!this.body) throwApex('TypeException', `${this.owner.name}.${this.name} has no body`);
    return runBody(enter(caller, this.owner, this.name, self, [...values]), this.body);
  }

  private overrideFor(receiver: InstanceValue): UserMethod {
    if (this.access === 'private') return this;
    for (const { declaration } of ancestry({ declaration: receiver.declaration, args: [] })) {
      const own = declaration.ownMethods(this.name).filter((method) => method instanceof UserMethod);
      const override = own.find((method) => !method.isAbstract && sameParameters(method, this));
      if (override) return override;
    }
    return this;
  }
}
