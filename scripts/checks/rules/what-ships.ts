import type { Problem } from '../problem.ts';
import { type MetadataFile, type PackageSource, childElements, lineOf } from '#package-metadata';

/** Types of metadata that the package must not bring, with what bringing them would do. */
const NEVER: Record<string, string> = {
  Profile: 'deploying a profile overwrites what the administrator set',
  CustomApplication: 'deploying an app overwrites its tabs: scripts/deploy adds the tab instead',
  ConnectedApp: 'orgs block new connected apps: scripts/deploy creates an External Client App',
};

/** Types whose values differ by customer; in `force-app` an upgrade would reset them. */
const BY_CUSTOMER = new Set([
  'NamedCredential',
  'CspTrustedSite',
  'RemoteSiteSetting',
  'CorsWhitelistOrigin',
]);

/** A language that the org has not enabled fails the whole deployment. */
const BY_LANGUAGE = new Set(['Translations', 'CustomObjectTranslation']);

/** Objects and fields that an org has only with an optional feature or licence. */
const OPTIONAL = [
  'VoiceCall',
  'VoiceCallRecording',
  'MessagingSession',
  'MessagingEndUser',
  'ConversationEntry',
  'LiveChatTranscript',
  'AgentWork',
  'Entitlement',
  'ServiceContract',
  'Territory2',
  'IsPersonAccount',
  'PersonContactId',
  'CurrencyIsoCode',
  'RecordTypeId',
];

/** What would take something from the administrator, or need more than an Enterprise org has. */
export function shippingProblems({ metadata, files, read }: PackageSource): Problem[] {
  return [
    ...metadata.flatMap((file) => [...ofType(file), ...ofPlace(file), ...optionalElements(file)]),
    ...files
      .filter((file) => file.startsWith('force-app/') && /\.(cls|trigger|js)$/.test(file))
      .filter((file) => !file.includes('/staticresources/'))
      .flatMap((file) => optionalWords(file, read(file))),
  ];
}

function ofType({ file, name, root }: MetadataFile): Problem[] {
  const type = root.nodeName;
  const reason = NEVER[type];
  if (reason) return [{ file, line: 1, message: `no ${type} is shipped: ${reason}` }];
  const standardLayout = type === 'Layout' && !/__(c|e|mdt)$/.test(name.split('-')[0] ?? '');
  if (standardLayout || (type === 'CustomObject' && !/__(c|e|mdt)$/.test(name))) {
    return [
      { file, line: 1, message: `no standard ${type} is shipped: it overwrites the administrator's own` },
    ];
  }
  return [];
}

function ofPlace({ file, root }: MetadataFile): Problem[] {
  const type = root.nodeName;
  const [directory] = file.split('/');
  const report = (message: string): Problem[] => [{ file, line: 1, message }];
  if (BY_CUSTOMER.has(type) && directory !== 'org-settings') {
    return report(`${type} belongs into org-settings: its values differ by customer`);
  }
  if (BY_LANGUAGE.has(type) && directory !== 'translations') {
    return report(`${type} belongs into translations: a language that is off fails the deployment`);
  }
  return [];
}

function optionalElements({ file, root }: MetadataFile): Problem[] {
  if (!file.startsWith('force-app/')) return [];
  return leaves(root).flatMap((element) => {
    const text = element.textContent?.trim() ?? '';
    const found = OPTIONAL.find(
      (name) => text === name || text.startsWith(`${name}.`) || text.endsWith(`.${name}`),
    );
    return found ? [{ file, line: lineOf(element), message: notEverywhere(found) }] : [];
  });
}

function optionalWords(file: string, text: string): Problem[] {
  return text.split('\n').flatMap((line, index) => {
    const found = OPTIONAL.find((name) => new RegExp(`(?<!['"\\w])${name}(?!['"\\w])`).test(line));
    return found ? [{ file, line: index + 1, message: notEverywhere(found) }] : [];
  });
}

function notEverywhere(name: string): string {
  return `${name} is not in every Enterprise org: force-app must deploy without it`;
}

function leaves(element: MetadataFile['root']): MetadataFile['root'][] {
  const children = childElements(element);
  return children.length > 0 ? children.flatMap(leaves) : [element];
}
