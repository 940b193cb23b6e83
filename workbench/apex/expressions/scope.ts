import type {
  ApexParserRuleContext,
  BlockContext,
  ExpressionContext,
  StatementContext,
} from '@apexdevtools/apex-parser';
import { errorAt } from '../parser/parse-source.ts';
import type { ApexSourceError } from '../parser/source-error.ts';
import type { Statement } from '../statements/completion.ts';
import type { ClassDeclaration } from '../types/class-declaration.ts';
import type { ClassLibrary } from '../types/class-library.ts';
import type { ApexType } from '../types/type.ts';
import type { UserField } from '../types/user-field.ts';
import type { Expression } from './expression.ts';

export interface LocalVariable {
  readonly name: string;
  readonly type: ApexType;
  readonly slot: number;
  readonly isFinal: boolean;
}

/**
 * Compiles whatever a construct is made of. Only the compiler knows every kind of expression and statement, so that
 * the kinds need not know each other.
 */
export interface Compiler {
  expression(context: ExpressionContext, scope: Scope): Expression;
  statement(context: StatementContext, scope: Scope): Statement;
  block(context: BlockContext, scope: Scope): Statement;
}

/** Where code is being compiled: its class, whether `this` exists, and the variables in sight. */
export class Scope {
  readonly library: ClassLibrary;
  readonly owner: ClassDeclaration;
  readonly isStatic: boolean;
  /** Undefined outside methods; `void` in constructors. */
  readonly returnType: ApexType | undefined;
  private readonly compiler: Compiler;
  private readonly blocks: Map<string, LocalVariable>[] = [new Map()];
  private slots = 0;
  loops = 0;
  /** The property whose get or set block this is. */
  accessorOf: UserField | undefined;
  /** Constructors and initialisers may assign final members. */
  assignsFinals = false;

  constructor(
    compiler: Compiler,
    owner: ClassDeclaration,
    library: ClassLibrary,
    isStatic: boolean,
    returnType?: ApexType,
  ) {
    this.compiler = compiler;
    this.owner = owner;
    this.library = library;
    this.isStatic = isStatic;
    this.returnType = returnType;
  }

  /** Compiles an expression that must have a value. */
  expression(context: ExpressionContext): Expression {
    return this.compiler.expression(context, this);
  }

  statement(context: StatementContext): Statement {
    return this.compiler.statement(context, this);
  }

  block(context: BlockContext): Statement {
    return this.compiler.block(context, this);
  }

  declare(name: string, type: ApexType, place: ApexParserRuleContext, isFinal = false): LocalVariable {
    if (this.find(name)) throw this.error(place, `Duplicate variable: ${name}`);
    const variable = { name, type, slot: this.slots, isFinal };
    this.slots += 1;
    this.blocks.at(-1)?.set(name.toLowerCase(), variable);
    return variable;
  }

  /** A slot for a value that the program has no name for. */
  temporary(): number {
    this.slots += 1;
    return this.slots - 1;
  }

  find(name: string): LocalVariable | undefined {
    for (const block of this.blocks.toReversed()) {
      const variable = block.get(name.toLowerCase());
      if (variable) return variable;
    }
    return undefined;
  }

  /** Compiles with a block of its own, whose variables end with it. */
  inBlock<T>(compile: () => T): T {
    this.blocks.push(new Map());
    try {
      return compile();
    } finally {
      this.blocks.pop();
    }
  }

  inLoop<T>(compile: () => T): T {
    this.loops += 1;
    try {
      return compile();
    } finally {
      this.loops -= 1;
    }
  }

  error(place: ApexParserRuleContext, problem: string): ApexSourceError {
    return errorAt(this.owner.path, place, problem);
  }
}
