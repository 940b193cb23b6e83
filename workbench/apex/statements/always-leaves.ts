import {
  BreakStatementContext,
  DoWhileStatementContext,
  ForStatementContext,
  WhileStatementContext,
} from '@apexdevtools/apex-parser';
import type {
  BlockContext,
  FinallyBlockContext,
  StatementContext,
  SwitchStatementContext,
  TryStatementContext,
} from '@apexdevtools/apex-parser';

/** Whether control never reaches the end of a block: each way through it returns, throws or loops for ever. */
export function blockAlwaysLeaves(block: BlockContext): boolean {
  return block.statement_list().some(alwaysLeaves);
}

function alwaysLeaves(statement: StatementContext): boolean {
  if (statement.returnStatement() || statement.throwStatement()) return true;
  const block = statement.block() as BlockContext | null;
  if (block) return blockAlwaysLeaves(block);
  const branches = statement.ifStatement()?.statement_list();
  if (branches) return branches.length === 2 && branches.every(alwaysLeaves);
  if (statement.switchStatement()) return switchAlwaysLeaves(statement.switchStatement());
  if (statement.tryStatement()) return tryAlwaysLeaves(statement.tryStatement());
  if (statement.runAsStatement()) return blockAlwaysLeaves(statement.runAsStatement().block());
  return loopsForEver(statement);
}

function switchAlwaysLeaves(context: SwitchStatementContext): boolean {
  const branches = context.whenControl_list();
  const hasElse = branches.some((branch) => Boolean(branch.whenValue().ELSE()));
  return hasElse && branches.every((branch) => blockAlwaysLeaves(branch.block()));
}

function tryAlwaysLeaves(context: TryStatementContext): boolean {
  const last = context.finallyBlock() as FinallyBlockContext | null;
  if (last && blockAlwaysLeaves(last.block())) return true;
  const catches = context.catchClause_list();
  return blockAlwaysLeaves(context.block()) && catches.every((clause) => blockAlwaysLeaves(clause.block()));
}

function loopsForEver(statement: StatementContext): boolean {
  const loop = statement.whileStatement();
  if (loop)
    return loop.parExpression().expression().getText().toLowerCase() === 'true' && !breaks(loop.statement());
  const control = statement.forStatement()?.forControl();
  const isEndless = Boolean(control) && !control?.enhancedForControl() && !control?.expression();
  return isEndless && !breaks(statement.forStatement().statement());
}

/** Whether a break in a loop's body ends that loop, and not one inside it. */
function breaks(node: ParseNode): boolean {
  if (node instanceof BreakStatementContext) return true;
  const isLoop = LOOPS.some((kind) => node instanceof kind);
  return !isLoop && (node.children ?? []).some((child) => breaks(child as ParseNode));
}

interface ParseNode {
  children?: unknown[] | null;
}

const LOOPS = [DoWhileStatementContext, ForStatementContext, WhileStatementContext];
