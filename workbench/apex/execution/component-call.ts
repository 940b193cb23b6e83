import type { ApexPlatform, RunningUser } from '#platform';
import type { ClassDeclaration } from '../types/class-declaration.ts';
import type { ClassLibrary } from '../types/class-library.ts';
import type { UserMethod } from '../types/user-method.ts';
import { ApexThrow } from '../values/exceptions.ts';
import { parseJson } from '../values/json-text.ts';
import { readTyped } from '../values/json-reader.ts';
import { writeJson } from '../values/json-writer.ts';
import type { Value } from '../values/value.ts';
import { componentError, ComponentError } from './component-error.ts';
import { Execution } from './execution.ts';
import type { Frame } from './frame.ts';

export interface ComponentCall {
  className: string;
  method: string;
  /** Arguments by parameter name, as JSON values. */
  params: Record<string, unknown>;
  user: RunningUser;
  /** The caller wants to keep the answer (a wire does); only methods marked so allow it. */
  cacheable?: boolean;
}

export interface CallSurroundings {
  platform: ApexPlatform;
  library: ClassLibrary;
  debug?: (text: string) => void;
}

/**
 * Runs a method for a component in a transaction of its own: committed when it returns, rolled back when it
 * throws. Answers what the component would get, or throws a ComponentError.
 */
export async function callForComponent(
  call: ComponentCall,
  surroundings: CallSurroundings,
): Promise<unknown> {
  const { platform, library, debug } = surroundings;
  const method = findMethod(call, surroundings);
  const transaction = platform.begin(call.user);
  const readOnly = isCacheable(method);
  const options = { platform, library, transaction, user: call.user, readOnly };
  const execution = new Execution(debug ? { ...options, debug } : options);
  // A component's controller that says nothing about sharing runs with it.
  const frame = entryFrame(execution, true);
  try {
    const values = await readParameters(frame, method, call.params);
    const result = await method.call(frame, null, values);
    const json = await toComponentJson(frame, result);
    transaction.commit();
    return json;
  } catch (error) {
    transaction.rollback();
    throw error instanceof ApexThrow ? componentError(error.value) : error;
  }
}

/** The bottom of a stack: nothing of the program runs in it. */
export function entryFrame(execution: Execution, sharing: boolean): Frame {
  return { execution, caller: undefined, label: '', self: null, locals: [], sharing, line: 0 };
}

function findMethod(call: ComponentCall, { platform, library }: CallSurroundings): UserMethod {
  const declaration = library.findClass(call.className);
  if (!declaration || declaration.outer)
    throw new ComponentError({ message: `No Apex class ${call.className}` });
  if (!platform.hasClassAccess(call.user, declaration.name)) {
    const message = `You do not have access to the Apex class named '${declaration.name}'.`;
    throw new ComponentError({ message });
  }
  const found = auraMethods(declaration, call.method);
  const [method] = found;
  if (!method || found.length > 1) {
    const count = found.length > 1 ? 'more than one' : 'no';
    throw new ComponentError({
      message: `${declaration.name} has ${count} @AuraEnabled method ${call.method}`,
    });
  }
  if (call.cacheable === true && !isCacheable(method)) {
    throw new ComponentError({
      message: `${declaration.name}.${method.name} is not marked @AuraEnabled(cacheable=true)`,
    });
  }
  return method;
}

function auraMethods(declaration: ClassDeclaration, name: string): UserMethod[] {
  const named = declaration.methods.get(name.toLowerCase()) ?? [];
  return named.filter((method) => {
    const { annotations, access } = method.modifiers;
    return annotations.has('auraenabled') && method.isStatic && (access === 'public' || access === 'global');
  });
}

function isCacheable({ modifiers }: UserMethod): boolean {
  return modifiers.annotations.get('auraenabled')?.get('cacheable') === 'true';
}

async function readParameters(
  frame: Frame,
  method: UserMethod,
  params: Record<string, unknown>,
): Promise<Value[]> {
  const values: Value[] = [];
  for (const { name, type } of method.parameters) {
    const given = params[name];
    values.push(
      given === undefined ? null : await readTyped(frame, parseJson(JSON.stringify(given)), type, false),
    );
  }
  return values;
}

/** Members without @AuraEnabled stay on the server; those that are null are left out, as Lightning does. */
async function toComponentJson(frame: Frame, value: Value): Promise<unknown> {
  const includes = (field: { modifiers: UserMethod['modifiers'] }) =>
    field.modifiers.annotations.has('auraenabled');
  return JSON.parse(await writeJson(frame, value, { includes, omitsNull: true })) as unknown;
}
