import type { TypeNameContext, TypeRefContext } from '@apexdevtools/apex-parser';
import { errorAt } from '../parser/parse-source.ts';
import type { ClassDeclaration } from './class-declaration.ts';
import type { ClassLibrary } from './class-library.ts';
import { ancestry } from './members.ts';
import { nativeType } from './native-registry.ts';
import { typeOf, type ApexType, type TypeDeclaration } from './type.ts';

/** The type that a reference in source names, seen from inside a class. */
export function resolveType(
  context: TypeRefContext,
  owner: ClassDeclaration,
  library: ClassLibrary,
): ApexType {
  const names = context.typeName_list();
  const text = names.map(nameOf).join('.');
  const declaration = findType(text, owner, library);
  if (!declaration) {
    throw errorAt(owner.path, context, `Type is unknown, or not supported by the runner: ${text}`);
  }
  const written = names.at(-1)?.typeArguments()?.typeList().typeRef_list() ?? [];
  const args = written.map((argument) => resolveType(argument, owner, library));
  if (args.length !== declaration.typeParameters.length) {
    throw errorAt(owner.path, context, `${declaration.name} takes ${describeCount(declaration)}`);
  }
  const dimensions = context.arraySubscripts()?.LBRACK_list().length ?? 0;
  let type = typeOf(declaration, args);
  for (let i = 0; i < dimensions; i += 1) type = nativeType('List', type);
  return type;
}

function describeCount({ typeParameters }: TypeDeclaration): string {
  return typeParameters.length === 0
    ? 'no type arguments'
    : `${String(typeParameters.length)} type argument(s): <${typeParameters.join(', ')}>`;
}

function nameOf(name: TypeNameContext): string {
  return (name.id() ?? name.LIST() ?? name.SET() ?? name.MAP()).getText();
}

/** Looks outwards: inner types of the class and its ancestors, the enclosing class, other classes, the system. */
export function findType(
  name: string,
  owner: ClassDeclaration,
  library: ClassLibrary,
): TypeDeclaration | undefined {
  const [first = '', ...rest] = name.split('.');
  for (let at: ClassDeclaration | undefined = owner; at; at = at.outer) {
    const nearest = at.simpleName.toLowerCase() === first.toLowerCase() ? at : inherited(at, first);
    const found =
      nearest && rest.reduce<TypeDeclaration | undefined>((type, part) => type?.innerType(part), nearest);
    if (found) return found;
  }
  return library.find(name);
}

function inherited(owner: ClassDeclaration, name: string): TypeDeclaration | undefined {
  for (const { declaration } of ancestry(typeOf(owner))) {
    const inner = declaration.innerType(name);
    if (inner) return inner;
  }
  return undefined;
}
