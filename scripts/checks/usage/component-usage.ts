import path from 'node:path';
import ts from 'typescript';
import { bundleOf, moduleBehind, nodesOf, type Module } from '../components/modules.ts';
import type { Inventory } from '../inventory.ts';
import type { Problem } from '../problem.ts';
import type { PackageSource } from '#package-metadata';

/** Bundles, modules, exports and callable Apex methods that nothing in the package uses, tests left out. */
export function unusedComponentParts(
  source: PackageSource,
  modules: Module[],
  inventory: Inventory,
): Problem[] {
  return [
    ...unusedBundles(source, modules, inventory),
    ...unusedModules(modules),
    ...modules.flatMap((module) => unusedExports(module, modules)),
    ...unusedMethods(modules, inventory),
  ];
}

/** A bundle is used by a page's builder where it is exposed, else by another bundle. */
function unusedBundles(source: PackageSource, modules: Module[], inventory: Inventory): Problem[] {
  const templates = source.files.filter((file) => /\/lwc\/.*\.html$/.test(file));
  return [...inventory.componentBundles].flatMap(([bundle, { targets }]) => {
    const tag = new RegExp(`<c-${bundle.replace(/[A-Z0-9]/g, (sign) => `-${sign.toLowerCase()}`)}[\\s>]`);
    const used =
      targets.size > 0 ||
      modules.some(({ imports }) => imports.some(({ module }) => module === `c/${bundle}`)) ||
      templates.some((file) => bundleOf(file) !== bundle && tag.test(source.read(file)));
    const file = source.files.find((name) => name.endsWith(`/lwc/${bundle}/${bundle}.js-meta.xml`));
    return used || !file ? [] : [{ file, line: 1, message: `nothing uses the component ${bundle}` }];
  });
}

function unusedModules(modules: Module[]): Problem[] {
  const imported = new Set(
    modules.flatMap((from) => from.imports.map((one) => moduleBehind(from, one, modules)?.file)),
  );
  return modules
    .filter(({ file, bundle }) => path.posix.basename(file) !== `${bundle}.js` && !imported.has(file))
    .map(({ file }) => ({ file, line: 1, message: 'nothing imports this module' }));
}

function unusedExports(module: Module, modules: Module[]): Problem[] {
  const used = new Set(
    modules.flatMap((from) =>
      from.imports
        .filter((one) => moduleBehind(from, one, modules) === module)
        .flatMap(({ names }) => names.map(({ imported }) => imported)),
    ),
  );
  if (used.has('*')) return [];
  return exportedNames(module.tree)
    .filter(({ name }) => !used.has(name) && mentions(module.tree, name) < 2)
    .map(({ name, line }) => ({ file: module.file, line, message: `nothing uses ${name}` }));
}

/** How often a name stands in a module, its declaration included. */
function mentions(tree: ts.SourceFile, name: string): number {
  return nodesOf(tree, ts.isIdentifier).filter(({ text }) => text === name).length;
}

/** Named exports; the default export of a component is for the platform. */
function exportedNames(tree: ts.SourceFile): { name: string; line: number }[] {
  return tree.statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const kinds = modifiers.map(({ kind }) => kind);
    if (!kinds.includes(ts.SyntaxKind.ExportKeyword) || kinds.includes(ts.SyntaxKind.DefaultKeyword)) {
      return [];
    }
    const line = tree.getLineAndCharacterOfPosition(statement.getStart(tree)).line + 1;
    const declarations = ts.isVariableStatement(statement)
      ? [...statement.declarationList.declarations]
      : [statement];
    return declarations.flatMap((declaration) => {
      const name = 'name' in declaration ? (declaration.name as ts.Node | undefined) : undefined;
      return name ? [{ name: name.getText(tree), line }] : [];
    });
  });
}

function unusedMethods(modules: Module[], { auraMethods }: Inventory): Problem[] {
  const imported = new Set(modules.flatMap(({ imports }) => imports.map(({ module }) => module)));
  return [...auraMethods]
    .filter(([name]) => !imported.has(`@salesforce/apex/${name}`))
    .map(([name, { file, line }]) => ({
      file,
      line,
      message: `no component calls ${name}: take @AuraEnabled away`,
    }));
}
