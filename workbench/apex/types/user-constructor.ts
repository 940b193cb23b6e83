import { initialiseClass } from '../execution/class-initialisation.ts';
import { enter, runBody, type Body } from '../execution/call.ts';
import type { Frame } from '../execution/frame.ts';
import type { Modifiers } from '../parser/modifiers.ts';
import { InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';
import type { ClassDeclaration } from './class-declaration.ts';
import { nativeType } from './native-registry.ts';
import type { Access, ApexType, MethodMember, Parameter } from './type.ts';

/** Calls `this(…)` or `super(…)`, whichever a constructor begins with. */
export interface ChainedCall {
  target: 'this' | 'super';
  call: (frame: Frame) => Promise<void>;
}

/**
 * A constructor in source, or the one that a class has by default. Called with an instance it initialises that
 * instance (as `super(…)` does), otherwise it makes one.
 */
export class UserConstructor implements MethodMember {
  readonly name: string;
  readonly owner: ClassDeclaration;
  readonly isStatic = true;
  readonly isAbstract = false;
  readonly access: Access;
  readonly isTestVisible: boolean;
  readonly parameters: readonly Parameter[];
  readonly returnType: ApexType = nativeType('void');
  chained?: ChainedCall;
  body?: Body;

  constructor(owner: ClassDeclaration, modifiers: Modifiers, parameters: readonly Parameter[]) {
    this.owner = owner;
    this.name = owner.simpleName;
    this.access = modifiers.access;
    this.isTestVisible = modifiers.annotations.has('testvisible');
    this.parameters = parameters;
  }

  async call(frame: Frame, receiver: Value, values: Value[]): Promise<Value> {
    const { owner } = this;
    await initialiseClass(frame, owner);
    const instance = receiver instanceof InstanceValue ? receiver : new InstanceValue(owner);
    await runBody(enter(frame, owner, '<init>', instance, [...values]), (inside) =>
      this.build(inside, instance),
    );
    return instance;
  }

  private async build(inside: Frame, instance: InstanceValue): Promise<Value> {
    const { owner } = this;
    await this.chained?.call(inside);
    if (this.chained?.target !== 'this') {
      if (!this.chained) await initialiseSuperclass(inside, owner, instance);
      for (const initialise of owner.instanceInitialisers) await initialise(inside);
    }
    return (await this.body?.(inside)) ?? null;
  }
}

/** The superclass's constructor without arguments; the loader has seen to it that there is one. */
async function initialiseSuperclass(
  frame: Frame,
  owner: ClassDeclaration,
  instance: InstanceValue,
): Promise<void> {
  const above = owner.superType();
  const constructor = above?.declaration.constructors().find((member) => member.parameters.length === 0);
  if (above) await constructor?.call(frame, instance, [], above);
}
