import type { ApexPlatform } from '#platform';
import { findNative } from './native-registry.ts';
import type { ClassDeclaration } from './class-declaration.ts';
import type { Library } from './library.ts';
import { SObjectDeclaration } from './sobject-declaration.ts';
import type { ApexTrigger } from './trigger.ts';
import type { TypeDeclaration } from './type.ts';

/** Every type that source can name: classes in source, system classes, objects of the org. */
export class ClassLibrary implements Library {
  readonly platform: ApexPlatform;
  private readonly classes = new Map<string, ClassDeclaration>();
  private readonly triggers: ApexTrigger[] = [];
  private readonly objects = new Map<string, SObjectDeclaration | undefined>();

  constructor(platform: ApexPlatform) {
    this.platform = platform;
  }

  add(declaration: ClassDeclaration): void {
    this.classes.set(declaration.name.toLowerCase(), declaration);
  }

  /** Outermost classes in source. */
  all(): ClassDeclaration[] {
    return [...this.classes.values()];
  }

  addTrigger(trigger: ApexTrigger): void {
    this.triggers.push(trigger);
  }

  allTriggers(): readonly ApexTrigger[] {
    return this.triggers;
  }

  triggersOn(objectName: string): ApexTrigger[] {
    return this.triggers.filter((trigger) => trigger.objectName.toLowerCase() === objectName.toLowerCase());
  }

  findClass(name: string): ClassDeclaration | undefined {
    const [first = '', ...rest] = name.split('.');
    let found = this.classes.get(first.toLowerCase());
    for (const part of rest) found = found?.innerType(part);
    return found;
  }

  findObject(name: string): SObjectDeclaration | undefined {
    const key = name.toLowerCase().replace(/^schema\./, '');
    if (!this.objects.has(key)) {
      const describe = this.platform.describe(name.replace(/^schema\./i, ''));
      this.objects.set(key, describe && new SObjectDeclaration(describe, (other) => this.findObject(other)));
    }
    return this.objects.get(key);
  }

  find(name: string): TypeDeclaration | undefined {
    return this.findClass(name) ?? findNative(name) ?? this.findObject(name);
  }
}
