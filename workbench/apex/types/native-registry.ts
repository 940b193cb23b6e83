import type { ApexType, TypeDeclaration } from './type.ts';
import { typeOf } from './type.ts';

/** Namespaces that a system class may be written with or without. */
const OPTIONAL_NAMESPACES = ['system.', 'schema.'];

const declarations = new Map<string, TypeDeclaration>();

export function registerNative(declaration: TypeDeclaration): void {
  declarations.set(canonical(declaration.name), declaration);
}

function canonical(name: string): string {
  const lower = name.toLowerCase();
  const namespace = OPTIONAL_NAMESPACES.find((prefix) => lower.startsWith(prefix));
  return namespace ? lower.slice(namespace.length) : lower;
}

/** A system class by name in any case, `System.` and `Schema.` being optional. */
export function findNative(name: string): TypeDeclaration | undefined {
  return declarations.get(canonical(name));
}

/** A system class that must exist. */
export function nativeDeclaration(name: string): TypeDeclaration {
  const declaration = findNative(name);
  if (!declaration) throw new Error(`The runner declares no system class ${name}`);
  return declaration;
}

export function nativeType(name: string, ...args: ApexType[]): ApexType {
  return typeOf(nativeDeclaration(name), args);
}

/** Whether a first word is a namespace with system classes in it, e.g. `Database.SaveResult`. */
export function isNativeNamespace(name: string): boolean {
  const prefix = `${name.toLowerCase()}.`;
  return (
    OPTIONAL_NAMESPACES.includes(prefix) || [...declarations.keys()].some((key) => key.startsWith(prefix))
  );
}
