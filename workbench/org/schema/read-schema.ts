import { metadataName, type SourceFiles, flag, nodes, readMetadata, text, texts } from '#package-metadata';
import type { MetadataDocument, OrgSchema } from './model.ts';
import { readObjects } from './objects.ts';
import { readPermissionSets } from './permission-sets.ts';
import { readSharingRules } from './sharing-rules.ts';

/** Reads an org's set-up from source-format metadata. Throws a sentence naming the file that it cannot read. */
export function readSchema(files: SourceFiles): OrgSchema {
  const documents = (suffix: string) => readDocuments(files, suffix);
  return {
    objects: readObjects(files),
    permissionSets: readPermissionSets(files),
    permissionSetGroups: documents('permissionsetgroup').map(({ name, label, content }) => ({
      name,
      label,
      permissionSets: texts(content, 'permissionSets'),
    })),
    sharingRules: readSharingRules(files),
    groups: documents('group').map(({ name, label, content }) => ({
      name,
      label: text(content, 'name') ?? label,
      doesIncludeBosses: flag(content, 'doesIncludeBosses'),
    })),
    queues: documents('queue').map(({ name, label, content }) => ({
      name,
      label: text(content, 'name') ?? label,
      objects: nodes(content, 'queueSobject').map((each) => text(each, 'sobjectType') ?? ''),
    })),
    labels: readLabels(files),
    customPermissions: documents('customPermission').map(({ name, label }) => ({ name, label })),
    tabs: documents('tab').map((tab) =>
      flag(tab.content, 'customObject') ? { ...tab, object: tab.name } : tab,
    ),
    layouts: documents('layout'),
    flexiPages: documents('flexipage'),
    applications: documents('app'),
    namedCredentials: documents('namedCredential'),
    externalCredentials: documents('externalCredential'),
    cspTrustedSites: documents('cspTrustedSite'),
    messageChannels: documents('messageChannel'),
  };
}

function readDocuments(files: SourceFiles, suffix: string): MetadataDocument[] {
  return files
    .paths()
    .filter((path) => path.endsWith(`.${suffix}-meta.xml`))
    .map((path) => {
      const content = readMetadata(path, files.read(path));
      const name = decodeURIComponent(metadataName(path, suffix));
      return { name, label: text(content, 'label') ?? text(content, 'masterLabel') ?? name, content };
    });
}

function readLabels(files: SourceFiles): Map<string, string> {
  const labels = files
    .paths()
    .filter((path) => path.endsWith('.labels-meta.xml'))
    .flatMap((path) => nodes(readMetadata(path, files.read(path)), 'labels'));
  return new Map(labels.map((label) => [texts(label, 'fullName')[0] ?? '', text(label, 'value') ?? '']));
}
