import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem } from '../problem.ts';
import { readPackage } from '#package-metadata';
import { readApex } from './apex-source.ts';
import { parseOutput, runJava } from './java.ts';
import { classOfAccesses, fieldAccesses, type FieldAccess } from './soql-fields.ts';

interface Issue {
  file: string;
  line: number;
  category: string;
  message: string;
}

/** Sorts last, so that the checker's own numbering of what it finds stays as it would be without it. */
const QUERIES = 'ZZ_Fields_Of_Queries';
/** Beside the sources, since the checker reads package directories alone. */
const QUERIES_FOLDER = 'fields-of-queries';

/**
 * Unknown variables, types, methods and fields, wrong arguments and returns in classes and triggers;
 * unknown fields and relationships in their queries; classes, methods and variables that nothing uses.
 */
export function checkApexTypes(projectRoot: string): Problem[] {
  const root = realpathSync(projectRoot);
  const { source, directories } = readPackage(root);
  const accesses = fieldAccesses(readApex(source));
  const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'apex-types-')));
  try {
    for (const part of ['sfdx-project.json', ...directories]) {
      cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
    }
    writeQueries(path.join(copy, directories[0] ?? '', QUERIES_FOLDER), accesses);
    return issuesIn(copy).flatMap((issue) => problemFrom(issue, accesses));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function writeQueries(folder: string, accesses: FieldAccess[]): void {
  mkdirSync(folder);
  writeFileSync(path.join(folder, `${QUERIES}.cls`), classOfAccesses(QUERIES, accesses));
  writeFileSync(
    path.join(folder, `${QUERIES}.cls-meta.xml`),
    '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><status>Active</status></ApexClass>',
  );
}

function issuesIn(workspace: string): Issue[] {
  const options = ['-n', '-d', 'unused', '-f', 'json', '-w', workspace];
  const output = runJava('io.github.apexdevtools.apexls.CheckForIssues', options);
  const { files } = parseOutput<{
    files: { path: string; messages: { start: { line: number }; category: string; message: string }[] }[];
  }>(output, 'the Apex type checker');
  return files.flatMap(({ path: file, messages }) =>
    messages.map(({ start, category, message }) => ({
      file: path.relative(workspace, file).replaceAll(path.sep, '/'),
      line: start.line,
      category,
      message,
    })),
  );
}

/** An issue of the class that stands for the queries belongs to the query that it came from. */
function problemFrom({ file, line, category, message }: Issue, accesses: FieldAccess[]): Problem[] {
  if (!file.includes(`/${QUERIES_FOLDER}/`)) return [{ file, line, message: `${category}: ${message}` }];
  const access = accesses[line - 2];
  if (!access || category === 'Unused') return [];
  return [{ file: access.file, line: access.line, message: `query: ${access.field}: ${message}` }];
}
