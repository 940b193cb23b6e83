import path from 'node:path';
import {
  AnnotationContext,
  ApexErrorListener,
  ApexParserFactory,
  type ApexParserRuleContext,
  LiteralContext,
} from '@apexdevtools/apex-parser';
import { parseOnce, type PackageSource } from '#package-metadata';

/** A class or trigger as a syntax tree. */
export interface ApexSource {
  /** Path inside the project, with forward slashes. */
  file: string;
  name: string;
  isTest: boolean;
  tree: ApexParserRuleContext;
}

/** The package's classes and triggers. Those that do not parse are left out: the type check reports them. */
export function readApex({ files, read }: Pick<PackageSource, 'files' | 'read'>): ApexSource[] {
  return files
    .filter((file) => /\.(cls|trigger)$/.test(file))
    .flatMap((file) => {
      const tree = parse(file, read(file));
      return tree ? [{ file, name: nameOf(file), isTest: isTest(tree), tree }] : [];
    });
}

type Constructor<T> = abstract new (...parameters: never[]) => T;

/** All parts of a tree that are of one kind, the tree itself included, in the order of the text. */
export function partsOf<T extends ApexParserRuleContext>(
  tree: ApexParserRuleContext,
  kind: Constructor<T>,
): T[] {
  const inner = childrenOf(tree).flatMap((child) => partsOf(child, kind));
  return tree instanceof kind ? [tree, ...inner] : inner;
}

/** The nearest part of that kind around a place. */
export function enclosing<T extends ApexParserRuleContext>(
  place: ApexParserRuleContext,
  kind: Constructor<T>,
): T | undefined {
  for (let outer = place.parentCtx; outer; outer = outer.parentCtx) if (outer instanceof kind) return outer;
  return undefined;
}

/** Text constants with the line that they stand in, without quotation marks. */
export function textConstants(tree: ApexParserRuleContext): { text: string; line: number }[] {
  return partsOf(tree, LiteralContext)
    .filter((literal) => literal.getText().startsWith("'"))
    .map((literal) => ({ text: literal.getText().slice(1, -1), line: literal.start.line }));
}

/** `null` where the text is no Apex. */
const parse = parseOnce((file, text): ApexParserRuleContext | null => {
  const errors = new ErrorCounter();
  const { parser } = ApexParserFactory.createLexerAndParser(text, errors);
  const tree = file.endsWith('.trigger') ? parser.triggerUnit() : parser.compilationUnit();
  return errors.count === 0 ? tree : null;
});

class ErrorCounter extends ApexErrorListener {
  count = 0;
  override apexSyntaxError(): void {
    this.count += 1;
  }
}

function nameOf(file: string): string {
  return path.posix.basename(file).replace(/\.(cls|trigger)$/, '');
}

/** Annotations of the outermost class come first in the tree. */
function isTest(tree: ApexParserRuleContext): boolean {
  const [first] = partsOf(tree, AnnotationContext);
  return first?.id().getText().toLowerCase() === 'istest' && first.parentCtx?.parentCtx?.parentCtx === tree;
}

function childrenOf(tree: ApexParserRuleContext): ApexParserRuleContext[] {
  const children = (tree.children ?? []) as (ApexParserRuleContext & { symbol?: unknown })[];
  return children.filter((child) => child.symbol === undefined);
}
