import express from 'express';
import type { Router } from 'express';
import { createApexRuntime, type ApexRuntime } from '#apex';
import { type LocalOrg, answerErrors, type LocalUser, type OrgSchema } from '#org';
import { ClassIds } from './class-ids.ts';
import { Deployments } from './deploy/deployments.ts';
import { deployOptionsSchema } from './deploy/deploy-options.ts';
import { evaluateContent, type DeployTarget } from './deploy/evaluate.ts';
import { isError } from './refusals/deploy-problem.ts';
import { recalculateGroups } from './deploy/group-recalculation.ts';
import { queryColumnsRouter } from './http/query-columns.ts';
import { deployRequestRouter } from './http/rest-deploy.ts';
import { soapRouter } from './http/soap-router.ts';
import { OrgMetadata } from '#package-metadata';
import { allComponents, Retrieval } from './retrieve/retrieval.ts';
import { PackageInstalls, type PackageVersion } from './tooling/package-installs.ts';
import { TestRuns } from './tooling/test-runs.ts';
import { ToolingStore } from './tooling/tooling-store.ts';
import { toolingRouter } from './tooling/tooling-router.ts';

export interface MetadataApiOptions {
  org: LocalOrg;
  /** Those with whom the org was made: tests of a deployment run among them. */
  users: readonly LocalUser[];
  /** What the org has from the start; an org without it is empty. It must be what the org was made from. */
  metadata?: OrgMetadata;
  /** Languages besides English that are on. */
  languages?: Iterable<string>;
  /** What the org adds by itself to metadata that was deployed, e.g. keys that it makes. */
  completed?: (deployed: OrgMetadata, former: OrgMetadata) => OrgMetadata;
  /** Versions of unlocked packages that can be installed. */
  packages?: readonly PackageVersion[];
  /** How long it works on groups of permission sets after a deployment; without it they are right at once. */
  recalculationMs?: number;
}

/** The Metadata and Tooling API of a local org. */
export interface MetadataApi {
  /** To be mounted before the org's own router, on the same origin. */
  router: Router;
  /** What the org has now. */
  metadata(): OrgMetadata;
}

/** Apex tests run when a version is built, not when it is installed. */
const WITHOUT_TESTS = deployOptionsSchema.parse({ testLevel: 'NoTestRun' });

/** Adds the Metadata and Tooling API to an org; its Apex is that of the metadata from now on. */
export function createMetadataApi(options: MetadataApiOptions): MetadataApi {
  const { org } = options;
  const languages = new Set(options.languages ?? []);
  const classIds = new ClassIds();
  const { now } = org.state;
  let metadata = options.metadata ?? new OrgMetadata();
  let apex = attach(org, metadata);
  const commit = (deployed: OrgMetadata): void => {
    const next = options.completed?.(deployed, metadata) ?? deployed;
    org.deploy(next);
    if (options.recalculationMs) recalculateGroups(org, metadata, next, options.recalculationMs);
    apex = attach(org, next);
    metadata = next;
  };
  const target = (): DeployTarget => ({ org, users: options.users, metadata, languages });
  const deployments = new Deployments({
    target,
    classId: (name, path) => classIds.of(name, path),
    commit: ({ next }) => {
      commit(next);
    },
  });
  const [administrator] = org.users.filter(({ profile }) => profile === 'System Administrator');
  const retrieval = new Retrieval({
    metadata: () => metadata,
    now,
    user: { id: administrator?.id ?? '', name: administrator?.name ?? '' },
  });
  const store = new ToolingStore(now);
  const runs = new TestRuns({ store, classIds, metadata: () => metadata, apex: () => apex, now });
  const installs = new PackageInstalls({
    store,
    versions: options.packages ?? [],
    install: async (version, username) => {
      const content = { components: allComponents(version.metadata), deletions: [], problems: [] };
      const { problems, next } = await evaluateContent(content, WITHOUT_TESTS, {
        target: target(),
        username,
      });
      const errors = problems.filter(isError);
      if (errors.length === 0) commit(next);
      return errors.map(({ fullName, problem }) => `(${fullName}) ${problem}`);
    },
  });
  const prepare = (): void => {
    listApex(store, classIds, metadata);
    listValidationRules(store, org.schema);
  };
  const router = express.Router();
  router.use('/services/data/:version/metadata/deployRequest', deployRequestRouter(org, deployments));
  router.use('/services/data/:version/tooling', toolingRouter(org, { store, runs, installs, prepare }));
  router.use('/services/data/:version/query', queryColumnsRouter(org));
  router.use('/services/Soap/m/:version', soapRouter(org, { deployments, retrieval }));
  router.use(answerErrors);
  return { router, metadata: () => metadata };
}

function attach(org: LocalOrg, metadata: OrgMetadata): ApexRuntime {
  const apex = createApexRuntime({ classes: metadata.apexSources(), platform: org.platform });
  org.attachApex((call) => apex.invoke(call), apex);
  return apex;
}

function listApex(store: ToolingStore, classIds: ClassIds, metadata: OrgMetadata): void {
  store.clear('ApexClass');
  store.clear('ApexTrigger');
  for (const { path, source } of metadata.apexSources()) {
    const name = path.replace(/^.*\/|\.[^.]+$/g, '');
    const values = { Id: classIds.of(name, path), Name: name, Status: 'Active', Body: source };
    if (path.endsWith('.trigger')) {
      const TableEnumOrId = /\btrigger\s+\w+\s+on\s+(\w+)/i.exec(source)?.[1] ?? null;
      store.put('ApexTrigger', { ...values, TableEnumOrId });
    } else
      store.put('ApexClass', {
        ...values,
        ApiVersion: 65,
        IsValid: true,
        LengthWithoutComments: source.length,
      });
  }
}

function listValidationRules(store: ToolingStore, { objects }: OrgSchema): void {
  store.clear('EntityDefinition');
  store.clear('ValidationRule');
  for (const { name, validationRules } of objects.values()) {
    const EntityDefinitionId = store.put('EntityDefinition', { QualifiedApiName: name, DeveloperName: name });
    for (const rule of validationRules) {
      store.put('ValidationRule', {
        ValidationName: rule.name,
        Active: rule.active,
        ErrorMessage: rule.message,
        ErrorDisplayField: rule.field ?? null,
        EntityDefinitionId,
      });
    }
  }
}
