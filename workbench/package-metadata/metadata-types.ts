import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

/** What one child element of a metadata type may hold. */
export interface ElementType {
  /** `string`, `boolean`, `number`, `any`, or the name of another metadata type. */
  type: string;
  optional: boolean;
  repeatable: boolean;
}

/** A type of the Metadata API: a record of elements, or a closed list of values. */
export interface MetadataType {
  elements: Map<string, ElementType>;
  values: Set<string> | undefined;
}

export type MetadataTypes = ReadonlyMap<string, MetadataType>;

let cached: MetadataTypes | undefined;

/** The types of the Metadata API as Salesforce publishes them in `@salesforce/types`, derived from its WSDL. */
export function metadataTypes(): MetadataTypes {
  cached ??= readTypes(createRequire(import.meta.url).resolve('@salesforce/types/metadata'));
  return cached;
}

function readTypes(moduleFile: string): MetadataTypes {
  const declarations = moduleFile.replace(/\.js$/, '.d.ts');
  const source = ts.createSourceFile(
    declarations,
    readFileSync(declarations, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const aliases = new Map(
    source.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, alias.type]),
  );
  return new Map(
    [...aliases].map(([name, node]) => [
      name,
      { elements: elementsOf(node, aliases, source), values: valuesOf(node) },
    ]),
  );
}

/** Own elements and those of the types that a type extends (`Base & {…}`). */
function elementsOf(
  node: ts.TypeNode,
  aliases: Map<string, ts.TypeNode>,
  source: ts.SourceFile,
): Map<string, ElementType> {
  if (ts.isIntersectionTypeNode(node)) {
    return new Map(node.types.flatMap((part) => [...elementsOf(part, aliases, source)]));
  }
  if (ts.isTypeReferenceNode(node)) {
    const base = aliases.get(node.getText(source));
    return base ? elementsOf(base, aliases, source) : new Map();
  }
  if (!ts.isTypeLiteralNode(node)) return new Map();
  return new Map(
    node.members
      .filter(ts.isPropertySignature)
      .map((member) => [member.name.getText(source), elementType(member, source)]),
  );
}

function elementType(member: ts.PropertySignature, source: ts.SourceFile): ElementType {
  const node = member.type;
  const repeatable = node !== undefined && ts.isArrayTypeNode(node);
  const single = repeatable ? node.elementType : node;
  return { type: single?.getText(source) ?? 'any', optional: member.questionToken !== undefined, repeatable };
}

function valuesOf(node: ts.TypeNode): Set<string> | undefined {
  const parts = ts.isUnionTypeNode(node) ? [...node.types] : [node];
  const values = parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal.text] : [],
  );
  return values.length > 0 && values.length === parts.length ? new Set(values) : undefined;
}
