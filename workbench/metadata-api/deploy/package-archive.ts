import type { DeployProblem } from '../refusals/deploy-problem.ts';
import {
  names,
  readManifest,
  unknownTypes,
  type Manifest,
  childrenOf,
  componentsOf,
  documentOfComponent,
  type Component,
  XmlError,
} from '#package-metadata';
import { ZipError, readZip } from '../zip/read-zip.ts';

const MANIFEST = 'package.xml';
const DESTRUCTIVE = ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml'];

/** What was sent to be deployed. */
export interface PackageArchive {
  components: Component[];
  /** Type and name of what is to be deleted. */
  deletions: { typeName: string; fullName: string }[];
  problems: DeployProblem[];
}

/** Reads an archive and holds it against its own `package.xml`. */
export function readArchive(archive: Buffer): PackageArchive {
  const nothing = { components: [], deletions: [] };
  let files: Map<string, Buffer>;
  try {
    files = withoutRootFolder(readZip(archive));
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return { ...nothing, problems: [manifestProblem('', `Invalid ZIP archive: ${error.message}`)] };
  }
  const text = files.get(MANIFEST);
  if (!text) return { ...nothing, problems: [manifestProblem('', 'No package.xml found')] };
  try {
    return readNamed(files, readManifest(text.toString('utf8')));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { ...nothing, problems: [manifestProblem('', `Error parsing file: ${error.message}`)] };
  }
}

function readNamed(files: ReadonlyMap<string, Buffer>, manifest: Manifest): PackageArchive {
  const problems: DeployProblem[] = unknownTypes(manifest).map((name) =>
    manifestProblem(name, `Unknown type name '${name}' specified in package.xml`),
  );
  const deletions = DESTRUCTIVE.flatMap((file) => deletionsOf(files.get(file)));
  const content = new Map([...files].filter(([file]) => file !== MANIFEST && !DESTRUCTIVE.includes(file)));
  const { components, unknownFiles } = componentsOf(content);
  for (const file of unknownFiles) {
    const fullName = file.split('/').at(-1) ?? file;
    problems.push({ ...manifestProblem(fullName, 'Not in package.xml'), fileName: file });
  }
  const there = new Set<string>();
  for (const component of components) {
    const children = childNames(component);
    there.add(`${component.type.name}#${component.fullName}`);
    for (const { typeName, fullName } of children) there.add(`${typeName}#${fullName}`);
    problems.push(...unnamed(component, children, manifest));
  }
  return { components, deletions, problems: [...problems, ...absent(manifest, there)] };
}

/** A package may lie in one folder of the archive. */
function withoutRootFolder(files: Map<string, Buffer>): Map<string, Buffer> {
  const roots = new Set([...files.keys()].map((file) => file.split('/')[0] ?? ''));
  const [root = ''] = roots;
  if (files.has(MANIFEST) || roots.size !== 1) return files;
  return new Map([...files].map(([file, content]) => [file.slice(root.length + 1), content]));
}

function childNames(component: Component): { typeName: string; fullName: string }[] {
  try {
    const root = documentOfComponent(component)?.root;
    return root ? childrenOf(component.type, component.fullName, root) : [];
  } catch (error) {
    if (error instanceof XmlError) return [];
    throw error;
  }
}

/** A document's parts come with it; parts alone must be named one by one. */
function unnamed(
  component: Component,
  children: { typeName: string; fullName: string }[],
  manifest: Manifest,
): DeployProblem[] {
  const { type, fullName, fileName } = component;
  if (names(manifest, type.name, fullName)) return [];
  const lacking = children.filter((child) => !names(manifest, child.typeName, child.fullName));
  const problem = { fileName, problem: 'Not in package.xml', problemType: 'Error' as const };
  if (children.length === 0) return [{ componentType: type.name, fullName, ...problem }];
  return lacking.map((child) => ({ componentType: child.typeName, fullName: child.fullName, ...problem }));
}

function absent(manifest: Manifest, there: ReadonlySet<string>): DeployProblem[] {
  return [...manifest.members].flatMap(([type, members]) =>
    [...members]
      .filter(
        (name) => name !== '*' && !unknownTypes(manifest).includes(type) && !there.has(`${type}#${name}`),
      )
      .map((name) =>
        manifestProblem(
          name,
          `An object '${name}' of type ${type} was named in package.xml, but was not found in zipped directory`,
        ),
      ),
  );
}

function deletionsOf(file: Buffer | undefined): PackageArchive['deletions'] {
  if (!file) return [];
  return [...readManifest(file.toString('utf8')).members].flatMap(([typeName, members]) =>
    [...members].map((fullName) => ({ typeName, fullName })),
  );
}

function manifestProblem(fullName: string, problem: string): DeployProblem {
  return {
    componentType: '',
    fullName: fullName || MANIFEST,
    fileName: MANIFEST,
    problem,
    problemType: 'Error',
  };
}
