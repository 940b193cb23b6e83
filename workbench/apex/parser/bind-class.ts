import {
  ClassDeclarationContext,
  EnumDeclarationContext,
  InterfaceDeclarationContext,
  type ClassBodyDeclarationContext,
  type ExpressionContext,
  type FormalParametersContext,
  type TypeListContext,
  type TypeRefContext,
} from '@apexdevtools/apex-parser';
import { exceptionConstructors } from '../system/exceptions.ts';
import type { ClassDeclaration } from '../types/class-declaration.ts';
import type { ClassLibrary } from '../types/class-library.ts';
import { ancestry, sameParameters } from '../types/members.ts';
import { nativeDeclaration, nativeType } from '../types/native-registry.ts';
import { resolveType } from '../types/type-resolver.ts';
import { typeOf, type ApexType, type MethodMember, type Parameter } from '../types/type.ts';
import { UserConstructor } from '../types/user-constructor.ts';
import { UserField } from '../types/user-field.ts';
import { UserMethod } from '../types/user-method.ts';
import type { Declared } from './declare-class.ts';
import { bindEnum } from './bind-enum.ts';
import { readModifiers, type Modifiers } from './modifiers.ts';
import { errorAt } from './parse-source.ts';
import type { Compilation } from './compilation.ts';

/** First pass over a declared type: its superclass and interfaces. */
export function bindAncestors({ declaration, tree }: Declared, library: ClassLibrary): void {
  const resolve = (ref: TypeRefContext) => resolveType(ref, declaration, library);
  const list = (types: TypeListContext | null) => (types?.typeRef_list() ?? []).map(resolve);
  if (tree instanceof ClassDeclarationContext) {
    const written = tree.typeRef() as TypeRefContext | null;
    declaration.superclass = written ? resolve(written) : nativeType('Object');
    declaration.implemented = list(tree.typeList());
    checkSuperclass(declaration, tree);
    refuseCycle(declaration, tree);
  } else {
    declaration.superclass = nativeType(tree instanceof EnumDeclarationContext ? 'Enum' : 'Object');
    if (tree instanceof InterfaceDeclarationContext) declaration.implemented = list(tree.typeList());
  }
}

/** Unties the knot before it refuses it, so that looking up names in other classes still ends. */
function refuseCycle(declaration: ClassDeclaration, tree: ClassDeclarationContext): void {
  for (let above = declaration.superclass?.declaration; above; above = above.superType()?.declaration) {
    if (above !== declaration) continue;
    declaration.superclass = nativeType('Object');
    throw errorAt(declaration.path, tree, `${declaration.name} extends itself`);
  }
}

function checkSuperclass(declaration: ClassDeclaration, tree: ClassDeclarationContext): void {
  const above = declaration.superclass?.declaration;
  if (!above || !tree.EXTENDS()) return;
  const isOwn = 'modifiers' in above;
  const open = isOwn ? isExtensible(above as ClassDeclaration) : above === nativeDeclaration('Exception');
  if (!open) throw errorAt(declaration.path, tree, `${above.name} is neither virtual nor abstract`);
}

const isExtensible = ({ modifiers, kind }: ClassDeclaration) =>
  kind === 'class' && (modifiers.isVirtual || modifiers.isAbstract);

/** Second pass: members with their types. What they do is left to the compilation, which runs last. */
export function bindMembers({ declaration, tree }: Declared, compilation: Compilation): void {
  if (tree instanceof EnumDeclarationContext) {
    bindEnum(declaration, tree);
    return;
  }
  if (tree instanceof InterfaceDeclarationContext) {
    for (const method of tree.interfaceBody().interfaceMethodDeclaration_list()) {
      const modifiers = readModifiers(declaration.path, method.modifier_list());
      addMethod(declaration, compilation, modifiers, method);
    }
    return;
  }
  for (const member of tree.classBody().classBodyDeclaration_list())
    bindMember(declaration, member, compilation);
  if (declaration.declaredConstructors.length === 0) addDefaultConstructor(declaration);
  compilation.addImplicitSuperclassCheck(declaration, tree);
}

function bindMember(
  declaration: ClassDeclaration,
  context: ClassBodyDeclarationContext,
  compilation: Compilation,
): void {
  const block = context.block();
  if (block) {
    compilation.addInitialiserBlock(declaration, block, Boolean(context.STATIC()));
    return;
  }
  const member = context.memberDeclaration();
  if (!member) return;
  const modifiers = readModifiers(declaration.path, context.modifier_list());
  const resolve = (ref: TypeRefContext) => resolveType(ref, declaration, compilation.library);
  if (member.methodDeclaration()) addMethod(declaration, compilation, modifiers, member.methodDeclaration());
  else if (member.constructorDeclaration()) {
    const tree = member.constructorDeclaration();
    const parameters = bindParameters(tree.formalParameters(), resolve);
    const constructor = new UserConstructor(declaration, modifiers, parameters);
    declaration.declaredConstructors.push(constructor);
    compilation.addConstructor(constructor, tree.block());
  } else if (member.fieldDeclaration()) {
    const tree = member.fieldDeclaration();
    const type = resolve(tree.typeRef());
    for (const part of tree.variableDeclarators().variableDeclarator_list()) {
      const field = addField(declaration, part.id().getText(), type, modifiers, part);
      const written = part.expression() as ExpressionContext | null;
      compilation.addFieldInitialiser(declaration, field, written);
    }
  } else if (member.propertyDeclaration()) {
    const tree = member.propertyDeclaration();
    const field = addField(declaration, tree.id().getText(), resolve(tree.typeRef()), modifiers, tree);
    compilation.addProperty(declaration, field, tree.propertyBlock_list());
  }
}

type Place = Parameters<typeof errorAt>[1];

function addField(
  declaration: ClassDeclaration,
  name: string,
  type: ApexType,
  modifiers: Modifiers,
  place: Place,
): UserField {
  const key = name.toLowerCase();
  if (declaration.fields.has(key)) throw errorAt(declaration.path, place, `Duplicate field: ${name}`);
  const field = new UserField(name, declaration, type, modifiers);
  declaration.fields.set(key, field);
  return field;
}

type MethodTree = Parameters<Compilation['addMethod']>[2];

function addMethod(
  declaration: ClassDeclaration,
  compilation: Compilation,
  modifiers: Modifiers,
  tree: MethodTree,
): void {
  const name = tree.id().getText();
  const resolve = (ref: TypeRefContext) => resolveType(ref, declaration, compilation.library);
  const returns = tree.typeRef() as TypeRefContext | null;
  const parameters = bindParameters(tree.formalParameters(), resolve);
  const type = returns ? resolve(returns) : nativeType('void');
  const method = new UserMethod(name, declaration, modifiers, parameters, type);
  if (['equals', 'hashcode'].includes(name.toLowerCase()) && !modifiers.isStatic) {
    throw errorAt(declaration.path, tree, `The runner does not support classes with their own ${name}`);
  }
  const key = name.toLowerCase();
  declaration.methods.set(key, [...(declaration.methods.get(key) ?? []), method]);
  compilation.addMethod(declaration, method, tree);
}

function bindParameters(
  context: FormalParametersContext,
  resolve: (ref: TypeRefContext) => ApexType,
): Parameter[] {
  const list = context.formalParameterList()?.formalParameter_list() ?? [];
  return list.map((parameter) => ({
    name: parameter.id().getText(),
    type: resolve(parameter.typeRef()),
    nullable: true,
  }));
}

/** A class without constructors has one without arguments; an exception also has those of Exception. */
function addDefaultConstructor(declaration: ClassDeclaration): void {
  const isException = ancestry(typeOf(declaration)).some(
    (type) => type.declaration === nativeDeclaration('Exception'),
  );
  if (isException) {
    declaration.declaredConstructors.push(...exceptionConstructors(declaration));
    return;
  }
  const modifiers: Modifiers = { ...declaration.modifiers, access: 'public', annotations: new Map() };
  declaration.declaredConstructors.push(new UserConstructor(declaration, modifiers, []));
}

/** Every method that an interface or abstract class asks for must be there. */
export function checkImplementation({ declaration, tree }: Declared): void {
  if (declaration.kind !== 'class' || declaration.isAbstract) return;
  const missing = ancestry(typeOf(declaration))
    .flatMap((above) => above.declaration.abstractMethods())
    .find((required) => !hasMethod(declaration, required));
  if (!missing) return;
  const name = `${missing.owner.name}.${missing.name}`;
  throw errorAt(declaration.path, tree, `Class ${declaration.name} must implement ${name}`);
}

function hasMethod(declaration: ClassDeclaration, required: MethodMember): boolean {
  return ancestry(typeOf(declaration)).some((type) =>
    type.declaration
      .ownMethods(required.name)
      .some((method) => !method.isAbstract && sameParameters(method, required)),
  );
}
