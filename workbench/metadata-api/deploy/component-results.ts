import { isError, type DeployProblem } from '../refusals/deploy-problem.ts';
import type { ComponentDocument } from '../refusals/component-document.ts';
import { type OrgMetadata, type Component, childElements, partPath, toSourceFormat } from '#package-metadata';
import type { Evaluation } from './evaluate.ts';

/** `DeployMessage` of the Metadata API. */
export interface DeployMessage {
  componentType: string;
  fullName: string;
  fileName: string;
  success: boolean;
  changed: boolean;
  created: boolean;
  deleted: boolean;
  warning: boolean;
  createdDate: string;
  problem: string | null;
  problemType: string | null;
  lineNumber?: number;
  columnNumber?: number;
}

/** A message for each component, child and deletion that is right, and for each thing that is wrong. */
export function componentMessages(evaluation: Evaluation, former: OrgMetadata, createdDate: string) {
  const { components, documents, deletions, problems } = evaluation;
  const errors = problems.filter(isError);
  const failed = new Set(errors.map(({ componentType, fullName }) => `${componentType}#${fullName}`));
  const manifest = success(
    { componentType: '', fullName: 'package.xml', fileName: 'package.xml' },
    createdDate,
  );
  const successes = [
    ...components.flatMap((component) => ofComponent(component, documents, former, createdDate)),
    ...deletions
      .filter(({ typeName, fullName }) => former.without(typeName, fullName) !== undefined)
      .map(({ typeName, fullName }) => ({
        ...success({ componentType: typeName, fullName, fileName: 'destructiveChanges.xml' }, createdDate),
        changed: true,
        deleted: true,
      })),
  ].filter(({ componentType, fullName }) => !failed.has(`${componentType}#${fullName}`));
  const warnings = problems.filter((problem) => !isError(problem));
  return {
    componentSuccesses: [
      ...(errors.length === 0 ? [manifest] : []),
      ...successes,
      ...warnings.map((warning) => ({ ...ofProblem(warning, createdDate), success: true, warning: true })),
    ],
    componentFailures: errors.map((problem) => ofProblem(problem, createdDate)),
  };
}

function ofComponent(
  component: Component,
  documents: readonly ComponentDocument[],
  former: OrgMetadata,
  createdDate: string,
): DeployMessage[] {
  const { type, fullName, fileName } = component;
  const document = documents.find((each) => each.component === component);
  if (!document) return [];
  const files = toSourceFormat(component, (path) => former.files.get(path)?.toString('utf8'));
  const own: DeployMessage = {
    ...success({ componentType: type.name, fullName, fileName }, createdDate),
    ...difference(files, former),
  };
  const children = document.children.map((child): DeployMessage => {
    const kind = type.children?.find(({ name }) => name === child.typeName);
    const path = kind?.folder && partPath(fullName, kind, child.fullName.slice(fullName.length + 1));
    const content = path ? files.get(path) : undefined;
    const changes = path && content ? difference(new Map([[path, content]]), former) : {};
    return {
      ...success({ componentType: child.typeName, fullName: child.fullName, fileName }, createdDate),
      ...changes,
    };
  });
  // Fields on a standard object come alone: the object itself is not deployed.
  const partsOnly = type.name === 'CustomObject' && !hasOwnSettings(document);
  return partsOnly ? children : [own, ...children];
}

function hasOwnSettings({ component, root, children }: ComponentDocument): boolean {
  const parts = new Set((component.type.children ?? []).map(({ element }) => element));
  return children.length === 0 || childElements(root).some(({ nodeName }) => !parts.has(nodeName));
}

function difference(files: ReadonlyMap<string, Buffer>, former: OrgMetadata) {
  const entries = [...files];
  return {
    created: entries.every(([path]) => !former.files.has(path)),
    changed: entries.some(([path, content]) => !former.files.get(path)?.equals(content)),
  };
}

function success(
  place: { componentType: string; fullName: string; fileName: string },
  createdDate: string,
): DeployMessage {
  return {
    ...place,
    success: true,
    changed: false,
    created: false,
    deleted: false,
    warning: false,
    createdDate,
    problem: null,
    problemType: null,
  };
}

function ofProblem(problem: DeployProblem, createdDate: string): DeployMessage {
  return { ...success(problem, createdDate), ...problem, success: false };
}
