import { transformSync } from '@lwc/compiler';
import type { Component, OrgMetadata } from '#package-metadata';
import type { DeployProblem } from './deploy-problem.ts';
import type { Inventory } from './inventory.ts';

/** Modules of the platform that name something of the org, by what follows `@salesforce/`. */
const REFERENCES: Record<string, [typeName: string, kind: string, nameOf: (reference: string) => string]> = {
  label: ['CustomLabel', 'label', (reference) => reference.replace(/^c\./, '')],
  resourceUrl: ['StaticResource', 'resourceUrl', (reference) => reference.replace(/^c\./, '')],
  customPermission: ['CustomPermission', 'customPermission', (reference) => reference],
  messageChannel: ['LightningMessageChannel', 'messageChannel', (reference) => reference.replace(/__c$/, '')],
};
const IMPORT = /^\s*(?:import\s[^'"]*?|import\s*|\}\s*)(?:from\s*)?['"]([^'"]+)['"]/gm;
const CALLABLE = /@AuraEnabled[^;{}]*?\bstatic\s+[\w.<>, ]+?\s(\w+)\s*\(/gi;

/** What the platform's compiler says of a bundle, and what its modules import that the org lacks. */
export function bundleProblems(
  component: Component,
  inventory: Inventory,
  metadata: OrgMetadata,
): DeployProblem[] {
  const problems: DeployProblem[] = [];
  for (const [file, content] of component.files) {
    const report = (problem: string, place: Partial<DeployProblem> = {}): void => {
      problems.push({
        componentType: component.type.name,
        fullName: component.fullName,
        fileName: file,
        problem,
        problemType: 'Error',
        ...place,
      });
    };
    if (/\.(js|html|css)$/.test(file)) compile(component, file, content.toString('utf8'), report);
    if (file.endsWith('.js')) {
      checkImports(content.toString('utf8'), { component, file, inventory, metadata, report });
    }
  }
  if (!component.files.has(`${component.fileName}/${component.fullName}.js`)) {
    problems.push({
      componentType: component.type.name,
      fullName: component.fullName,
      fileName: component.fileName,
      problem: `No base file for markup://c:${component.fullName}`,
      problemType: 'Error',
    });
  }
  return problems;
}

type Report = (problem: string, place?: Partial<DeployProblem>) => void;

function compile({ fullName }: Component, file: string, source: string, report: Report): void {
  try {
    const result = transformSync(source, file, { name: fullName, namespace: 'c' });
    // Level 0 and 1 are fatal and error; warnings do not stop a deployment.
    for (const { level, code, message } of result.warnings ?? []) {
      if (level <= 1) report(`LWC${String(code)}: ${message}`);
    }
  } catch (error) {
    const { message, location } = error as {
      message: string;
      location?: { line: number; column: number };
    };
    report(
      message.replace(/^\S+?: (?=LWC)/, ''),
      location && { lineNumber: location.line, columnNumber: location.column },
    );
  }
}

function checkImports(
  source: string,
  context: {
    component: Component;
    file: string;
    inventory: Inventory;
    metadata: OrgMetadata;
    report: Report;
  },
): void {
  const { component, inventory, metadata, report } = context;
  const fileName = context.file.split('/').at(-1) ?? '';
  for (const [, module = ''] of source.matchAll(IMPORT)) {
    const [, kind = '', reference = ''] = /^@salesforce\/(\w+)\/(.+)$/.exec(module) ?? [];
    const known = REFERENCES[kind];
    if (module.startsWith('c/')) {
      const name = module.slice(2);
      if (inventory.has('LightningComponentBundle', name)) continue;
      report(`No MODULE named markup://c:${name} found : [markup://c:${component.fullName}]`);
    } else if (kind === 'apex') checkApexReference(reference, metadata, report);
    else if (kind === 'schema' && !isInSchema(reference, inventory)) {
      report(`Invalid reference ${reference} of type sobjectField in file ${fileName}`);
    } else if (known && !inventory.has(known[0], known[2](reference))) {
      report(`Invalid reference ${reference} of type ${known[1]} in file ${fileName}`);
    }
  }
}

function checkApexReference(reference: string, metadata: OrgMetadata, report: Report): void {
  const [className = '', method = ''] = reference.split('.');
  const source = metadata.apexSources().find(({ path }) => path === `classes/${className}.cls`)?.source;
  if (source === undefined) report(`Unable to find Apex action class referenced as '${className}'.`);
  else if (![...source.matchAll(CALLABLE)].some(([, name]) => name === method)) {
    report(`Unable to find Apex action method referenced as '${reference}'.`);
  }
}

function isInSchema(reference: string, inventory: Inventory): boolean {
  const [objectName = '', fieldName] = reference.split('.');
  if (fieldName === undefined) return inventory.has('CustomObject', objectName);
  return inventory.field(`${objectName}.${fieldName}`) !== undefined;
}
