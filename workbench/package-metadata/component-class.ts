import ts from 'typescript';

/** Members that the module's default class itself marks with `@api`, without those that it inherits. */
export function ownApi(tree: ts.SourceFile): Set<string> {
  const members = declarationOf('default', tree)?.members ?? [];
  return new Set(members.filter((member) => isApi(member, tree)).map((member) => nameOf(member, tree)));
}

/** The class that a module exports by that name, `default` included. */
export function declarationOf(name: string, { statements }: ts.SourceFile): ts.ClassDeclaration | undefined {
  return statements.find(
    (statement): statement is ts.ClassDeclaration =>
      ts.isClassDeclaration(statement) && isExportedAs(name, statement),
  );
}

function isExportedAs(name: string, declaration: ts.ClassDeclaration): boolean {
  if (name === 'default') return hasModifier(declaration, ts.SyntaxKind.DefaultKeyword);
  return declaration.name?.text === name && hasModifier(declaration, ts.SyntaxKind.ExportKeyword);
}

/** Whether a member is public to templates and to page builders. */
export function isApi(member: ts.ClassElement, tree: ts.SourceFile): boolean {
  const decorators = ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : [];
  return decorators.some(({ expression }) => expression.getText(tree) === 'api');
}

export function nameOf(member: ts.ClassElement, tree: ts.SourceFile): string {
  return member.name?.getText(tree) ?? '';
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind)
  );
}
