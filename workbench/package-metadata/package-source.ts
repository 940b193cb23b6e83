import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { parseOnce } from './parse-once.ts';
import { parseXml, type XmlError } from './xml.ts';

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
  problems: UnreadableFile[];
}

/** A file that is no XML, as a problem of the package. */
export interface UnreadableFile {
  file: string;
  line: number;
  message: string;
}

/** Metadata that no deployment sends unless it is asked to: it needs hosts, or a language that the org has on. */
const BESIDE_THE_PACKAGE = ['org-settings', 'translations'];
/** Metadata that shows what others can build on the package, and is none of it. */
const EXAMPLES = ['examples/other-lookups'];

/**
 * Reads the package directories of `sfdx-project.json` and the metadata beside them, and with `examples` also those.
 * Files that are no XML are among the problems.
 */
export function readPackage(projectRoot: string, { examples = false } = {}): PackageReading {
  const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');
  const directories = [
    ...packageDirectories(read),
    ...[...BESIDE_THE_PACKAGE, ...(examples ? EXAMPLES : [])].filter((folder) =>
      existsSync(path.join(projectRoot, folder)),
    ),
  ];
  const files = directories.flatMap((directory) => filesBelow(projectRoot, directory));
  const metadata: MetadataFile[] = [];
  const problems: UnreadableFile[] = [];
  for (const file of files.filter((name) => name.endsWith('-meta.xml'))) {
    try {
      metadata.push(readMetadata(file, read(file)));
    } catch (error) {
      const { message, line } = error as XmlError;
      problems.push({ file, line, message: `is not well-formed XML: ${message}` });
    }
  }
  return { source: { files, metadata, read }, directories, problems };
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

function metadataFile(file: string, root: Element): MetadataFile {
  return {
    file,
    name: path.posix.basename(file).replace(/\.[^.]+-meta\.xml$/, ''),
    objectName: /\/objects\/([^/]+)\//.exec(file)?.[1],
    root,
  };
}
