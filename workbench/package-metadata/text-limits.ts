import type { Element } from '@xmldom/xmldom';
import { metadataTypes, type ElementType } from './metadata-types.ts';
import { childElements } from './xml.ts';

/** How many characters Salesforce stores of a text, and what it calls the field that stores it. */
export interface TextLimit {
  field: string;
  longest: number;
}

/** A text of a metadata document that is longer than Salesforce allows. */
export interface LongText {
  element: Element;
  /** The element or attribute that holds the text; `fullName` for the name of a component. */
  name: string;
  length: number;
  longest: number;
  /** How Salesforce refuses it. */
  words: string;
}

const masterLabel = (longest: number): TextLimit => ({ field: 'MasterLabel', longest });
const description = (longest: number): TextLimit => ({ field: 'Description', longest });
const ownName = (longest: number): TextLimit => ({ field: 'Name', longest });

/** Limits of every type that has no other: `workbench/org/refusals.md` names the sources. */
const COMMON: Readonly<Record<string, TextLimit>> = {
  label: masterLabel(80),
  masterLabel: masterLabel(80),
  description: description(255),
};

/** By metadata type and element. */
const LIMITS: Readonly<Record<string, Readonly<Record<string, TextLimit>>>> = {
  CustomField: {
    label: masterLabel(40),
    relationshipLabel: masterLabel(40),
    relationshipName: { field: 'relationshipName', longest: 40 },
    inlineHelpText: { field: 'inlineHelpText', longest: 255 },
    description: description(1000),
  },
  CustomFieldTranslation: { label: masterLabel(40), help: { field: 'inlineHelpText', longest: 255 } },
  CustomLabel: {
    shortDescription: masterLabel(80),
    value: { field: 'Value', longest: 1000 },
    categories: { field: 'Category', longest: 255 },
  },
  CustomLabelTranslation: { label: { field: 'Value', longest: 1000 } },
  CustomMetadata: { label: masterLabel(40) },
  CustomObject: { label: masterLabel(40), pluralLabel: masterLabel(40), description: description(1000) },
  CustomValue: { label: masterLabel(255) },
  StandardValue: { label: masterLabel(255) },
  CompactLayout: { label: masterLabel(40) },
  Group: { name: ownName(40), description: description(1332) },
  ListView: { label: ownName(40) },
  PermissionSet: { label: { field: 'Label', longest: 80 } },
  Queue: { name: ownName(40), description: description(1332) },
  StaticResource: { contentType: { field: 'ContentType', longest: 120 } },
  ValidationRule: { errorMessage: { field: 'ErrorMessage', longest: 255 } },
  ValidationRuleTranslation: { errorMessage: { field: 'ErrorMessage', longest: 255 } },
};

/** Characters of a component's name without `__c`, by metadata type. */
const NAME_LIMITS: Readonly<Record<string, number>> = {
  CspTrustedSite: 80,
  CustomLabel: 80,
  CustomPermission: 80,
  CustomValue: 255,
  ExternalCredential: 80,
  FlexiPage: 80,
  Group: 80,
  Layout: 80,
  NamedCredential: 80,
  PermissionSet: 80,
  PermissionSetGroup: 80,
  Queue: 80,
  StandardValue: 255,
  StaticResource: 255,
};
const COMMON_NAME_LIMIT = 40;

/** All texts below a document's root, in source or metadata format, that are too long, its own name first. */
export function longTexts(root: Element, fullName: string): LongText[] {
  const found: LongText[] = [];
  checkName(root, fullName, root.nodeName, found);
  checkRecord(root, root.nodeName, found);
  return found;
}

function checkRecord(element: Element, typeName: string, found: LongText[]): void {
  const elements = metadataTypes().get(typeName)?.elements ?? new Map<string, ElementType>();
  const limits = { ...COMMON, ...LIMITS[typeName] };
  for (const { nodeName, nodeValue } of [...element.attributes]) {
    checkText({ element, name: nodeName, text: nodeValue ?? '' }, limits, found);
  }
  for (const child of childElements(element)) {
    const type = elements.get(child.nodeName)?.type ?? '';
    const [own] = childElements(child, 'fullName');
    if (own) checkName(own, textOf(own), type, found);
    if (childElements(child).length === 0) {
      checkText({ element: child, name: child.nodeName, text: textOf(child) }, limits, found);
    }
    checkRecord(child, type, found);
  }
}

function checkText(
  { element, name, text }: { element: Element; name: string; text: string },
  limits: Readonly<Record<string, TextLimit>>,
  found: LongText[],
): void {
  const limit = limits[name];
  if (!limit || text.length <= limit.longest) return;
  found.push({ element, name, length: text.length, longest: limit.longest, words: tooLong(limit) });
}

function checkName(element: Element, fullName: string, typeName: string, found: LongText[]): void {
  const longest = NAME_LIMITS[typeName] ?? COMMON_NAME_LIMIT;
  const { length } = withoutPrefix(fullName, typeName).replace(/__(?:c|mdt)$/, '');
  if (length <= longest) return;
  const words = /^Apex/.test(typeName)
    ? `Type name too long, maximum length is ${String(longest)}: ${fullName}`
    : tooLong({ field: 'fullName', longest });
  found.push({ element, name: 'fullName', length, longest, words });
}

function tooLong({ field, longest }: TextLimit): string {
  return `Value too long for field: ${field} maximum length is:${String(longest)}`;
}

/** A layout is named `Object-Layout`, a record of custom metadata `Type.Record`. */
function withoutPrefix(fullName: string, typeName: string): string {
  if (typeName === 'Layout') return fullName.slice(fullName.indexOf('-') + 1);
  return typeName === 'CustomMetadata' ? fullName.slice(fullName.indexOf('.') + 1) : fullName;
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim();
}
