import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  EnumDeclarationContext,
  InterfaceDeclarationContext,
  MemberDeclarationContext,
  ModifierContext,
  TypeDeclarationContext,
} from '@apexdevtools/apex-parser';
import { ClassDeclaration } from '../types/class-declaration.ts';
import { errorAt } from './parse-source.ts';
import { readModifiers } from './modifiers.ts';

/** A declared type with the part of the tree that it came from, to be bound once all types are known. */
export interface Declared {
  readonly declaration: ClassDeclaration;
  readonly tree: ClassDeclarationContext | InterfaceDeclarationContext | EnumDeclarationContext;
}

/** Members that are types can be declared like a file's own type. */
type TypeHolder = Pick<
  TypeDeclarationContext | MemberDeclarationContext,
  'classDeclaration' | 'interfaceDeclaration' | 'enumDeclaration'
>;

/** Declares a file's type and the types inside it: names only, nothing is looked up yet. */
export function declareTypes(path: string, tree: TypeDeclarationContext): Declared[] {
  return declare(path, tree, tree.modifier_list());
}

function declare(
  path: string,
  holder: TypeHolder,
  modifiers: ModifierContext[],
  outer?: ClassDeclaration,
): Declared[] {
  const found = (
    [
      ['class', holder.classDeclaration()],
      ['interface', holder.interfaceDeclaration()],
      ['enum', holder.enumDeclaration()],
    ] as const
  ).find(([, tree]) => tree);
  if (!found) return [];
  const [kind, tree] = found;
  const name = tree.id().getText();
  const declaration = new ClassDeclaration(kind, name, path, readModifiers(path, modifiers), outer);
  if (outer) {
    if (outer.innerType(name)) throw errorAt(path, tree, `Duplicate type: ${name}`);
    outer.inner.set(name.toLowerCase(), declaration);
  }
  const body = 'classBody' in tree ? tree.classBody().classBodyDeclaration_list() : [];
  return [{ declaration, tree }, ...body.flatMap((member) => declareInner(path, member, declaration))];
}

function declareInner(
  path: string,
  member: ClassBodyDeclarationContext,
  outer: ClassDeclaration,
): Declared[] {
  const inner = member.memberDeclaration() as MemberDeclarationContext | null;
  return inner ? declare(path, inner, member.modifier_list(), outer) : [];
}
