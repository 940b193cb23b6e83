import ts from 'typescript';
import { declarationOf } from '#package-metadata/component-class';
import { moduleBehind, type Module } from './modules.ts';

/** A class, and the module that declares it. */
export interface DeclaredClass {
  declaration: ts.ClassLikeDeclaration;
  module: Module;
}

/** What a class extends, below the mixins that are around it. */
export interface BaseClass {
  /** As written in the class that extends it. */
  name: string;
  /** Names of mixins that the package declares itself: each is one more class in between. */
  ownMixins: string[];
  /** The class, where it is one of the package's own. */
  own: DeclaredClass | undefined;
}

/** `undefined` where the class extends nothing. */
export function baseOf({ declaration, module }: DeclaredClass, modules: Module[]): BaseClass | undefined {
  let expression: ts.Expression | undefined = declaration.heritageClauses?.find(
    ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
  )?.types[0]?.expression;
  const ownMixins: string[] = [];
  while (expression && ts.isCallExpression(expression)) {
    const mixin = expression.expression.getText(module.tree);
    if (!isPlatforms(mixin, module)) ownMixins.push(mixin);
    expression = expression.arguments[0];
  }
  if (!expression) return undefined;
  const name = expression.getText(module.tree);
  return { name, ownMixins, own: ownClass(name, module, modules) };
}

/** Whether a name comes from the platform, as `NavigationMixin` does. */
function isPlatforms(name: string, { imports }: Module): boolean {
  return imports.some(
    (one) => one.module.startsWith('lightning/') && one.names.some(({ local }) => local === name),
  );
}

function ownClass(name: string, module: Module, modules: Module[]): DeclaredClass | undefined {
  const local = module.tree.statements.find(
    (statement): statement is ts.ClassDeclaration =>
      ts.isClassDeclaration(statement) && statement.name?.text === name,
  );
  if (local) return { declaration: local, module };
  for (const one of module.imports) {
    const imported = one.names.find((each) => each.local === name);
    const behind = imported && moduleBehind(module, one, modules);
    const declaration = behind && declarationOf(imported.imported, behind.tree);
    if (declaration) return { declaration, module: behind };
  }
  return undefined;
}
