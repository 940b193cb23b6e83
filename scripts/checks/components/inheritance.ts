import ts from 'typescript';
import type { Problem } from '../problem.ts';
import { baseOf, type DeclaredClass } from './base-class.ts';
import { lineIn, nodesOf, type Module } from './modules.ts';

/** Further ones would have to be searched, file by file, for each member. */
const MOST_OWN_BASES = 1;

/** Classes that inherit from more than one class of the package. */
export function inheritanceProblems(modules: Module[]): Problem[] {
  return modules.flatMap((module) =>
    nodesOf(module.tree, ts.isClassLike).flatMap((declaration) => {
      const bases = ownBases({ declaration, module }, modules);
      if (bases.length <= MOST_OWN_BASES) return [];
      return [
        {
          file: module.file,
          line: lineIn(module.tree, declaration),
          message: `inherits from ${bases.join(', ')}: at most one base class may be the package's own, so have controllers`,
        },
      ];
    }),
  );
}

/** Names of the classes and mixins of the package that a class inherits from, the nearest first. */
function ownBases(declared: DeclaredClass, modules: Module[]): string[] {
  const base = baseOf(declared, modules);
  if (!base) return [];
  return [...base.ownMixins, ...(base.own ? [base.name, ...ownBases(base.own, modules)] : [])];
}
