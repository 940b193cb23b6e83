import { createApexRuntime, type ApexRuntime } from '../apex-runtime.ts';
import { ada, MemoryPlatform } from './memory-platform.ts';

export { ada, MemoryPlatform };

/** A runtime of classes given by their source; file names follow from the first class name in each. */
export function load(platform: MemoryPlatform, ...sources: string[]): ApexRuntime {
  const classes = sources.map((source) => ({
    path: `classes/${/(?:class|interface|enum)\s+(\w+)/i.exec(source)?.[1] ?? 'Unnamed'}.cls`,
    source,
  }));
  return createApexRuntime({ classes, platform });
}

export interface Program {
  /** Statements of the method; its value is what they return. */
  body: string;
  returns?: string;
  /** Members of the class beside the method. */
  members?: string;
  /** Other classes. */
  classes?: string[];
  platform?: MemoryPlatform;
  /** What the class says of record sharing. */
  sharing?: string;
}

/** Runs statements as a component's call and answers what the component would get. */
export function run(program: Program | string): Promise<unknown> {
  const {
    body,
    returns = 'Object',
    members = '',
    classes = [],
    sharing = 'without sharing',
    platform = new MemoryPlatform(),
  } = typeof program === 'string' ? { body: program } : program;
  const source = `public ${sharing} class Program {
${members}
@AuraEnabled
public static ${returns} main() {
${body}
}
}`;
  return load(platform, source, ...classes).invoke({
    className: 'Program',
    method: 'main',
    params: {},
    user: ada,
  });
}

/** The value of one expression as the text that Apex gives it. */
export function valueOf(expression: string): Promise<unknown> {
  return run(`return String.valueOf(${expression});`);
}
