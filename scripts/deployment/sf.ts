import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';

export const API_VERSION = '65.0';

/** What the Salesforce CLI prints with `--json`. */
const envelope = z.looseObject({
  status: z.number(),
  result: z.unknown().optional(),
  name: z.string().optional(),
  message: z.string().optional(),
  data: z.unknown().optional(),
});
export type SfAnswer = z.infer<typeof envelope>;

/**
 * Runs one command of the Salesforce CLI and resolves with what it printed, refusals included. `input` is what the
 * argument `-` means: the way for secrets, since arguments can be read by every process of the machine. `folder` is
 * that of another project than the runner's own.
 */
export type Sf = (args: readonly string[], input?: string, folder?: string) => Promise<SfAnswer>;

/** A command of the CLI that did not do what was asked. */
export class SfError extends Error {
  readonly data: unknown;

  constructor(message: string, data?: unknown) {
    super(message);
    this.data = data;
  }
}

/** Runs the program at `executable`, in `folder`, each time with `--json`. */
export function sfRunner(executable: string, folder: string, environment = process.env): Sf {
  const runWith = (args: readonly string[], otherFolder: string | undefined): Promise<SfAnswer> =>
    new Promise((resolve, reject) => {
      const child = spawn(executable, [...args, '--json'], {
        cwd: otherFolder ?? folder,
        env: {
          ...environment,
          SF_AUTOUPDATE_DISABLE: 'true',
          SF_SKIP_NEW_VERSION_CHECK: 'true',
          FORCE_COLOR: '0',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      let errors = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      child.on('error', (error) => {
        reject(new SfError(`The Salesforce CLI could not be started: ${error.message}`));
      });
      child.on('close', () => {
        try {
          resolve(readAnswer(output));
        } catch {
          reject(
            new SfError(`The Salesforce CLI gave no answer to “sf ${nameOf(args)}”. ${firstLine(errors)}`),
          );
        }
      });
    });
  return (args, input, otherFolder) =>
    input === undefined
      ? runWith(args, otherFolder)
      : inPrivateFile(input, (file) =>
          runWith(
            args.map((arg) => (arg === '-' ? `@${file}` : arg)),
            otherFolder,
          ),
        );
}

/** Gives the text as a file that only this user can read. The CLI gives up on standard input after 10 ms. */
async function inPrivateFile<Result>(text: string, work: (file: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sf-input-'));
  try {
    const file = path.join(folder, 'body.json');
    writeFileSync(file, text, { mode: 0o600 });
    return await work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The JSON object in the CLI's output; warnings may stand before it. */
function readAnswer(output: string): SfAnswer {
  return envelope.parse(JSON.parse(output.slice(output.indexOf('{'))));
}

/** The result of a command that must succeed, in the given shape. Throws an SfError with the CLI's words. */
export async function sfResult<Shape extends z.ZodType>(
  sf: Sf,
  args: readonly string[],
  shape: Shape,
  input?: string,
): Promise<z.infer<Shape>> {
  const answer = await sf(args, input);
  if (answer.status !== 0) throw new SfError(answer.message ?? `“sf ${nameOf(args)}” failed.`, answer.data);
  const parsed = shape.safeParse(answer.result);
  if (!parsed.success) {
    throw new SfError(
      `“sf ${nameOf(args)}” answered in a shape that is not known: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}

const records = z.object({ records: z.array(z.record(z.string(), z.unknown())) });

/** Rows of a SOQL query, up to the 2,000 that Salesforce answers at once. Throws an SfError with its reason. */
export async function queryRows(sf: Sf, org: string, soql: string): Promise<Record<string, unknown>[]> {
  return rowsOf(sf, org, 'query', soql);
}

/** The same of the Tooling API, which knows an org's rules and code. */
export async function queryTooling(sf: Sf, org: string, soql: string): Promise<Record<string, unknown>[]> {
  return rowsOf(sf, org, 'tooling/query', soql);
}

async function rowsOf(
  sf: Sf,
  org: string,
  resource: string,
  soql: string,
): Promise<Record<string, unknown>[]> {
  const parameters = new URLSearchParams({ q: soql }).toString();
  const path = `/services/data/v${API_VERSION}/${resource}?${parameters}`;
  const { statusCode, body } = await requestRest(sf, org, { method: 'GET', path });
  const parsed = records.safeParse(body);
  if (statusCode !== 200 || !parsed.success)
    throw new SfError(`The org refused a query: ${refusalText(body)}`);
  return parsed.data.records;
}

/** A text as a literal of SOQL. */
export const soqlText = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;

const response = z.object({ statusCode: z.number(), body: z.unknown() });

/** One request to the org's REST API. Resolves whatever the status is; the body is no argument. */
export async function requestRest(
  sf: Sf,
  org: string,
  request: { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: string; body?: unknown },
): Promise<{ statusCode: number; body: unknown }> {
  const { method, path, body } = request;
  const args = ['api', 'request', 'rest', path, '--method', method, '--target-org', org];
  // Without a file, be it an empty one, the CLI refuses all but GET: "No 'mode' found in 'body' entry".
  const text = body === undefined ? (method === 'GET' ? undefined : '') : JSON.stringify(body);
  if (body !== undefined) args.push('--header', 'Content-Type: application/json');
  if (text !== undefined) args.push('--body', '-');
  const answer = await sf(args, text);
  const parsed = response.safeParse(answer.result);
  if (!parsed.success) throw new SfError(answer.message ?? `The org did not answer ${method} ${path}.`);
  return parsed.data;
}

const restErrors = z.array(
  z.looseObject({ errorCode: z.string().optional(), message: z.string().optional() }),
);

/** What a refused REST request says, e.g. `DUPLICATE_VALUE: …`. */
export function refusalText(body: unknown): string {
  const parsed = restErrors.safeParse(body);
  const [first] = parsed.success ? parsed.data : [];
  return first ? [first.errorCode, first.message].filter(Boolean).join(': ') : 'no reason given';
}

/** A command without its values: they may name people. */
const nameOf = (args: readonly string[]): string => {
  const end = args.findIndex((arg) => arg.startsWith('-') || arg.startsWith('/'));
  return (end < 0 ? args : args.slice(0, end)).join(' ');
};

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
