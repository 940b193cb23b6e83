import type {
  FieldDeclarationContext,
  StatementContext,
  TriggerBlockMemberContext,
  TriggerCaseContext,
  TriggerMemberDeclarationContext,
} from '@apexdevtools/apex-parser';
import { Scope } from '../expressions/scope.ts';
import { SOURCE_COMPILER, traced } from '../statements/compile.ts';
import { sequence, type Statement } from '../statements/completion.ts';
import { compileLocals } from '../statements/locals.ts';
import { ClassDeclaration } from '../types/class-declaration.ts';
import type { ClassLibrary } from '../types/class-library.ts';
import { nativeType } from '../types/native-registry.ts';
import { ApexTrigger } from '../types/trigger.ts';
import type { Compilation } from './compilation.ts';
import { readModifiers } from './modifiers.ts';
import { errorAt, parseTrigger } from './parse-source.ts';

/** Declares a trigger and leaves its body to the compilation. Throws an ApexSourceError. */
export function declareTrigger(
  path: string,
  source: string,
  library: ClassLibrary,
  compilation: Compilation,
): void {
  const tree = parseTrigger(path, source);
  const [name = '', objectName = ''] = tree.id_list().map((id) => id.getText());
  const object = library.findObject(objectName);
  if (!object) throw errorAt(path, tree, `There is no object ${objectName} for the trigger ${name}`);
  const events = new Set(tree.triggerCase_list().map((written) => eventOf(path, written)));
  const owner = new ClassDeclaration('class', name, path, readModifiers(path, []));
  owner.superclass = nativeType('Object');
  const trigger = new ApexTrigger(object.name, events, owner);
  library.addTrigger(trigger);
  compilation.addTask(() => {
    const scope = new Scope(SOURCE_COMPILER, owner, library, true, nativeType('void'));
    const members = tree.triggerBlock().triggerBlockMember_list();
    trigger.body = sequence(members.map((member) => compileMember(member, scope)));
  });
}

function eventOf(path: string, written: TriggerCaseContext): string {
  if (written.UNDELETE() && written.BEFORE())
    throw errorAt(path, written, 'A trigger can only run after an undelete');
  return written
    .getText()
    .toLowerCase()
    .replace(/^(before|after)/, '$1 ');
}

function compileMember(member: TriggerBlockMemberContext, scope: Scope): Statement {
  const statement = member.statement() as StatementContext | null;
  if (statement) return scope.statement(statement);
  const declaration = member.triggerMemberDeclaration() as TriggerMemberDeclarationContext | null;
  const variables = declaration?.fieldDeclaration() as FieldDeclarationContext | null;
  if (!variables) {
    throw scope.error(member, 'The runner supports only statements in triggers; put members into a class');
  }
  const locals = {
    typeRef: () => variables.typeRef(),
    variableDeclarators: () => variables.variableDeclarators(),
    modifier_list: () => member.modifier_list(),
  };
  return traced(member, scope, compileLocals(locals, scope));
}
