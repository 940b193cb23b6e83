import { longTexts } from '#package-metadata';
import { problemAt, type ComponentDocument } from './component-document.ts';
import type { DeployProblem } from './deploy-problem.ts';

/** Names, labels and descriptions that are longer than Salesforce stores them. */
export function lengthProblems(document: ComponentDocument): DeployProblem[] {
  const { root, component } = document;
  return longTexts(root, component.fullName).map(({ element, words }) => problemAt(document, element, words));
}
