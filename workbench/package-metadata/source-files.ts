import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Source-format metadata as the schema reads it: paths with forward slashes, texts on demand. */
export interface SourceFiles {
  paths(): string[];
  /** Throws where there is no such file. */
  read(path: string): string;
}

/** Files held in memory: a path to its text. */
export function sourceFilesOf(files: Record<string, string>): SourceFiles {
  return {
    paths: () => Object.keys(files),
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`There is no file ${path} among the sources.`);
      return text;
    },
  };
}

/** What makes up an installation, in the order of deployment: the package, its sharing rules, an org's own hosts. */
export const INSTALLATION_FOLDERS: readonly string[] = ['force-app', 'sharing', 'org-settings'];

/** The files below the given folders of a project. Missing folders are empty. */
export function projectSourceFiles(root: string, folders: readonly string[]): SourceFiles {
  const paths = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/')),
    )
    .map((path) => path.replace(/^\/+/, ''))
    .sort();
  return { paths: () => paths, read: (path) => readFileSync(join(root, path), 'utf8') };
}

/** Several sources as one. Where a path is in two, the first counts. */
export function joinedSourceFiles(sources: readonly SourceFiles[]): SourceFiles {
  const owners = new Map(
    sources.toReversed().flatMap((source) => source.paths().map((path) => [path, source] as const)),
  );
  return {
    paths: () => [...owners.keys()].sort(),
    read: (path) => {
      const owner = owners.get(path);
      if (!owner) throw new Error(`There is no file ${path} among the sources.`);
      return owner.read(path);
    },
  };
}

/** The name in a metadata file's path: `a/b/AC_X.queue-meta.xml` with suffix `queue` gives `AC_X`. */
export function metadataName(path: string, suffix: string): string {
  return posix.basename(path).replace(new RegExp(`\\.${suffix}-meta\\.xml$`), '');
}
