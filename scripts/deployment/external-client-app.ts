import { randomBytes, X509Certificate } from 'node:crypto';
import {
  deployMetadata,
  metadataXml,
  withElement,
  type Members,
  type MetadataFiles,
} from './metadata-files.ts';
import { SfError, type Sf } from './sf.ts';

const APP = 'AC_Middleware';
const LABEL = 'AC Middleware';
const OAUTH = `${APP}_OAuth`;
/** Salesforce makes policies with these names by itself; deploying under the same ones sets them. */
const OAUTH_POLICY = `${OAUTH}_defaultPolicy`;
const POLICY = `${APP}_defaultPolicy`;
const GLOBAL = `${APP}_Global_OAuth`;
const GLOBAL_FILE = `extlClntAppGlobalOauthSets/${GLOBAL}.ecaGlblOauth`;
const PERMISSION_SET = 'AC_Integration';

/** What an org has of the app, by manifest type. */
export const APP_MEMBERS: Members = {
  ExternalClientApplication: [APP],
  ExtlClntAppOauthSettings: [OAUTH],
  ExtlClntAppGlobalOauthSettings: [GLOBAL],
  ExtlClntAppOauthConfigurablePolicies: [OAUTH_POLICY],
  ExtlClntAppConfigurablePolicies: [POLICY],
};

/**
 * The app through which the middleware signs in: JWT bearer with this certificate, for users who have the
 * permission set AC_Integration and nobody else. `RefreshToken` is asked for because Salesforce takes the
 * scope as the pre-approval that a JWT login needs; no refresh token is ever issued by that flow.
 */
export function appMetadata(options: {
  certificate: string;
  contactEmail: string;
  consumerKey: string;
}): MetadataFiles {
  const app = { externalClientApplication: APP };
  return new Map([
    [
      `externalClientApps/${APP}.eca`,
      metadataXml('ExternalClientApplication', {
        contactEmail: options.contactEmail,
        description: 'Through it the middleware of Contact Channel Analytics signs in, as its own user.',
        distributionState: 'Local',
        isProtected: false,
        label: LABEL,
      }),
    ],
    [
      `extlClntAppOauthSettings/${OAUTH}.ecaOauth`,
      metadataXml('ExtlClntAppOauthSettings', {
        commaSeparatedOauthScopes: 'Api, RefreshToken',
        ...app,
        label: `${LABEL} OAuth`,
      }),
    ],
    [GLOBAL_FILE, globalSettings(options)],
    [
      `extlClntAppOauthPolicies/${OAUTH_POLICY}.ecaOauthPlcy`,
      metadataXml('ExtlClntAppOauthConfigurablePolicies', {
        commaSeparatedPermissionSet: PERMISSION_SET,
        ...app,
        ipRelaxationPolicyType: 'Enforce',
        isClientCredentialsFlowEnabled: false,
        isGuestCodeCredFlowEnabled: false,
        isTokenExchangeFlowEnabled: false,
        label: OAUTH_POLICY,
        permittedUsersPolicyType: 'AdminApprovedPreAuthorized',
        refreshTokenPolicyType: 'Zero',
        requiredSessionLevel: 'STANDARD',
      }),
    ],
    [
      `extlClntAppPolicies/${POLICY}.ecaPlcy`,
      metadataXml('ExtlClntAppConfigurablePolicies', {
        ...app,
        isEnabled: true,
        isOauthPluginEnabled: true,
        label: POLICY,
      }),
    ],
  ]);
}

/** Without a key, as an update of what has one: Salesforce refuses another and keeps its own. */
function globalSettings({ certificate, consumerKey }: { certificate: string; consumerKey?: string }): string {
  return metadataXml('ExtlClntAppGlobalOauthSettings', {
    callbackUrl: 'https://login.salesforce.com/services/oauth2/success',
    certificate: certificate.trim(),
    consumerKey,
    externalClientApplication: APP,
    isClientCredentialsFlowEnabled: false,
    isConsumerSecretOptional: false,
    isIntrospectAllTokens: false,
    isPkceRequired: true,
    isSecretRequiredForRefreshToken: true,
    label: `${LABEL} Global OAuth`,
    shouldRotateConsumerKey: false,
    shouldRotateConsumerSecret: false,
  });
}

/** A consumer key: 64 hexadecimal digits, since it must be unique among all orgs and can never be changed. */
export const newConsumerKey = (): string => randomBytes(32).toString('hex');

/** The app as it is in an org. Most orgs show neither its key nor its certificate. */
export type ExistingApp = { consumerKey?: string; certificate?: string; globalSettings?: string };

/** Reads the app out of retrieved metadata; `undefined` where the org has none. */
export function existingApp(files: MetadataFiles): ExistingApp | undefined {
  if (!files.has(`externalClientApps/${APP}.eca`)) return undefined;
  const settings = files.get(GLOBAL_FILE);
  if (settings === undefined) return {};
  return {
    globalSettings: settings,
    ...optional('consumerKey', elementText(settings, 'consumerKey')),
    ...optional('certificate', elementText(settings, 'certificate')),
  };
}

export type AppOutcome = {
  done: 'created' | 'certificate replaced' | 'unchanged' | 'left alone';
  /** `undefined` where the app was made elsewhere, and its key is not known here. */
  consumerKey: string | undefined;
};

export type AppOptions = {
  certificate: string;
  /** The certificate was made in this run, or by one that did not come to its end. */
  isNewCertificate: boolean;
  /** Asked for, not only made because the folder had none. */
  renew: boolean;
  contactEmail: string;
  existing: ExistingApp | undefined;
  /** The consumer key as this machine knows it from an earlier run. */
  knownKey: string | undefined;
  /** Keeps the key of the app before the app is made: the org gives it to nobody afterwards. */
  remember: (consumerKey: string) => void;
};

/**
 * Makes the app with a consumer key of our own, or gives the one that is there the certificate where it has
 * another; everything else that an administrator set on it stays, as far as the org shows it. An app whose key is
 * not known here was made on another machine and is left alone: with another certificate, that machine's
 * middleware could no longer sign in.
 */
export async function ensureApp(sf: Sf, org: string, options: AppOptions): Promise<AppOutcome> {
  const { existing, certificate, renew } = options;
  if (!existing) {
    // Not that of an app which was deleted: a key is unique for all time, as far as is known.
    const consumerKey = newConsumerKey();
    options.remember(consumerKey);
    await deployMetadata(sf, org, APP_MEMBERS, appMetadata({ ...options, consumerKey }));
    return { done: 'created', consumerKey };
  }
  const consumerKey = existing.consumerKey ?? options.knownKey;
  if (consumerKey === undefined) {
    if (renew) throw new SfError(`The consumer key is needed to prove the new certificate. ${KEY_ELSEWHERE}`);
    return { done: 'left alone', consumerKey };
  }
  const isThere =
    existing.certificate === undefined
      ? !options.isNewCertificate
      : sameCertificate(existing.certificate, certificate);
  if (isThere) return { done: 'unchanged', consumerKey };
  const settings = existing.globalSettings
    ? withCertificate(existing.globalSettings, certificate)
    : globalSettings({ certificate });
  const members = { ExtlClntAppGlobalOauthSettings: [GLOBAL] };
  await deployMetadata(sf, org, members, new Map([[GLOBAL_FILE, settings]]));
  return { done: 'certificate replaced', consumerKey };
}

/** What to do about an app that was made with another folder than this one's. */
export const KEY_ELSEWHERE =
  'The app AC Middleware was made from another machine or folder, and Salesforce shows its consumer key in Setup alone. ' +
  'Copy the three files of that folder into this one. Without them, copy the key (Setup → External Client App Manager → ' +
  'AC Middleware → Settings → OAuth Settings → Consumer Key and Secret) into salesforce.env as SALESFORCE_CLIENT_ID and ' +
  'run this with --new-certificate. Or delete the app in Setup and run this again: it makes a new one. After ' +
  'either, the middleware needs the new settings.';

/** Global settings with another certificate and all else as it was, but for what only Salesforce may set. */
function withCertificate(settings: string, certificate: string): string {
  const own = ['consumerKey', 'consumerSecret'].reduce(
    (text, name) => withElement(text, name, undefined),
    settings,
  );
  return withElement(own, 'certificate', certificate.trim());
}

/** Salesforce may give the certificate back as PEM or as its bare base64. */
function sameCertificate(found: string | undefined, own: string): boolean {
  if (found === undefined) return false;
  try {
    const pem = found.includes('BEGIN')
      ? found
      : `-----BEGIN CERTIFICATE-----\n${found}\n-----END CERTIFICATE-----\n`;
    return new X509Certificate(pem).fingerprint256 === new X509Certificate(own).fingerprint256;
  } catch {
    return false;
  }
}

const elementText = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.trim();

const optional = (name: string, value: string | undefined): Record<string, string> =>
  value ? { [name]: value } : {};
