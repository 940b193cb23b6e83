import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The version that these scripts were tried with; an older one may lack commands or name them otherwise. */
export const CLI_VERSION = '2.150.6';

/** The Salesforce CLI on the PATH where it is new enough, else one in the project's cache, fetched when missing. */
export function findCli(project: string, say: (line: string) => void): string {
  if (isNewEnough(versionOf('sf'))) return 'sf';
  const folder = path.join(project, '.cache', 'cli');
  const own = path.join(folder, 'node_modules', '.bin', 'sf');
  if (existsSync(own) && isNewEnough(versionOf(own))) return own;
  say(`Fetching the Salesforce CLI ${CLI_VERSION} into ${path.relative(project, folder)} (about a minute) …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  try {
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', [...args, `@salesforce/cli@${CLI_VERSION}`], { cwd: folder, stdio: 'inherit' });
  } catch {
    throw new Error(
      `The Salesforce CLI could not be fetched. Install version ${CLI_VERSION} or newer and run this again.`,
    );
  }
  return own;
}

function versionOf(executable: string): string | undefined {
  try {
    const output = execFileSync(executable, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /@salesforce\/cli\/(\d+\.\d+\.\d+)/.exec(output)?.[1];
  } catch {
    return undefined;
  }
}

/** Whether a version, e.g. `2.151.0`, is at least the one that was tried. */
export function isNewEnough(version: string | undefined): boolean {
  if (version === undefined) return false;
  const [found, wanted] = [version, CLI_VERSION].map((each) => each.split('.').map(Number));
  for (const [position, least] of (wanted ?? []).entries()) {
    const part = found?.[position] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
