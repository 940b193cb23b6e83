import { createRequire } from 'node:module';
import { parseOnce, type PackageSource } from '#package-metadata';
import type { Problem } from '../problem.ts';
import { componentClass, type ComponentClass } from './classes.ts';
import { bundleOf, type Module } from './modules.ts';

/** The parser of the compiler that the tests of components use. */
const compiler = createRequire(import.meta.url).resolve('@lwc/compiler');
const { parse } = createRequire(compiler)('@lwc/template-compiler') as {
  parse: (template: string, options: object) => { root?: Part };
};

/** Properties that every element has. */
const GLOBAL = /^(id|title|hidden|lang|dir|tabIndex|role|aria[A-Z]\w*)$/;

/** A part of a template's tree, as the template compiler gives it. */
interface Part {
  type: string;
  name?: string;
  location?: { startLine?: number };
  [member: string]: unknown;
}

/** Components, properties and members that templates name and that are not there. */
export function templateProblems(source: PackageSource, modules: Module[]): Problem[] {
  return source.files
    .filter((file) => /\/lwc\/.*\.html$/.test(file))
    .flatMap((file) => {
      const { root } = parseTemplate(file, source.read(file));
      const owner = componentClass(bundleOf(file), modules);
      const problems: Problem[] = [];
      const template = new Template(file, owner, modules, problems);
      if (root) template.check(root, new Set(), 1);
      return problems;
    });
}

const parseTemplate = parseOnce((_, text) => parse(text, {}));

class Template {
  private readonly file: string;
  private readonly owner: ComponentClass | undefined;
  private readonly modules: Module[];
  private readonly problems: Problem[];

  constructor(file: string, owner: ComponentClass | undefined, modules: Module[], problems: Problem[]) {
    this.file = file;
    this.owner = owner;
    this.modules = modules;
    this.problems = problems;
  }

  /** @param names what loops around this part have named */
  check(part: Part, names: Set<string>, outerLine: number): void {
    const line = part.location?.startLine ?? outerLine;
    if (part.type === 'Identifier') this.checkMember(part.name ?? '', names, line);
    else if (part.type === 'MemberExpression') this.checkAccess(part, names, line);
    else {
      if (part.type === 'Component') this.checkComponent(part, line);
      const inside = new Set([...names, ...namesGivenBy(part)]);
      for (const [member, value] of Object.entries(part)) {
        if (!['location', 'directiveLocation', 'item', 'index', 'iterator'].includes(member)) {
          for (const inner of partsIn(value)) this.check(inner, inside, line);
        }
      }
    }
  }

  private checkMember(name: string, names: Set<string>, line: number): void {
    if (names.has(name) || this.owner?.isOpen || this.owner?.members.has(name)) return;
    this.report(line, `the component has no member ${name}`);
  }

  private checkAccess(part: Part, names: Set<string>, line: number): void {
    const [object] = partsIn(part.object);
    const [property] = partsIn(part.property);
    if (object) this.check(object, names, line);
    const keys = names.has(object?.name ?? '') ? undefined : this.owner?.keys.get(object?.name ?? '');
    if (keys && !keys.has(property?.name ?? '')) {
      this.report(line, `${String(object?.name)} has no ${String(property?.name)}`);
    }
  }

  private checkComponent({ name = '', properties }: Part, line: number): void {
    if (!name.startsWith('c-')) return;
    const bundle = name.slice(2).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    const component = componentClass(bundle, this.modules);
    if (!component) this.report(line, `there is no component ${bundle}`);
    for (const property of component && !component.isOpen ? partsIn(properties) : []) {
      if (!GLOBAL.test(property.name ?? '') && !component?.api.has(property.name ?? '')) {
        this.report(line, `${bundle} has no property ${String(property.name)}`);
      }
    }
  }

  private report(line: number, message: string): void {
    this.problems.push({ file: this.file, line, message });
  }
}

/** `for:item`, `for:index` and `iterator:` name what is inside the loop. */
function namesGivenBy({ item, index, iterator }: Part): string[] {
  return [item, index, iterator].flatMap(partsIn).map(({ name }) => name ?? '');
}

function partsIn(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(partsIn);
  return typeof value === 'object' && value !== null && 'type' in value ? [value as Part] : [];
}
