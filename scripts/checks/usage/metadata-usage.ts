import { textConstants, type ApexSource } from '../apex/apex-source.ts';
import type { Module } from '../components/modules.ts';
import type { Problem } from '../problem.ts';
import { type MetadataFile, type PackageSource, childElements, childText, lineOf } from '#package-metadata';

/** What can use metadata, read once. */
export interface Users {
  source: PackageSource;
  modules: Module[];
  /** Classes and triggers, tests left out. */
  apex: ApexSource[];
  /** Source code of the middleware, which names queues and fields. */
  middleware: string;
}

type Used = (name: string, users: Users) => boolean;

/** Types of metadata, by their root element, with what using them means. */
const KINDS: Record<string, [used: Used, message: string][]> = {
  StaticResource: [[imported('@salesforce/resourceUrl/'), 'no component loads this static resource']],
  LightningMessageChannel: [
    [
      (name, users) => imported('@salesforce/messageChannel/')(`${name}__c`, users),
      'no component speaks on this message channel',
    ],
  ],
  CustomPermission: [
    [inMetadata('PermissionSet', 'name'), 'no permission set grants this custom permission'],
    [inApexText, 'no Apex checks this custom permission'],
  ],
  FlexiPage: [[inMetadata('CustomObject', 'content'), 'no object opens with this page']],
  CompactLayout: [
    [inMetadata('CustomObject', 'compactLayoutAssignment'), 'no object is assigned this compact layout'],
  ],
  CustomTab: [[inMetadata('PermissionSet', 'tab'), 'no permission set shows this tab']],
  Group: [[inMetadata('SharingRules', 'group'), 'nothing is shared with this group']],
  Queue: [
    [(name, { middleware }) => hasWord(middleware, name), 'the middleware gives nothing to this queue'],
  ],
  NamedCredential: [
    [
      (name, { apex }) => texts(apex).some((text) => text.startsWith(`callout:${name}/`)),
      'no Apex calls out by this named credential',
    ],
  ],
  ExternalCredential: [
    [inMetadata('NamedCredential', 'externalCredential'), 'no named credential uses this'],
    [
      (name, { source }) =>
        leafTexts(source, 'PermissionSet', 'externalCredentialPrincipal').some((principal) =>
          principal.startsWith(`${name}-`),
        ),
      'no permission set opens a principal of this external credential',
    ],
  ],
  CustomObject: [
    [inMetadata('PermissionSet', 'object'), 'no permission set opens this object'],
    [
      (name, { source }) =>
        source.metadata.some(
          ({ root, name: other }) => root.nodeName === 'Layout' && other.startsWith(`${name}-`),
        ),
      'this object has no layout of its own',
    ],
  ],
};

/** Metadata that is there and that nothing uses. */
export function unusedMetadata(users: Users): Problem[] {
  return users.source.metadata.flatMap((metadata) => {
    const { file, name, root } = metadata;
    const problems = (KINDS[root.nodeName] ?? [])
      .filter(([used]) => !used(name, users))
      .map(([, message]) => ({ file, line: 1, message }));
    return [...problems, ...unusedLabels(metadata, users), ...unusedMessageFields(metadata, users)];
  });
}

function unusedLabels({ file, root }: MetadataFile, { source, modules, apex }: Users): Problem[] {
  if (root.nodeName !== 'CustomLabels') return [];
  const used = new Set(modules.flatMap(({ imports }) => imports.map(({ module }) => module)));
  const metadata = source.metadata.map((other) =>
    other.root === root ? '' : (other.root.textContent ?? ''),
  );
  return childElements(root, 'labels').flatMap((label) => {
    const name = childText(label, 'fullName') ?? '';
    const mentioned =
      used.has(`@salesforce/label/c.${name}`) ||
      apex.some(({ tree }) => new RegExp(`\\bLabel\\.${name}\\b`, 'i').test(tree.getText())) ||
      metadata.some((text) => text.includes(`$Label.${name}`));
    return mentioned ? [] : [{ file, line: lineOf(label), message: `nothing uses the label ${name}` }];
  });
}

/** A message's field is used where a component that speaks on the channel names it. */
function unusedMessageFields({ file, name, root }: MetadataFile, { modules }: Users): Problem[] {
  if (root.nodeName !== 'LightningMessageChannel') return [];
  const channel = `@salesforce/messageChannel/${name}__c`;
  const speakers = new Set(
    modules
      .filter(({ imports }) => imports.some(({ module }) => module === channel))
      .map(({ bundle }) => bundle),
  );
  const near = modules.filter(
    ({ bundle, imports }) =>
      speakers.has(bundle) || imports.some(({ module }) => speakers.has(module.replace(/^c\//, ''))),
  );
  return childElements(root, 'lightningMessageFields').flatMap((field) => {
    const fieldName = childText(field, 'fieldName') ?? '';
    if (near.some(({ tree }) => hasWord(tree.text, fieldName))) return [];
    return [{ file, line: lineOf(field), message: `no message has ${fieldName}` }];
  });
}

function imported(prefix: string): Used {
  return (name, { modules }) =>
    modules.some(({ imports }) => imports.some(({ module }) => module === `${prefix}${name}`));
}

function inApexText(name: string, { apex }: Users): boolean {
  return texts(apex).includes(name);
}

function inMetadata(type: string, element: string): Used {
  return (name, { source }) => leafTexts(source, type, element).includes(name);
}

function leafTexts({ metadata }: PackageSource, type: string, element: string): string[] {
  return metadata
    .filter(({ root }) => root.nodeName === type)
    .flatMap(({ root }) => [...root.getElementsByTagName(element)])
    .map(({ textContent }) => textContent?.trim() ?? '');
}

function texts(apex: ApexSource[]): string[] {
  return apex.flatMap(({ tree }) => textConstants(tree).map(({ text }) => text));
}

/** Whether a name stands in a text as a word of its own. */
export function hasWord(text: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(text);
}
