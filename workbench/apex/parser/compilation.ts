import type {
  ApexParserRuleContext,
  BlockContext,
  ExpressionContext,
  FormalParametersContext,
  IdContext,
  PropertyBlockContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import { coerce } from '../expressions/conversion.ts';
import { Scope } from '../expressions/scope.ts';
import { blockAlwaysLeaves } from '../statements/always-leaves.ts';
import { noteStatement, SOURCE_COMPILER } from '../statements/compile.ts';
import { compileConstructorBody } from '../statements/constructor-body.ts';
import { isReturn } from '../statements/completion.ts';
import { checkOverride } from './check-override.ts';
import { enter, runBody, type Body } from '../execution/call.ts';
import type { ClassDeclaration } from '../types/class-declaration.ts';
import type { ClassLibrary } from '../types/class-library.ts';
import type { Initialiser } from '../types/declaring-class.ts';
import { nativeType } from '../types/native-registry.ts';
import type { UserConstructor } from '../types/user-constructor.ts';
import type { UserField } from '../types/user-field.ts';
import type { UserMethod } from '../types/user-method.ts';
import { ApexSourceError } from './source-error.ts';
import { errorAt } from './parse-source.ts';

interface MethodTree extends ApexParserRuleContext {
  id(): IdContext;
  formalParameters(): FormalParametersContext;
  typeRef(): TypeRefContext;
  block?(): BlockContext | null;
}

/** What has to be compiled once the members of all classes are known. */
export class Compilation {
  readonly library: ClassLibrary;
  private readonly tasks: (() => void)[] = [];

  constructor(library: ClassLibrary) {
    this.library = library;
  }

  /** Compiles everything and returns what could not be. */
  run(): ApexSourceError[] {
    const errors: ApexSourceError[] = [];
    for (const task of this.tasks) {
      try {
        task();
      } catch (error) {
        if (!(error instanceof ApexSourceError)) throw error;
        errors.push(error);
      }
    }
    return errors;
  }

  /** Anything else that needs the members of all classes. */
  addTask(task: () => void): void {
    this.tasks.push(task);
  }

  addMethod(owner: ClassDeclaration, method: UserMethod, tree: MethodTree): void {
    this.tasks.push(() => {
      checkOverride(method, tree);
      const block = tree.block?.();
      if (Boolean(block) === method.isAbstract) {
        throw errorAt(owner.path, tree, `${method.name} must ${block ? 'not ' : ''}have a body`);
      }
      if (!block) return;
      const scope = new Scope(SOURCE_COMPILER, owner, this.library, method.isStatic, method.returnType);
      for (const { name, type } of method.parameters) scope.declare(name, type, tree);
      method.body = bodyOf(block, scope);
      requireReturn(block, scope);
    });
  }

  addConstructor(constructor: UserConstructor, block: BlockContext): void {
    this.tasks.push(() => {
      const scope = new Scope(SOURCE_COMPILER, constructor.owner, this.library, false, nativeType('void'));
      scope.assignsFinals = true;
      for (const { name, type } of constructor.parameters) scope.declare(name, type, block);
      compileConstructorBody(constructor, block, scope);
    });
  }

  /** The class's superclass must have a constructor without arguments where none is called by name. */
  addImplicitSuperclassCheck(declaration: ClassDeclaration, place: ApexParserRuleContext): void {
    this.tasks.push(() => {
      const above = declaration.superclass?.declaration;
      const callsIt = declaration.declaredConstructors.some(
        (member) => !('chained' in member && member.chained),
      );
      const constructors = above?.constructors() ?? [];
      const missing =
        constructors.length > 0 && !constructors.some((member) => member.parameters.length === 0);
      if (callsIt && missing) {
        throw errorAt(
          declaration.path,
          place,
          `${above?.name ?? ''} has no constructor without arguments to call`,
        );
      }
    });
  }

  addInitialiserBlock(owner: ClassDeclaration, block: BlockContext, isStatic: boolean): void {
    const slot: { run?: Initialiser } = {};
    (isStatic ? owner.staticInitialisers : owner.instanceInitialisers).push(async (frame) =>
      slot.run?.(frame),
    );
    this.tasks.push(() => {
      const scope = new Scope(SOURCE_COMPILER, owner, this.library, isStatic, nativeType('void'));
      scope.assignsFinals = true;
      const run = scope.block(block);
      slot.run = async (frame) => {
        await run({ ...frame, locals: [] });
      };
    });
  }

  addFieldInitialiser(owner: ClassDeclaration, field: UserField, written: ExpressionContext | null): void {
    const slot: { run?: Initialiser } = {};
    (field.isStatic ? owner.staticInitialisers : owner.instanceInitialisers).push(async (frame) =>
      slot.run?.(frame),
    );
    this.tasks.push(() => {
      if (!written) return;
      const scope = new Scope(SOURCE_COMPILER, owner, this.library, field.isStatic);
      const value = coerce(scope.expression(written), field.type, scope, written);
      const { line } = written.start;
      owner.executableLines.add(line);
      slot.run = async (frame) => {
        frame.line = line;
        noteStatement(frame, owner.path, line);
        field.store(frame, frame.self, await value.evaluate(frame));
      };
    });
  }

  addProperty(owner: ClassDeclaration, field: UserField, blocks: PropertyBlockContext[]): void {
    for (const block of blocks) {
      const access = block.modifier_list()[0]?.getText().toLowerCase();
      if (block.setter() && (access === 'private' || access === 'protected')) field.setterAccess = access;
    }
    this.tasks.push(() => {
      for (const block of blocks) this.compileAccessor(owner, field, block);
    });
  }

  private compileAccessor(owner: ClassDeclaration, field: UserField, context: PropertyBlockContext): void {
    const getter = context.getter()?.block();
    const setter = context.setter()?.block();
    if (getter) {
      const body = this.accessorBody(owner, field, getter);
      field.getter = (frame, receiver) => body(enter(frame, owner, field.name, receiver, []));
    }
    if (setter) {
      const body = this.accessorBody(owner, field, setter, 'value');
      field.setter = async (frame, receiver, value) => {
        await body(enter(frame, owner, field.name, receiver, [value]));
      };
    }
  }

  private accessorBody(
    owner: ClassDeclaration,
    field: UserField,
    block: BlockContext,
    parameter?: string,
  ): Body {
    const returnType = parameter === undefined ? field.type : nativeType('void');
    const scope = new Scope(SOURCE_COMPILER, owner, this.library, field.isStatic, returnType);
    scope.accessorOf = field;
    scope.assignsFinals = true;
    if (parameter !== undefined) scope.declare(parameter, field.type, block);
    const body = bodyOf(block, scope);
    requireReturn(block, scope);
    return (frame) => runBody(frame, body);
  }
}

function requireReturn(block: BlockContext, scope: Scope): void {
  if (scope.returnType?.declaration.kind === 'void' || blockAlwaysLeaves(block)) return;
  throw scope.error(block, 'Not every way through returns a value');
}

function bodyOf(block: BlockContext, scope: Scope): Body {
  const statement = scope.block(block);
  return async (frame) => {
    const completion = await statement(frame);
    return isReturn(completion) ? completion.returned : null;
  };
}
