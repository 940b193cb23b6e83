import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';

/** The middleware's settings that concern Salesforce. */
export type SalesforceEnvironment = {
  SALESFORCE_LOGIN_URL: string;
  SALESFORCE_CLIENT_ID: string | undefined;
  SALESFORCE_USERNAME: string;
  SALESFORCE_PRIVATE_KEY_FILE: string;
  SALESFORCE_API_KEYS: string | undefined;
  AGENT_USER_FIELD?: string | undefined;
  AGENT_USER_PART?: string | undefined;
};

const HEADER = `# The Salesforce part of the middleware's environment, written by scripts/deploy. It holds a secret: copy its
# lines into the middleware's environment or secret store, with the private key that it names.
`;

/** Where key, certificate and environment of one org are kept: outside the project, for this user alone. */
export function credentialsFolder(
  organizationId: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const configuration = environment.XDG_CONFIG_HOME ?? path.join(homedir(), '.config');
  return path.join(configuration, 'contact-channel-analytics', organizationId);
}

/** Writes `salesforce.env` readable by this user alone, and returns its path. */
export function writeEnvironment(folder: string, values: SalesforceEnvironment): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = environmentFile(folder);
  const lines = Object.entries(values).map(([name, value]) =>
    value === undefined ? `# ${name}=\n` : `${name}=${value}\n`,
  );
  writeFileSync(file, HEADER + lines.join(''), { mode: 0o600 });
  return file;
}

/** What an earlier run wrote; nothing where there was none. */
export function readEnvironment(folder: string): Partial<Record<keyof SalesforceEnvironment, string>> {
  const file = environmentFile(folder);
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

const environmentFile = (folder: string): string => path.join(folder, 'salesforce.env');
