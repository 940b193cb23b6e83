import ts from 'typescript';
import { ownApi } from '#package-metadata/component-class';
import { problemAt, type ComponentDocument } from './component-document.ts';
import type { DeployProblem } from './deploy-problem.ts';

/** What a page's builder may set must be public in the component's own class: inherited `@api` is not seen. */
export function builderPropertyProblems(document: ComponentDocument): DeployProblem[] {
  const { component, root } = document;
  if (component.type.name !== 'LightningComponentBundle') return [];
  const script = component.files.get(`${component.fileName}/${component.fullName}.js`)?.toString('utf8');
  if (script === undefined) return [];
  const own = ownApi(
    ts.createSourceFile(component.fullName, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS),
  );
  return [...root.getElementsByTagName('property')].flatMap((property) => {
    const name = property.getAttribute('name') ?? '';
    if (own.has(name)) return [];
    return [problemAt(document, property, `${name} is not a public property of c:${component.fullName}`)];
  });
}
