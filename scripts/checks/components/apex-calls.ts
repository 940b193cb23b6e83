import ts from 'typescript';
import type { AuraMethod } from '../apex/aura-methods.ts';
import type { Problem } from '../problem.ts';
import { lineIn, nodesOf, type Module } from './modules.ts';

const PREFIX = '@salesforce/apex/';

/** Wires and calls of Apex that would fail at run time: not cacheable, or arguments that the method lacks. */
export function apexCallProblems(modules: Module[], methods: Map<string, AuraMethod>): Problem[] {
  return modules.flatMap((module) => {
    const imported = importedMethods(module, methods);
    const calls = nodesOf(module.tree, ts.isCallExpression);
    return calls.flatMap((call) => problemsOfCall(call, imported, module));
  });
}

type ImportedMethod = { name: string; method: AuraMethod };

function importedMethods({ imports }: Module, methods: Map<string, AuraMethod>): Map<string, ImportedMethod> {
  const found = new Map<string, ImportedMethod>();
  for (const { module, names } of imports.filter((one) => one.module.startsWith(PREFIX))) {
    const name = module.slice(PREFIX.length);
    const method = methods.get(name);
    const local = names.find(({ imported }) => imported === 'default')?.local;
    if (method && local) found.set(local, { name, method });
  }
  return found;
}

function problemsOfCall(
  call: ts.CallExpression,
  imported: Map<string, ImportedMethod>,
  { file, tree }: Module,
): Problem[] {
  const [first, second] = call.arguments;
  const wired = ts.isDecorator(call.parent) && nameOf(call.expression) === 'wire';
  const target = imported.get(nameOf(wired ? first : call.expression));
  if (!target) return [];
  const { name, method } = target;
  const problems = unknownArguments(wired ? second : first, method).map((argument) => ({
    file,
    line: lineIn(tree, argument),
    message: `${name} has no parameter ${argument.getText(tree)}`,
  }));
  if (wired && !method.cacheable) {
    problems.push({ file, line: lineIn(tree, call), message: `${name} is wired but not cacheable` });
  }
  return problems;
}

function unknownArguments(argument: ts.Expression | undefined, { parameters }: AuraMethod): ts.Node[] {
  if (!argument || !ts.isObjectLiteralExpression(argument)) return [];
  const known = new Set(parameters);
  return argument.properties.flatMap(({ name }) => (name && !known.has(nameOf(name)) ? [name] : []));
}

function nameOf(node: ts.Node | undefined): string {
  return node && ts.isIdentifier(node) ? node.text : '';
}
