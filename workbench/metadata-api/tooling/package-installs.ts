import type { RunningUser } from '#platform';
import type { OrgMetadata } from '#package-metadata';
import type { ToolingStore } from './tooling-store.ts';

/** A version of an unlocked package that was built and may be installed. */
export interface PackageVersion {
  /** `04t…`. */
  id: string;
  /** `033…`. */
  packageId: string;
  name: string;
  /** Major, minor, patch and build. */
  version: readonly [number, number, number, number];
  metadata: OrgMetadata;
}

export interface PackageInstallsOptions {
  store: ToolingStore;
  versions: readonly PackageVersion[];
  /** Puts a version's components into the org for a user; answers what is wrong with them. */
  install: (version: PackageVersion, username: string) => Promise<string[]>;
}

/** A version that was asked for and was never built. */
export class UnknownPackageVersion extends Error {}

/** Installs versions of unlocked packages that the Tooling API is asked for, without running any test. */
export class PackageInstalls {
  private last: Promise<void> = Promise.resolve();
  private readonly options: PackageInstallsOptions;

  constructor(options: PackageInstallsOptions) {
    this.options = options;
    for (const version of options.versions) this.publish(version);
  }

  /** Queues an installation; its row tells how it went. Throws an UnknownPackageVersion. */
  start(versionKey: string, user: RunningUser): string {
    const version = this.options.versions.find(({ id }) => id === versionKey);
    if (!version) throw new UnknownPackageVersion(`The package version ${versionKey} was not found.`);
    const request = { SubscriberPackageVersionKey: versionKey, CreatedById: user.id };
    const id = this.options.store.put('PackageInstallRequest', { ...request, Status: 'IN_PROGRESS' });
    this.last = this.last.then(() => this.carryOut({ ...request, Id: id }, version, user.username));
    return id;
  }

  private async carryOut(
    request: Record<string, string>,
    version: PackageVersion,
    username: string,
  ): Promise<void> {
    const { store, install } = this.options;
    const problems = await install(version, username).catch((error: unknown) => [(error as Error).message]);
    if (problems.length > 0) {
      const errors = problems.map((message) => ({ message }));
      store.put('PackageInstallRequest', { ...request, Status: 'ERROR', Errors: JSON.stringify({ errors }) });
      return;
    }
    const { packageId, id } = version;
    store.clear('InstalledSubscriberPackage');
    store.put('InstalledSubscriberPackage', {
      SubscriberPackageId: packageId,
      SubscriberPackageVersionId: id,
    });
    store.put('PackageInstallRequest', { ...request, Status: 'SUCCESS' });
  }

  private publish({ id, packageId, name, version }: PackageVersion): void {
    const [MajorVersion, MinorVersion, PatchVersion, BuildNumber] = version;
    this.options.store.put('SubscriberPackage', { Id: packageId, Name: name });
    this.options.store.put('SubscriberPackageVersion', {
      Id: id,
      SubscriberPackageId: packageId,
      Name: name,
      MajorVersion,
      MinorVersion,
      PatchVersion,
      BuildNumber,
      Package2ContainerOptions: 'Unlocked',
      InstallValidationStatus: 'NO_ERRORS_DETECTED',
      IsManaged: false,
    });
  }
}
