import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { API_VERSION, SfError, type Sf, type SfAnswer } from './sf.ts';

export const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** Components by type, as a manifest names them. */
export type Members = Readonly<Record<string, readonly string[]>>;
/** Files in metadata format: path inside the package, e.g. `applications/Sales.app` → text. */
export type MetadataFiles = ReadonlyMap<string, string>;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The WSDL lists a type's elements by the codes of their characters: `isDPopEnabled` before `isDeviceFlowEnabled`. */
const inOrderOfWsdl = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * A metadata document; elements without a value are left out. They are written in the order of the WSDL, in which
 * Salesforce reads them: it passes over one that comes too late, without a word.
 */
export function metadataXml(type: string, elements: Record<string, string | boolean | undefined>): string {
  const lines = Object.entries(elements)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => inOrderOfWsdl(a, b))
    .map(([name, value]) => `  <${name}>${escapeXml(String(value))}</${name}>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${METADATA_NAMESPACE}">\n${lines.join('')}</${type}>\n`;
}

/** A document in which the root has another value for an element, at the element's place; `undefined` removes it. */
export function withElement(document: string, name: string, value: string | undefined): string {
  const [, head = '', body = '', tail = ''] =
    /^([^]*?<[A-Za-z]\w*[^>]*>)([^]*)(<\/\w+>\s*)$/.exec(document) ?? [];
  if (tail === '') throw new Error('The document is not metadata.');
  const children = [...body.matchAll(/<(\w+)\b[^>]*?(?:\/>|>[^]*?<\/\1>)/g)].map(([text, child = '']) => ({
    child,
    text,
  }));
  const others = children.filter(({ child }) => child !== name);
  const element = { child: name, text: `<${name}>${escapeXml(value ?? '')}</${name}>` };
  const place = others.findIndex(({ child }) => inOrderOfWsdl(child, name) > 0);
  if (value !== undefined) others.splice(place < 0 ? others.length : place, 0, element);
  return `${head}\n${others.map(({ text }) => `  ${text}\n`).join('')}${tail}`;
}

export function packageXml(members: Members): string {
  const types = Object.entries(members).map(
    ([type, names]) =>
      `  <types>\n${names.map((name) => `    <members>${escapeXml(name)}</members>\n`).join('')}` +
      `    <name>${type}</name>\n  </types>\n`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="${METADATA_NAMESPACE}">\n` +
    `${types.join('')}  <version>${API_VERSION}</version>\n</Package>\n`
  );
}

/** Deploys components in metadata format. Throws an SfError that names what the org refused. */
export async function deployMetadata(
  sf: Sf,
  org: string,
  members: Members,
  files: MetadataFiles,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    for (const [name, text] of new Map([...files, ['package.xml', packageXml(members)]])) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text, { mode: 0o600 });
    }
    const args = [
      'project',
      'deploy',
      'start',
      '--metadata-dir',
      folder,
      '--target-org',
      org,
      '--wait',
      '30',
    ];
    await runDeployment(sf, args);
  });
}

/** The components that the org has, of those asked for, in metadata format. */
export async function retrieveMetadata(sf: Sf, org: string, members: Members): Promise<MetadataFiles> {
  return inTemporaryFolder(async (folder) => {
    const manifest = path.join(folder, 'package.xml');
    writeFileSync(manifest, packageXml(members));
    const target = path.join(folder, 'retrieved');
    const args = [
      'project',
      'retrieve',
      'start',
      '--manifest',
      manifest,
      '--target-metadata-dir',
      target,
      '--unzip',
    ];
    const answer = await sf([...args, '--target-org', org, '--wait', '30']);
    if (answer.status !== 0) throw new SfError(answer.message ?? 'The org’s set-up could not be read.');
    return filesBelow(target);
  });
}

/** Files by their path from the type's folder on, wherever the archive was unpacked to. */
function filesBelow(folder: string): MetadataFiles {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.name === 'package.xml' || entry.name.endsWith('.zip')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const inside = path.relative(folder, file).split(path.sep).join('/');
    files.set(inside.replace(/^(?:unpackaged\/)+/, ''), readFileSync(file, 'utf8'));
  }
  return files;
}

const failure = z.looseObject({
  problem: z.string().nullish(),
  fullName: z.string().nullish(),
  componentType: z.string().nullish(),
  lineNumber: z.coerce.number().nullish(),
});
export type TestFailure = z.infer<typeof testFailure>;
const testFailure = z.looseObject({
  name: z.string(),
  methodName: z.string(),
  message: z.string().nullish(),
});
const oneOrMore = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.array(shape), shape.transform((one) => [one])]).optional();
const deployResult = z.looseObject({
  details: z
    .looseObject({
      componentFailures: oneOrMore(failure),
      runTestResult: z.looseObject({ failures: oneOrMore(testFailure) }).nullish(),
    })
    .nullish(),
});

/** A deployment that the org refused, with the Apex tests that failed. */
export class DeploymentRefused extends SfError {
  readonly testFailures: readonly TestFailure[];

  constructor(message: string, testFailures: readonly TestFailure[]) {
    super(message);
    this.testFailures = testFailures;
  }
}

const ATTEMPTS = 3;
const LOST = /fetch failed|socket hang up|ECONNRESET|ETIMEDOUT|EPIPE/i;

/**
 * Runs a command that deploys or validates. A connection that is lost while it waits does not stop the
 * deployment, and deploying the same again is harmless: so it is tried again. Throws an SfError with every refusal.
 */
export async function runDeployment(sf: Sf, args: readonly string[]): Promise<void> {
  let answer = await sf(args);
  for (let attempt = 1; attempt < ATTEMPTS && LOST.test(answer.message ?? ''); attempt++)
    answer = await sf(args);
  expectDeployed(answer);
}

/** What a deployment says against single components. */
export function deploymentProblems(answer: SfAnswer): z.infer<typeof failure>[] {
  return detailsOf(answer)?.componentFailures ?? [];
}

function detailsOf(answer: SfAnswer): z.infer<typeof deployResult>['details'] {
  const parsed = deployResult.safeParse(answer.result ?? answer.data);
  return parsed.success ? parsed.data.details : undefined;
}

/** Throws an SfError with every refusal of a deployment, each on its line. */
function expectDeployed(answer: SfAnswer): void {
  if (answer.status === 0) return;
  const details = detailsOf(answer);
  const lines = [
    ...deploymentProblems(answer).map(({ componentType, fullName, lineNumber, problem }) =>
      `${componentType ?? ''} ${fullName ?? ''}${lineNumber ? ` (line ${String(lineNumber)})` : ''}: ${problem ?? ''}`.trim(),
    ),
    ...(details?.runTestResult?.failures ?? []).map(
      ({ name, methodName, message }) => `${name}.${methodName}: ${message ?? 'failed'}`,
    ),
  ];
  throw new DeploymentRefused(
    lines.length > 0 ? lines.join('\n') : (answer.message ?? 'The org refused the deployment.'),
    details?.runTestResult?.failures ?? [],
  );
}

export async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'contact-channel-analytics-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
