import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const WHOLE = path.resolve(import.meta.dirname, '../../..');
const SOURCE = 'force-app/main/default';
const COMPONENT = 'force-app/main/shared/lwc/acCard';
const OBJECT = 'objects/AC_Contact_Channel_Analytics__c';
const LABELS = 'labels/CustomLabels.labels-meta.xml';
const SOME = [
  ...['permissionsets', 'layouts', 'flexipages', 'tabs', 'queues', 'groups'],
  ...['AC_CallFinder', 'AC_PlaybackControllerTest'].flatMap((name) =>
    ['cls', 'cls-meta.xml'].map((ending) => `classes/${name}.${ending}`),
  ),
  ...[
    'listViews',
    'fields/ContactId__c.field-meta.xml',
    'AC_Contact_Channel_Analytics__c.object-meta.xml',
  ].map((part) => `${OBJECT}/${part}`),
];

/** A project with some of each kind of the package's components: reading all of them each time would take minutes. */
export function makeSmallProject(folder: string): void {
  for (const part of SOME) copy(folder, path.join(SOURCE, part));
  for (const part of [COMPONENT, 'sharing', 'org-settings', 'sfdx-project.json', 'package.json'])
    copy(folder, part);
  const labels = readFileSync(path.join(WHOLE, SOURCE, LABELS), 'utf8').split(/(?<=<\/labels>)/);
  mkdirSync(path.join(folder, SOURCE, 'labels'));
  writeFileSync(path.join(folder, SOURCE, LABELS), [...labels.slice(0, 3), labels.at(-1)].join(''));
}

const copy = (folder: string, part: string): void => {
  cpSync(path.join(WHOLE, part), path.join(folder, part), { recursive: true });
};
