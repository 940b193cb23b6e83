import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { parseOnce } from './parse-once.ts';
import type { Problem } from './problem.ts';

/** One metadata file in source format. */
export interface MetadataFile {
  /** Path inside the project, with forward slashes. */
  file: string;
  /** Name by which other metadata refers to it, without its object: `Status__c`, `AC_Supervisor`. */
  name: string;
  /** Object that it belongs to (fields, list views, …). */
  objectName: string | undefined;
  root: Element;
}

export interface PackageSource {
  /** Every file of the package directories, with forward slashes. */
  files: string[];
  metadata: MetadataFile[];
  read(file: string): string;
}

export interface PackageReading {
  source: PackageSource;
  /** Folders with metadata, the default package directory first. */
  directories: string[];
  problems: Problem[];
}

/** Metadata that no deployment sends unless it is asked to: it needs hosts, or a language that the org has on. */
const BESIDE_THE_PACKAGE = ['org-settings', 'translations'];

/**
 * Reads the package directories of `sfdx-project.json` and the metadata beside them. Files that are no XML are
 * among the problems.
 */
export function readPackage(projectRoot: string): PackageReading {
  const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');
  const directories = [
    ...packageDirectories(read),
    ...BESIDE_THE_PACKAGE.filter((folder) => existsSync(path.join(projectRoot, folder))),
  ];
  const files = directories.flatMap((directory) => filesBelow(projectRoot, directory));
  const metadata: MetadataFile[] = [];
  const problems: Problem[] = [];
  for (const file of files.filter((name) => name.endsWith('-meta.xml'))) {
    try {
      metadata.push(readMetadata(file, read(file)));
    } catch (error) {
      problems.push({ file, line: 1, message: `is not well-formed XML: ${(error as Error).message}` });
    }
  }
  return { source: { files, metadata, read }, directories, problems };
}

/** Child elements, all or those of one name. */
export function childElements(element: Element, name?: string): Element[] {
  return [...element.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && (name === undefined || node.nodeName === name),
  );
}

/** Text of the first child of that name, trimmed; `undefined` where there is none. */
export function childText(element: Element, name: string): string | undefined {
  return childElements(element, name)[0]?.textContent?.trim();
}

export function lineOf(element: Element): number {
  return element.lineNumber ?? 1;
}

function packageDirectories(read: (file: string) => string): string[] {
  const project = JSON.parse(read('sfdx-project.json')) as { packageDirectories: { path: string }[] };
  return project.packageDirectories.map((directory) => directory.path);
}

function filesBelow(projectRoot: string, directory: string): string[] {
  return readdirSync(path.join(projectRoot, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__tests__'))
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();
}

const readMetadata = parseOnce((file, text) => metadataFile(file, parseXml(text)));

function parseXml(text: string): Document {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new Error(message);
  };
  return new DOMParser({ onError }).parseFromString(text, 'text/xml');
}

function metadataFile(file: string, document: Document): MetadataFile {
  if (!document.documentElement) throw new Error('it has no root element');
  return {
    file,
    name: path.posix.basename(file).replace(/\.[^.]+-meta\.xml$/, ''),
    objectName: /\/objects\/([^/]+)\//.exec(file)?.[1],
    root: document.documentElement,
  };
}
