import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../problem.ts';

const CLASS_METADATA = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>65.0</apiVersion>
  <status>Active</status>
</ApexClass>
`;

/** Apex by lines; a line that is at fault ends with `//!` and a part of what is to be said of it. */
export type SeededApex = string[];

/** Writes a class without its remarks on faults, and its metadata. */
export function writeClass(folder: string, name: string, lines: SeededApex): void {
  mkdirSync(folder, { recursive: true });
  const source = lines.map((line) => line.replace(/ *\/\/!.*/, '')).join('\n');
  writeFileSync(path.join(folder, `${name}.cls`), `${source}\n`);
  writeFileSync(path.join(folder, `${name}.cls-meta.xml`), CLASS_METADATA);
}

/** Seeded faults that are not among the problems, as `line text`. */
export function overlooked(lines: SeededApex, problems: Problem[]): string[] {
  return lines.flatMap((line, index) => {
    const text = /\/\/! (.+)$/.exec(line)?.[1];
    const found = problems.some(
      (problem) => problem.line === index + 1 && problem.message.includes(text ?? ''),
    );
    return text && !found ? [`${String(index + 1)} ${text}`] : [];
  });
}
