import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Plugin } from 'rollup';

const GENERATED = '\0platform:';
const SCOPED =
  /^@salesforce\/(label|resourceUrl|apex|customPermission|userPermission|messageChannel|schema|user|i18n|client)(?:\/(.+))?$/;

/**
 * Supplies the modules that the platform injects into components: `@salesforce/*` from the package's
 * own metadata and the session, `lightning/*` services from `platform/lightning`.
 */
export function platformModules(options: { packageFolder: string; platformFolder: string }): Plugin {
  const generate = generators(options);
  return {
    name: 'platform-modules',
    resolveId(id, importer) {
      if ((importer ?? '').includes('lightning-base-components')) return null;
      if (SCOPED.test(id)) return GENERATED + id;
      const service = path.join(options.platformFolder, `${id.replace(/^workbench\//, '')}.js`);
      return /^(lightning|workbench)\//.test(id) && existsSync(service) ? service : null;
    },
    load(id) {
      if (!id.startsWith(GENERATED)) return null;
      const [, kind = '', name = ''] = SCOPED.exec(id.slice(GENERATED.length)) ?? [];
      const generator = generate[kind];
      if (!generator) return this.error(`No platform module ${id.slice(GENERATED.length)}`);
      return generator(name);
    },
  };
}

function generators({ packageFolder }: { packageFolder: string }): Record<string, (name: string) => string> {
  const labels = readLabels(
    path.join(packageFolder, 'main', 'default', 'labels', 'CustomLabels.labels-meta.xml'),
  );
  const permission = (name: string) =>
    `import { hasPermission } from 'workbench/session';\nexport default hasPermission(${JSON.stringify(name)});`;
  return {
    label: (name) => {
      const text = labels.get(name.replace(/^c\./, ''));
      if (text === undefined) throw new Error(`No custom label ${name}`);
      return `import { label } from 'workbench/session';\nexport default label(${JSON.stringify(text)});`;
    },
    resourceUrl: (name) => `export default ${JSON.stringify(`/resource/${name}`)};`,
    apex: (name) =>
      name
        ? `import { apexMethod } from 'workbench/session';\nexport default apexMethod(${JSON.stringify(name)});`
        : `export { refreshApex, getSObjectValue } from 'workbench/session';`,
    customPermission: permission,
    userPermission: permission,
    messageChannel: (name) => `export default { channelName: ${JSON.stringify(name)} };`,
    schema: (name) => {
      const [objectApiName = '', ...field] = name.split('.');
      return `export default ${JSON.stringify(field.length ? { objectApiName, fieldApiName: field.join('.') } : { objectApiName })};`;
    },
    user: (name) =>
      `import { user } from 'workbench/session';\nexport default user(${JSON.stringify(name)});`,
    i18n: (name) =>
      `import { i18n } from 'workbench/session';\nexport default i18n(${JSON.stringify(name)});`,
    client: () => `import { formFactor } from 'workbench/session';\nexport default formFactor();`,
  };
}

function readLabels(file: string): Map<string, string> {
  const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
  const document = parser.parse(readFileSync(file, 'utf8')) as {
    CustomLabels?: { labels?: { fullName: string; value: string }[] };
  };
  return new Map((document.CustomLabels?.labels ?? []).map(({ fullName, value }) => [fullName, value]));
}
