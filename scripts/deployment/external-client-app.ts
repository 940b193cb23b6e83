import { X509Certificate } from 'node:crypto';
import {
  deployMetadata,
  escapeXml,
  metadataXml,
  retrieveMetadata,
  type Members,
  type MetadataFiles,
} from './metadata-files.ts';
import type { Sf } from './sf.ts';

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
export function appMetadata(options: { certificate: string; contactEmail: string }): MetadataFiles {
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
    [
      GLOBAL_FILE,
      metadataXml('ExtlClntAppGlobalOauthSettings', {
        callbackUrl: 'https://login.salesforce.com/services/oauth2/success',
        certificate: options.certificate.trim(),
        ...app,
        isClientCredentialsFlowEnabled: false,
        isConsumerSecretOptional: false,
        isIntrospectAllTokens: false,
        isPkceRequired: true,
        isSecretRequiredForRefreshToken: true,
        label: `${LABEL} Global OAuth`,
        shouldRotateConsumerKey: false,
        shouldRotateConsumerSecret: false,
      }),
    ],
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

/** The app as it is in an org. */
export type ExistingApp = { consumerKey?: string; certificate?: string; globalSettings: string };

/** Reads the app out of retrieved metadata; `undefined` where the org has none. */
export function existingApp(files: MetadataFiles): ExistingApp | undefined {
  const globalSettings = files.get(GLOBAL_FILE);
  if (globalSettings === undefined || !files.has(`externalClientApps/${APP}.eca`)) return undefined;
  return {
    globalSettings,
    ...optional('consumerKey', elementText(globalSettings, 'consumerKey')),
    ...optional('certificate', elementText(globalSettings, 'certificate')),
  };
}

export type AppOutcome = {
  done: 'created' | 'certificate replaced' | 'unchanged';
  consumerKey: string | undefined;
};

/**
 * Makes the app, or gives the one that is there the certificate where it has another; everything else that an
 * administrator set on it stays. The consumer key is what Salesforce chose; `undefined` where the org does not
 * show it to the Metadata API.
 */
export async function ensureApp(
  sf: Sf,
  org: string,
  options: { certificate: string; contactEmail: string; existing: ExistingApp | undefined },
): Promise<AppOutcome> {
  const { existing, certificate } = options;
  if (existing && sameCertificate(existing.certificate, certificate)) {
    return { done: 'unchanged', consumerKey: existing.consumerKey };
  }
  if (existing) {
    const settings = withCertificate(existing.globalSettings, certificate);
    await deployMetadata(
      sf,
      org,
      { ExtlClntAppGlobalOauthSettings: [GLOBAL] },
      new Map([[GLOBAL_FILE, settings]]),
    );
    return { done: 'certificate replaced', consumerKey: existing.consumerKey };
  }
  await deployMetadata(sf, org, APP_MEMBERS, appMetadata(options));
  const deployed = existingApp(await retrieveMetadata(sf, org, APP_MEMBERS));
  return { done: 'created', consumerKey: deployed?.consumerKey };
}

/** Global settings with another certificate and all else as it was. */
export function withCertificate(globalSettings: string, certificate: string): string {
  const element = `<certificate>${escapeXml(certificate.trim())}</certificate>`;
  const former = /<certificate>[^<]*<\/certificate>|<certificate\/>/;
  return former.test(globalSettings)
    ? globalSettings.replace(former, () => element)
    : globalSettings.replace(
        '</ExtlClntAppGlobalOauthSettings>',
        () => `  ${element}\n</ExtlClntAppGlobalOauthSettings>`,
      );
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
