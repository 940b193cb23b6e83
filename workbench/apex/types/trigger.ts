import type { Statement } from '../statements/completion.ts';
import type { DeclaringClass } from './declaring-class.ts';

export type TriggerOperation = 'insert' | 'update' | 'delete' | 'undelete';
/** As a trigger's head lists them: `before insert`. */
export type TriggerEvent = `${'before' | 'after'} ${TriggerOperation}`;

/** A trigger in source. Its body is compiled once all classes are bound. */
export class ApexTrigger {
  readonly name: string;
  /** API name of the object that it watches. */
  readonly objectName: string;
  readonly events: ReadonlySet<string>;
  /** Where its code belongs: a class without members, for names, coverage and stack traces. */
  readonly owner: DeclaringClass;
  body?: Statement;

  constructor(objectName: string, events: ReadonlySet<string>, owner: DeclaringClass) {
    this.name = owner.name;
    this.objectName = objectName;
    this.events = events;
    this.owner = owner;
  }
}
