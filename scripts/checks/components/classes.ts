import ts from 'typescript';
import { declarationOf, hasModifier, isApi, nameOf } from '#package-metadata/component-class';
import { baseOf, type DeclaredClass } from './base-class.ts';
import { moduleBehind, type Module } from './modules.ts';

/** What a template can name of its component's class. */
export interface ComponentClass {
  members: Set<string>;
  /** Members with `@api`: what other templates may set. */
  api: Set<string>;
  /** Members that hold an object whose keys are known, such as labels → the keys. */
  keys: Map<string, Set<string>>;
  /** Whether a base class is not the package's own, nor LightningElement: then more members may be there. */
  isOpen: boolean;
}

/** The class of a bundle with what it inherits; `undefined` where the bundle exports none. */
export function componentClass(bundle: string, modules: Module[]): ComponentClass | undefined {
  const module = modules.find(({ file }) => file.endsWith(`/lwc/${bundle}/${bundle}.js`));
  const declaration = module && declarationOf('default', module.tree);
  return declaration && withInherited({ declaration, module }, modules);
}

function withInherited(declared: DeclaredClass, modules: Module[]): ComponentClass {
  const found = inherited(declared, modules);
  for (const member of declared.declaration.members) addMember(found, member, declared.module, modules);
  return found;
}

function inherited(declared: DeclaredClass, modules: Module[]): ComponentClass {
  const base = baseOf(declared, modules);
  const found = base?.own
    ? withInherited(base.own, modules)
    : {
        members: new Set<string>(),
        api: new Set<string>(),
        keys: new Map<string, Set<string>>(),
        isOpen: base !== undefined && base.name !== 'LightningElement',
      };
  return base?.ownMixins.length ? { ...found, isOpen: true } : found;
}

function addMember(
  { members, api, keys }: ComponentClass,
  member: ts.ClassElement,
  module: Module,
  modules: Module[],
): void {
  if (!member.name || hasModifier(member, ts.SyntaxKind.StaticKeyword)) return;
  const name = nameOf(member, module.tree);
  members.add(name);
  if (isApi(member, module.tree)) api.add(name);
  const held = ts.isPropertyDeclaration(member) ? member.initializer : undefined;
  const found = held && ts.isIdentifier(held) ? keysOf(held.text, module, modules) : undefined;
  if (found) keys.set(name, found);
}

/** Keys of a constant object, in this module or in one that it is imported from. */
function keysOf(constant: string, module: Module, modules: Module[]): Set<string> | undefined {
  const declared = module.tree.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .find((declaration) => declaration.name.getText(module.tree) === constant);
  if (declared?.initializer) return literalKeys(declared.initializer, module);
  for (const one of module.imports) {
    const name = one.names.find(({ local }) => local === constant);
    const behind = name && moduleBehind(module, one, modules);
    if (behind) return keysOf(name.imported, behind, modules);
  }
  return undefined;
}

function literalKeys(value: ts.Expression, { tree }: Module): Set<string> | undefined {
  if (!ts.isObjectLiteralExpression(value) || value.properties.some(ts.isSpreadAssignment)) return undefined;
  return new Set(value.properties.map(({ name }) => name?.getText(tree) ?? ''));
}
