import { nativeDeclaration } from './native-registry.ts';
import { typeOf, type ApexType, type Parameter, type TypeDeclaration } from './type.ts';

/** `List<String> split(String regex, Integer limit)`, taken apart. */
export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returnType: ApexType;
}

export function signatureName(text: string): string {
  const head = text.slice(0, text.indexOf('(')).trim();
  return head.slice(head.lastIndexOf(' ') + 1);
}

/**
 * Reads the signature of a system method. A parameter accepts null where its type is Object or ends with `?`.
 * Type parameters of the owner (`T`) stay variables.
 */
export function parseSignature(text: string, owner: TypeDeclaration): Signature {
  const name = signatureName(text);
  const head = text.slice(0, text.indexOf('(')).trim();
  const returnText = head.slice(0, head.length - name.length).trim();
  const list = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
  return {
    name,
    parameters: splitTopLevel(list).map((parameter) => parseParameter(parameter, owner)),
    returnType: parseTypeText(returnText === '' ? 'void' : returnText, owner),
  };
}

function parseParameter(text: string, owner: TypeDeclaration): Parameter {
  const space = text.lastIndexOf(' ');
  const typeText = text.slice(0, space).trim();
  const type = parseTypeText(typeText.replace(/\?$/, ''), owner);
  const nullable = typeText.endsWith('?') || type.declaration.kind === 'object';
  return { name: text.slice(space + 1), type, nullable: nullable || type.declaration.kind === 'variable' };
}

/** Reads the type of a field or parameter of a system class. */
export function parseTypeText(text: string, owner: TypeDeclaration): ApexType {
  const open = text.indexOf('<');
  const name = open < 0 ? text : text.slice(0, open);
  if (owner.typeParameters.includes(name)) return typeOf(typeVariable(name));
  const args = open < 0 ? [] : splitTopLevel(text.slice(open + 1, text.lastIndexOf('>')));
  return typeOf(
    nativeDeclaration(name),
    args.map((argument) => parseTypeText(argument, owner)),
  );
}

function splitTopLevel(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= list.length; i += 1) {
    const letter = list.charAt(i);
    depth += letter === '<' ? 1 : letter === '>' ? -1 : 0;
    if (i === list.length || (letter === ',' && depth === 0)) {
      parts.push(list.slice(start, i).trim());
      start = i + 1;
    }
  }
  return parts.filter((part) => part !== '');
}

const variables = new Map<string, TypeDeclaration>();

function typeVariable(name: string): TypeDeclaration {
  const known = variables.get(name) ?? {
    name,
    kind: 'variable' as const,
    typeParameters: [],
    isAbstract: true,
    superType: () => undefined,
    interfaces: () => [],
    ownField: () => undefined,
    ownMethods: () => [],
    constructors: () => [],
    abstractMethods: () => [],
    innerType: () => undefined,
  };
  variables.set(name, known);
  return known;
}
