import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem } from '../../scripts/package-checks/problem.ts';

export const PROJECT = path.resolve(import.meta.dirname, '../..');

/** What the checks of the package read. */
const PARTS = [
  'sfdx-project.json',
  'package.json',
  'config',
  'force-app',
  'sharing',
  'org-settings',
  'translations',
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

  /** Messages about the copy while one file is changed. A change that changes nothing is an error. */
  problemsWith(file: string, change: (text: string) => string): string[] {
    const original = readFileSync(path.join(this.root, file), 'utf8');
    const changed = change(original);
    if (changed === original) throw new Error(`The change to ${file} changes nothing.`);
    return this.problemsWhile(file, changed);
  }

  /** Messages about the copy while there is one file more. */
  problemsWithNew(file: string, text: string): string[] {
    if (existsSync(path.join(this.root, file))) throw new Error(`${file} is there already.`);
    return this.problemsWhile(file, text);
  }

  /** Messages about the copy while one file is missing. */
  problemsWithout(file: string): string[] {
    return this.problemsWhile(file, undefined);
  }

  private problemsWhile(file: string, text: string | undefined): string[] {
    const target = path.join(this.root, file);
    const original = existsSync(target) ? readFileSync(target) : undefined;
    mkdirSync(path.dirname(target), { recursive: true });
    if (text === undefined) rmSync(target);
    else writeFileSync(target, text);
    try {
      return this.check(this.root).map(({ message }) => message);
    } finally {
      if (original === undefined) rmSync(target);
      else writeFileSync(target, original);
    }
  }
}
