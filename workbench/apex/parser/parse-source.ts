import {
  ApexErrorListener,
  ApexParserFactory,
  type ApexParserRuleContext,
  type TriggerUnitContext,
  type TypeDeclarationContext,
} from '@apexdevtools/apex-parser';
import { ApexSourceError } from './source-error.ts';

class FirstErrorListener extends ApexErrorListener {
  private readonly path: string;
  constructor(path: string) {
    super();
    this.path = path;
  }
  override apexSyntaxError(line: number, column: number, message: string): void {
    throw new ApexSourceError(this.path, line, column + 1, message);
  }
}

/** Parses one `.cls` file; throws an ApexSourceError at the first syntax error. */
export function parseSource(path: string, source: string): TypeDeclarationContext {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new FirstErrorListener(path));
  return parser.compilationUnit().typeDeclaration();
}

/** Parses one `.trigger` file; throws an ApexSourceError at the first syntax error. */
export function parseTrigger(path: string, source: string): TriggerUnitContext {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new FirstErrorListener(path));
  return parser.triggerUnit();
}

/** An error that points at a place in the tree. */
export function errorAt(path: string, place: ApexParserRuleContext, problem: string): ApexSourceError {
  return new ApexSourceError(path, place.start.line, place.start.column + 1, problem);
}

/** The source of a part of the tree, verbatim. */
export function sourceText(place: ApexParserRuleContext): string {
  const input = place.start.getInputStream();
  const end = place.stop?.stop ?? place.start.stop;
  return input ? input.getText(place.start.start, end) : place.getText();
}
