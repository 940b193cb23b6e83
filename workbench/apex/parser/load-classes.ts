import type { ApexPlatform } from '#platform';
import '../system/register.ts';
import { ClassLibrary } from '../types/class-library.ts';
import { bindAncestors, bindMembers, checkImplementation } from './bind-class.ts';
import { Compilation } from './compilation.ts';
import { declareTypes } from './declare-class.ts';
import { declareTrigger } from './declare-trigger.ts';
import { parseSource } from './parse-source.ts';
import { ApexSourceError } from './source-error.ts';

export interface ClassSource {
  path: string;
  source: string;
}

/** Everything in the sources that the runner does not accept, each with file and line. */
export class ApexLoadError extends Error {
  readonly errors: readonly ApexSourceError[];
  constructor(errors: readonly ApexSourceError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.name = 'ApexLoadError';
    this.errors = errors;
  }
}

/**
 * Parses, binds and compiles classes and triggers. All methods are compiled now, so that what the runner does not support is
 * found before anything runs. Throws an ApexLoadError.
 */
export function loadClasses(sources: readonly ClassSource[], platform: ApexPlatform): ClassLibrary {
  const library = new ClassLibrary(platform);
  const compilation = new Compilation(library);
  const triggers = sources.filter(({ path }) => path.endsWith('.trigger'));
  const classes = sources.filter((source) => !triggers.includes(source));
  const declared = collect(classes, ({ path, source }) => {
    if (!path.endsWith('.cls')) {
      throw new ApexSourceError(path, 1, 1, 'The runner executes .cls and .trigger files only');
    }
    const types = declareTypes(path, parseSource(path, source));
    const [outermost] = types;
    if (outermost && library.findClass(outermost.declaration.name)) {
      throw new ApexSourceError(path, 1, 1, `Duplicate class: ${outermost.declaration.name}`);
    }
    if (outermost) library.add(outermost.declaration);
    return types;
  }).flat();
  collect(declared, (type) => {
    bindAncestors(type, library);
  });
  collect(declared, (type) => {
    bindMembers(type, compilation);
  });
  collect(declared, (type) => {
    checkImplementation(type);
  });
  collect(triggers, ({ path, source }) => {
    declareTrigger(path, source, library, compilation);
  });
  const errors = compilation.run();
  if (errors.length > 0) throw new ApexLoadError(errors);
  return library;
}

/** Does one step for all, and stops with everything that went wrong in it. */
function collect<T, R>(items: readonly T[], step: (item: T) => R): R[] {
  const results: R[] = [];
  const errors: ApexSourceError[] = [];
  for (const item of items) {
    try {
      results.push(step(item));
    } catch (error) {
      if (!(error instanceof ApexSourceError)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new ApexLoadError(errors);
  return results;
}
