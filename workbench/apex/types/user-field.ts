import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import { initialiseClass } from '../execution/class-initialisation.ts';
import type { Modifiers } from '../parser/modifiers.ts';
import { throwApex } from '../values/exceptions.ts';
import { InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';
import type { DeclaringClass } from './declaring-class.ts';
import type { Access, ApexType, FieldMember } from './type.ts';

export type Getter = (frame: Frame, receiver: Value) => Promise<Value>;
export type Setter = (frame: Frame, receiver: Value, value: Value) => Promise<void>;

/** A variable or property of a class in source. */
export class UserField implements FieldMember {
  readonly name: string;
  readonly owner: DeclaringClass;
  readonly type: ApexType;
  readonly modifiers: Modifiers;
  /** Bodies of a property; a plain variable has neither. */
  getter?: Getter;
  setter?: Setter;
  /** Access of a property's setter where it differs: `{ get; private set; }`. */
  setterAccess?: Access;

  constructor(name: string, owner: DeclaringClass, type: ApexType, modifiers: Modifiers) {
    this.name = name;
    this.owner = owner;
    this.type = type;
    this.modifiers = modifiers;
  }

  get isStatic(): boolean {
    return this.modifiers.isStatic;
  }
  get isFinal(): boolean {
    return this.modifiers.isFinal;
  }
  get access(): Access {
    return this.modifiers.access;
  }
  get isTestVisible(): boolean {
    return this.modifiers.annotations.has('testvisible');
  }

  async read(frame: Frame, receiver: Value): Promise<Value> {
    if (this.isStatic) await initialiseClass(frame, this.owner);
    else requireInstance(receiver);
    return this.getter ? this.getter(frame, receiver) : this.stored(frame, receiver);
  }

  async write(frame: Frame, receiver: Value, value: Value): Promise<void> {
    if (this.isStatic) await initialiseClass(frame, this.owner);
    else requireInstance(receiver);
    if (this.setter) await this.setter(frame, receiver, value);
    else this.store(frame, receiver, value);
  }

  /** The variable itself, past any property body. */
  stored(frame: Frame, receiver: Value): Value {
    return this.cells(frame, receiver).get(this) ?? null;
  }

  store(frame: Frame, receiver: Value, value: Value): void {
    this.cells(frame, receiver).set(this, value);
  }

  private cells(frame: Frame, receiver: Value): Map<FieldMember, Value> {
    return this.isStatic ? executionOf(frame).statics : requireInstance(receiver).fields;
  }
}

function requireInstance(receiver: Value): InstanceValue {
  if (receiver instanceof InstanceValue) return receiver;
  return throwApex('NullPointerException', 'Attempt to de-reference a null object');
}
