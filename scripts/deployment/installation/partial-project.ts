import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { typeOfFolder, childElements, childText, documentOf, parseXml } from '#package-metadata';
import { inTemporaryFolder } from '../metadata-files.ts';
import { PACKAGE_FOLDERS } from '../package-deployment.ts';
import type { Component } from './components.ts';

const ROOTS = PACKAGE_FOLDERS.map((folder) => path.join(folder, 'main', 'default'));

/**
 * Works with a copy of the project that lacks some components of its package: the Salesforce CLI deploys folders, and
 * cannot be told what to leave out of one.
 */
export async function partialProject<Result>(
  project: string,
  left: readonly Component[],
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  return inTemporaryFolder((folder) => {
    const whole = left.filter(({ type }) => !isInsideFile(type));
    const files = new Set(
      whole.flatMap((component) =>
        component.files.flatMap((file) => ROOTS.map((root) => path.join(project, root, file))),
      ),
    );
    for (const each of PACKAGE_FOLDERS) {
      cpSync(path.join(project, each), path.join(folder, each), {
        recursive: true,
        filter: (source) => !files.has(source),
      });
    }
    for (const component of left) if (isInsideFile(component.type)) removeFromFile(folder, component);
    if (existsSync(path.join(project, '.forceignore')))
      cpSync(path.join(project, '.forceignore'), path.join(folder, '.forceignore'));
    const { sourceApiVersion } = JSON.parse(
      readFileSync(path.join(project, 'sfdx-project.json'), 'utf8'),
    ) as { sourceApiVersion: string };
    const packageDirectories = PACKAGE_FOLDERS.map((each, index) => ({ path: each, default: index === 0 }));
    writeFileSync(
      path.join(folder, 'sfdx-project.json'),
      JSON.stringify({ packageDirectories, sourceApiVersion }),
    );
    return work(folder);
  });
}

const isInsideFile = (type: string): boolean => elementOf(type) !== undefined;

function elementOf(type: string): string | undefined {
  const parents = [typeOfFolder('labels'), typeOfFolder('sharingRules')];
  return parents.flatMap((parent) => parent?.children ?? []).find(({ name }) => name === type)?.element;
}

function removeFromFile(folder: string, { type, name, files }: Component): void {
  const own = name.slice(name.indexOf('.') + 1);
  for (const file of ROOTS.map((root) => path.join(folder, root, files[0] ?? ''))) {
    if (!existsSync(file)) continue;
    const root = parseXml(readFileSync(file, 'utf8'));
    const rest = childElements(root).filter(
      (element) => element.nodeName !== elementOf(type) || childText(element, 'fullName') !== own,
    );
    writeFileSync(file, documentOf(root.nodeName, rest));
  }
}
