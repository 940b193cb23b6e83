import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import type { Problem } from '../problem.ts';

/** The files that the Salesforce CLI reads, and Salesforce's own schemas of them. */
const SCHEMAS = {
  'sfdx-project.json': '@salesforce/schemas/sfdx-project.schema.json',
  'config/project-scratch-def.json': '@salesforce/schemas/project-scratch-def.schema.json',
} as const;

const resolve = createRequire(import.meta.url).resolve;

/** What Salesforce's schemas object to in the files that its CLI reads. */
export function projectFileProblems(read: (file: string) => string): Problem[] {
  return Object.entries(SCHEMAS).flatMap(([file, schema]) => {
    const ajv = new Ajv({ allErrors: true, unknownFormats: 'ignore' });
    const validate = ajv.compile(JSON.parse(readFileSync(resolve(schema), 'utf8')) as object);
    if (validate(JSON.parse(read(file))) === true) return [];
    return (validate.errors ?? []).map(({ dataPath, message, params }) => ({
      file,
      line: 1,
      message: `${dataPath} ${message ?? 'is wrong'} ${JSON.stringify(params)}`.trim(),
    }));
  });
}
