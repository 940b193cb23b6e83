/**
 * Puts third-party libraries into the package as static resources, taken from npm as they are, with
 * their licence in front. `node scripts/static-resources.ts` writes them; with `--check` it only
 * compares, so that what is committed cannot drift from what package.json pins.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const RESOURCE_FOLDER = 'force-app/main/default/staticresources';

interface Library {
  /** npm package that it is taken from. */
  packageName: string;
  /** File inside that package. */
  build: string;
  resourceName: string;
  description: string;
}

const LIBRARIES: Library[] = [
  {
    packageName: 'wavesurfer.js',
    build: 'dist/wavesurfer.min.js',
    resourceName: 'AC_WaveSurfer',
    description: 'Draws the waveform. Reached by the component acWaveform alone.',
  },
];

/** Path inside the project and content of each file that the static resources consist of. */
export function staticResourceFiles(projectRoot: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const library of LIBRARIES) {
    const target = path.posix.join(RESOURCE_FOLDER, library.resourceName);
    files.set(`${target}.js`, scriptWithLicence(projectRoot, library));
    files.set(`${target}.resource-meta.xml`, resourceMetadata(projectRoot, library));
  }
  return files;
}

/** Paths of files that are missing or differ from what npm has. */
export function outdatedStaticResources(projectRoot: string): string[] {
  return [...staticResourceFiles(projectRoot)]
    .filter(([file, content]) => readIfThere(path.join(projectRoot, file)) !== content)
    .map(([file]) => file);
}

function scriptWithLicence(projectRoot: string, library: Library): string {
  const licence = readFromPackage(projectRoot, library, 'LICENSE').trim();
  const notice = `/*! ${library.packageName} ${versionOf(projectRoot, library)}\n\n${licence}\n*/`;
  return `${notice}\n${readFromPackage(projectRoot, library, library.build).trim()}\n`;
}

function resourceMetadata(projectRoot: string, library: Library): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" ?>',
    '<StaticResource xmlns="http://soap.sforce.com/2006/04/metadata">',
    '  <cacheControl>Public</cacheControl>',
    '  <contentType>application/javascript</contentType>',
    `  <description>${library.packageName} ${versionOf(projectRoot, library)}. ${library.description}</description>`,
    '</StaticResource>',
    '',
  ].join('\n');
}

function versionOf(projectRoot: string, library: Library): string {
  const { version } = JSON.parse(readFromPackage(projectRoot, library, 'package.json')) as {
    version: string;
  };
  return version;
}

function readFromPackage(projectRoot: string, library: Library, file: string): string {
  return readFileSync(path.join(projectRoot, 'node_modules', library.packageName, file), 'utf8');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function main(): void {
  const projectRoot = path.resolve(import.meta.dirname, '..');
  if (process.argv.includes('--check')) {
    const outdated = outdatedStaticResources(projectRoot);
    for (const file of outdated) {
      console.error(`${file}: differs from npm. Run: node scripts/static-resources.ts`);
    }
    process.exitCode = outdated.length > 0 ? 1 : 0;
    return;
  }
  mkdirSync(path.join(projectRoot, RESOURCE_FOLDER), { recursive: true });
  for (const [file, content] of staticResourceFiles(projectRoot)) {
    writeFileSync(path.join(projectRoot, file), content);
    console.log(`wrote ${file}`);
  }
}

if (process.argv[1] === import.meta.filename) main();
