import { createHash, X509Certificate } from 'node:crypto';
import { readMetadata, text, type XmlNode, OrgMetadata } from '#package-metadata';
import type { OAuthClient } from '#org';

const SUFFIX = '.ecaGlblOauth-meta.xml';

/**
 * What an org makes of a deployed External Client App: its consumer key is the one that was supplied when it was
 * created, or one that Salesforce makes, and an update without a key keeps it.
 */
export function withConsumerKeys(deployed: OrgMetadata, former: OrgMetadata): OrgMetadata {
  const files = new Map(deployed.files);
  for (const [file, content] of deployed.files) {
    const xml = content.toString('utf8');
    if (!file.endsWith(SUFFIX) || xml.includes('<consumerKey>')) continue;
    const digest = createHash('sha256').update(file).digest('base64url');
    const key = keyIn(former.files.get(file)?.toString('utf8')) ?? `3MVG9.${digest}`;
    const element = `<consumerKey>${key}</consumerKey>`;
    files.set(
      file,
      Buffer.from(xml.replace('<externalClientApplication>', `${element}\n    <externalClientApplication>`)),
    );
  }
  return new OrgMetadata(files);
}

const keyIn = (xml: string | undefined): string | undefined =>
  /<consumerKey>([^<]+)<\/consumerKey>/.exec(xml ?? '')?.[1];

/** The client that signs in through the External Client App that is deployed; none before that. */
export function deployedClient(metadata: () => OrgMetadata): OAuthClient {
  const settings = (): XmlNode => contentOf(metadata(), SUFFIX);
  return {
    get id() {
      return text(settings(), 'consumerKey') ?? '';
    },
    get publicKeyPem() {
      const certificate = text(settings(), 'certificate');
      if (certificate === undefined) return '';
      return new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }).toString();
    },
    get permissionSets() {
      const named = text(contentOf(metadata(), '.ecaOauthPlcy-meta.xml'), 'commaSeparatedPermissionSet');
      return (named ?? '').split(',').map((each) => each.trim());
    },
  };
}

/** The document of the only component with that ending; empty where there is none. */
function contentOf(metadata: OrgMetadata, suffix: string): XmlNode {
  const file = metadata.paths().find((path) => path.endsWith(suffix));
  return file === undefined ? {} : readMetadata(file, metadata.read(file));
}
