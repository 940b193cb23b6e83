import * as z from 'zod';
import { deployMetadata, type Members, type MetadataFiles } from '../metadata-files.ts';
import type { Sf } from '../sf.ts';
import type { Component, Components } from './components.ts';

const NAME = 'AC_Installation';
export const RECORD_MEMBERS: Members = { StaticResource: [NAME] };
const FILE = `staticresources/${NAME}.resource`;
const META = `<?xml version="1.0" encoding="UTF-8"?>
<StaticResource xmlns="http://soap.sforce.com/2006/04/metadata">
    <cacheControl>Private</cacheControl>
    <contentType>application/json</contentType>
    <description>What scripts/deploy installed, so that it can tell what was changed since. It is written anew each time.</description>
</StaticResource>
`;

const part = z.object({ name: z.string(), text: z.string() });
const entry = z.object({
  /** The project's component that was deployed. */
  source: z.string(),
  /** What the org gave back right after that: later differences are changes. */
  org: z.object({ digest: z.string(), parts: z.array(part).optional() }).optional(),
  /** The project's component that an administrator's own was kept against. */
  kept: z.string().optional(),
});
const installationRecord = z.object({
  format: z.literal(1),
  version: z.string(),
  components: z.record(z.string(), entry),
});

/** What was installed last, kept in the org itself: it is there whoever runs the script, and on which machine. */
export type InstallationRecord = z.infer<typeof installationRecord>;

/** The record among retrieved files; `undefined` where there is none, or none that can be read. */
export function readRecord(files: MetadataFiles): InstallationRecord | undefined {
  try {
    return installationRecord.parse(JSON.parse(files.get(FILE) ?? ''));
  } catch {
    return undefined;
  }
}

export async function writeRecord(sf: Sf, org: string, record: InstallationRecord): Promise<void> {
  const files = new Map([
    [FILE, JSON.stringify(record)],
    [`${FILE}-meta.xml`, META],
  ]);
  await deployMetadata(sf, org, RECORD_MEMBERS, files);
}

/** The record after a deployment, from what the org gives back then. What was kept stays as it was recorded. */
export function recordOf(installed: {
  version: string;
  source: Components;
  org: Components;
  kept: ReadonlySet<string>;
  former: InstallationRecord | undefined;
}): InstallationRecord {
  const { version, source, org, kept, former } = installed;
  const entries = [...source.values()].map(({ id, digest }) => {
    if (kept.has(id)) return [id, { source: '', ...former?.components[id], kept: digest }] as const;
    const there = org.get(id);
    return [id, { source: digest, ...(there ? { org: stateOf(there) } : {}) }] as const;
  });
  return { format: 1, version, components: Object.fromEntries(entries) };
}

const stateOf = ({ digest, parts }: Component) => ({ digest, ...(parts ? { parts } : {}) });
