import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem } from '../problem.ts';

export const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** What the checks of the package read. */
const PARTS = [
  'sfdx-project.json',
  'package.json',
  'config',
  'force-app',
  'sharing',
  'org-settings',
  'translations',
  'examples',
];

/** A copy of the package into which faults are put, one at a time. */
export class PackageCopy {
  readonly root = mkdtempSync(path.join(tmpdir(), 'package-'));
  private readonly check: (projectRoot: string) => Problem[];

  constructor(check: (projectRoot: string) => Problem[]) {
    this.check = check;
    for (const part of [...PARTS, 'middleware/src']) {
      cpSync(path.join(PROJECT, part), path.join(this.root, part), { recursive: true });
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Messages about the copy while one file or several are changed. A change that changes nothing is an error. */
  problemsWith(files: string | readonly string[], change: (text: string) => string): string[] {
    const texts = new Map(
      [files].flat().map((file) => {
        const original = readFileSync(path.join(this.root, file), 'utf8');
        const changed = change(original);
        if (changed === original) throw new Error(`The change to ${file} changes nothing.`);
        return [file, changed];
      }),
    );
    return this.problemsWhile(texts);
  }

  /** Messages about the copy while there is one file more. */
  problemsWithNew(file: string, text: string): string[] {
    if (existsSync(path.join(this.root, file))) throw new Error(`${file} is there already.`);
    return this.problemsWhile(new Map([[file, text]]));
  }

  /** Messages about the copy while one file is missing. */
  problemsWithout(file: string): string[] {
    return this.problemsWhile(new Map([[file, undefined]]));
  }

  private problemsWhile(texts: ReadonlyMap<string, string | undefined>): string[] {
    const originals = [...texts.keys()].map((file) => {
      const target = path.join(this.root, file);
      return { target, content: existsSync(target) ? readFileSync(target) : undefined };
    });
    for (const [file, text] of texts) write(path.join(this.root, file), text);
    try {
      return this.check(this.root).map(({ message }) => message);
    } finally {
      for (const { target, content } of originals) write(target, content);
    }
  }
}

function write(target: string, content: string | Buffer | undefined): void {
  mkdirSync(path.dirname(target), { recursive: true });
  if (content === undefined) rmSync(target);
  else writeFileSync(target, content);
}
