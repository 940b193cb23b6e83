import { findObject, type MetadataDocument, type OrgSchema } from '#org';
import { nodes, text, texts, type XmlNode } from '#package-metadata';

/** What the console needs to lay out an object's list and record pages. */
export type PageLayout = {
  label: string;
  pluralLabel: string;
  icon: string;
  listViews: { name: string; label: string }[];
  /** Fields of the highlights panel. */
  compact: string[];
  sections: { label: string; fields: string[] }[];
  template: string;
  regions: { name: string; components: { name: string; properties: Record<string, string> }[] }[];
};

/** From the package's own metadata: tab, list views, compact layout, page layout, and the record page that is the default. */
export function pageLayout(schema: OrgSchema, objectName: string): PageLayout | undefined {
  const object = findObject(schema, objectName);
  if (!object) return undefined;
  const record = recordPage(schema, objectName);
  const template = nodes(record?.content ?? {}, 'template')[0];
  return {
    label: object.label,
    pluralLabel: object.labelPlural,
    icon: object.custom
      ? tabIcon(schema.tabs.find((tab) => tab.object === object.name))
      : standardIcon(object.name),
    listViews: object.listViews.map(({ name, label }) => ({ name, label })),
    compact: object.compactLayouts.find(({ name }) => name === object.compactLayout)?.fields ?? ['Name'],
    sections: layoutSections(schema.layouts.find(({ name }) => name.startsWith(`${object.name}-`))),
    template: (template && text(template, 'name')) ?? '',
    regions: nodes(record?.content ?? {}, 'flexiPageRegions').map(region),
  };
}

function recordPage(schema: OrgSchema, objectName: string): MetadataDocument | undefined {
  const override = findObject(schema, objectName)?.actionOverrides.find(({ action }) => action === 'View');
  return schema.flexiPages.find(({ name }) => name === override?.content);
}

function region(node: XmlNode): PageLayout['regions'][number] {
  const instances = nodes(node, 'itemInstances').flatMap((item) => nodes(item, 'componentInstance'));
  return {
    name: text(node, 'name') ?? '',
    components: instances.map((instance) => ({
      name: (text(instance, 'componentName') ?? '').replace(/^c:/, ''),
      properties: Object.fromEntries(
        nodes(instance, 'componentInstanceProperties').map((property) => [
          text(property, 'name') ?? '',
          text(property, 'value') ?? '',
        ]),
      ),
    })),
  };
}

function layoutSections(layout: MetadataDocument | undefined): PageLayout['sections'] {
  return nodes(layout?.content ?? {}, 'layoutSections')
    .map((section) => ({
      label: text(section, 'label') ?? '',
      fields: nodes(section, 'layoutColumns')
        .flatMap((column) => nodes(column, 'layoutItems'))
        .flatMap((item) => texts(item, 'field')),
    }))
    .filter(({ fields }) => fields.length > 0);
}

/** Icons that the metadata and the standard objects bring. */
export const pageIcons = (schema: OrgSchema): string[] => [
  ...schema.tabs.map(tabIcon),
  ...[...schema.objects.values()]
    .filter(({ custom, setup }) => !custom && !setup)
    .map(({ name }) => standardIcon(name)),
];

/** `VoiceCall` has the icon `standard:voice_call`. */
const standardIcon = (object: string) =>
  `standard:${object.replace(/(?<=[a-z])([A-Z])/g, '_$1').toLowerCase()}`;

/** A tab's motif, `Custom53: Bell`, names the icon `custom:custom53`. */
function tabIcon(tab: MetadataDocument | undefined): string {
  const number = /^Custom(\d+)/.exec(text(tab?.content ?? {}, 'motif') ?? '')?.[1];
  return number ? `custom:custom${number}` : 'standard:custom';
}
