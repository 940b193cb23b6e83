import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { queryTooling, SfError, soqlText, sfResult, type Sf } from '../sf.ts';

/** A version of the unlocked package: the one that is asked for, or the one that the org has. */
export type PackageVersion = { id: string; isInstalled: boolean };

const VERSION_ID = /^04t[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/;
export const isVersionId = (text: string): boolean => VERSION_ID.test(text);

/**
 * The version that is asked for, else the one that is installed; `undefined` where the org's components come, or are to
 * come, from source. Throws an SfError where the version isn't available to the org.
 */
export async function readPackageVersion(
  sf: Sf,
  org: string,
  { project, wanted }: { project: string; wanted: string | undefined },
): Promise<PackageVersion | undefined> {
  const [row] = await queryTooling(
    sf,
    org,
    'SELECT SubscriberPackageVersionId FROM InstalledSubscriberPackage ' +
      `WHERE SubscriberPackage.Name = ${soqlText(packageName(project))}`,
  );
  const there = row && String(row.SubscriberPackageVersionId);
  const id = wanted ?? there;
  if (id === undefined) return undefined;
  const isInstalled = there !== undefined && isSame(id, there);
  if (!isInstalled) await mustBeAvailable(sf, org, id);
  return { id, isInstalled };
}

/** Throws an SfError where the org can't see the version, before anything is changed. */
async function mustBeAvailable(sf: Sf, org: string, id: string): Promise<void> {
  const soql = `SELECT Id, InstallValidationStatus FROM SubscriberPackageVersion WHERE Id = ${soqlText(id)}`;
  // Salesforce answers an unknown id by an unexpected error as well as by no row.
  const [row] = await queryTooling(sf, org, soql).catch(() => []);
  if (row && !String(row.InstallValidationStatus).startsWith('PACKAGE_UNAVAILABLE')) return;
  throw new SfError(
    `This org doesn't have the package version ${id}. Check the ID. A new version takes some minutes to reach other orgs: then run this again.`,
  );
}

/** The first fifteen characters of an id say which it is. */
const isSame = (a: string, b: string): boolean => a.slice(0, 15) === b.slice(0, 15);

const manifest = z.looseObject({
  packageDirectories: z.array(z.looseObject({ package: z.string().optional() })),
});

function packageName(project: string): string {
  const { packageDirectories } = manifest.parse(
    JSON.parse(readFileSync(path.join(project, 'sfdx-project.json'), 'utf8')),
  );
  const name = packageDirectories.find((each) => each.package !== undefined)?.package;
  if (name === undefined) throw new SfError('sfdx-project.json names no package.');
  return name;
}

/** What is done with the version, as a sentence of the plan. */
export const versionSentence = ({ id, isInstalled }: PackageVersion): string =>
  isInstalled
    ? `leave the components of the package alone: its version ${id} is installed`
    : `install the package version ${id}`;

const request = z.looseObject({ Status: z.string() });

/** Installs the version by the Salesforce CLI, for administrators alone: the permission sets open it to others. */
export async function installVersion(
  sf: Sf,
  org: string,
  { id, isInstalled }: PackageVersion,
): Promise<string> {
  if (isInstalled) return `unchanged, ${id} is installed`;
  const args = ['package', 'install', '--package', id, '--target-org', org, '--no-prompt'];
  const options = ['--security-type', 'AdminsOnly', '--wait', '60'];
  const { Status: status } = await sfResult(sf, [...args, ...options], request);
  if (status !== 'SUCCESS') {
    throw new SfError(
      `The org is still installing ${id} (${status}). See Setup → Installed Packages, then run this again.`,
    );
  }
  return `${id} installed`;
}
