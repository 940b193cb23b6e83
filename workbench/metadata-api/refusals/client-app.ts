import { elementsThatCount, type OrgMetadata, sourcePath, childText, parseXml } from '#package-metadata';
import { problemAt, type ComponentDocument } from './component-document.ts';
import type { DeployProblem } from './deploy-problem.ts';

/** A consumer key is chosen when the app is created, and stays. */
export function clientAppProblems(document: ComponentDocument, org: OrgMetadata): DeployProblem[] {
  const { type, fullName } = document.component;
  if (type.name !== 'ExtlClntAppGlobalOauthSettings') return [];
  const former = org.files.get(sourcePath(type, fullName));
  const element = elementsThatCount(type.name, document.root).find(
    ({ nodeName }) => nodeName === 'consumerKey',
  );
  if (!former || !element) return [];
  const isSame =
    childText(parseXml(former.toString('utf8')), 'consumerKey') === (element.textContent ?? '').trim();
  return isSame ? [] : [problemAt(document, element, 'The consumer key cannot be changed')];
}
