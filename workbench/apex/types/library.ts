import type { SObjectDeclaration } from './sobject-declaration.ts';
import type { ApexTrigger } from './trigger.ts';
import type { TypeDeclaration } from './type.ts';

/** What a running program looks up by name. */
export interface Library {
  /** Any type by its full name, as seen from outside every class. */
  find(name: string): TypeDeclaration | undefined;
  /** A record type by the object's API name in any case. */
  findObject(name: string): SObjectDeclaration | undefined;
  /** Triggers on an object, by its API name. */
  triggersOn(objectName: string): readonly ApexTrigger[];
}
