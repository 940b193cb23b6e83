import path from 'node:path';
import ts from 'typescript';
import { parseOnce, type PackageSource } from '#package-metadata';

export interface ImportedName {
  /** Name in the other module; `default` and `*` as they are. */
  imported: string;
  local: string;
}

export interface Import {
  /** As written: `c/acTime`, `./labels`, `@salesforce/label/c.AC_Play`. */
  module: string;
  line: number;
  names: ImportedName[];
}

/** A JavaScript file of a component bundle. */
export interface Module {
  /** Path inside the project, with forward slashes. */
  file: string;
  bundle: string;
  tree: ts.SourceFile;
  imports: Import[];
}

/** The JavaScript of all bundles, tests left out. */
export function readModules({ files, read }: PackageSource): Module[] {
  return files
    .filter((file) => /\/lwc\/[^/]+\/.*\.js$/.test(file))
    .map((file) => readModule(file, read(file)));
}

const readModule = parseOnce((file, text): Module => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  return { file, bundle: bundleOf(file), tree, imports: tree.statements.flatMap(importsOf(tree)) };
});

/** Name of the bundle that a file belongs to. */
export function bundleOf(file: string): string {
  return /\/lwc\/([^/]+)\//.exec(file)?.[1] ?? '';
}

/** The module that an import leads to, where it is one of the package's own. */
export function moduleBehind(from: Module, { module }: Import, modules: Module[]): Module | undefined {
  if (module.startsWith('c/')) {
    const bundle = module.slice('c/'.length);
    return modules.find(({ file }) => file.endsWith(`/lwc/${bundle}/${bundle}.js`));
  }
  if (!module.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(from.file), module).replace(/\.js$/, '');
  return modules.find(({ file }) => file === `${target}.js`);
}

/** Where a part of a module stands, counted from 1. */
export function lineIn(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** All parts of a tree that a test accepts. */
export function nodesOf<T extends ts.Node>(tree: ts.Node, accepts: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (accepts(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function importsOf(tree: ts.SourceFile): (statement: ts.Statement) => Import[] {
  return (statement) => {
    const leadsElsewhere = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    if (!leadsElsewhere || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) {
      return [];
    }
    const names = ts.isImportDeclaration(statement) ? namesOf(statement) : reexportedNames(statement);
    return [{ module: statement.moduleSpecifier.text, line: lineIn(tree, statement.moduleSpecifier), names }];
  };
}

function namesOf({ importClause }: ts.ImportDeclaration): ImportedName[] {
  const names: ImportedName[] = [];
  if (importClause?.name) names.push({ imported: 'default', local: importClause.name.text });
  const bindings = importClause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push({ imported: '*', local: bindings.name.text });
  if (bindings && ts.isNamedImports(bindings)) {
    for (const { propertyName, name } of bindings.elements) {
      names.push({ imported: (propertyName ?? name).text, local: name.text });
    }
  }
  return names;
}

function reexportedNames({ exportClause }: ts.ExportDeclaration): ImportedName[] {
  if (!exportClause || !ts.isNamedExports(exportClause)) return [{ imported: '*', local: '*' }];
  return exportClause.elements.map(({ propertyName, name }) => ({
    imported: (propertyName ?? name).text,
    local: name.text,
  }));
}
