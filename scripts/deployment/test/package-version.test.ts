import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackage, packageSentence, type Installation } from '../installation/package-plan.ts';
import { installVersion, versionSentence } from '../installation/package-version.ts';
import { readOptions } from '../options.ts';
import { readPresent } from '../plan.ts';
import { FakeOrg } from './fake-org.ts';
import { makeSmallProject } from './small-project.ts';

const VERSION = '04t000000000001AAA';
const NEXT_VERSION = '04t000000000002AAA';
const home = mkdtempSync(path.join(tmpdir(), 'package-version-'));
const PROJECT = path.join(home, 'project');

beforeAll(() => {
  makeSmallProject(PROJECT);
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

function emptyOrg(): FakeOrg {
  const org = new FakeOrg();
  org.project = PROJECT;
  org.packageVersions = { [VERSION]: 'NO_ERRORS_DETECTED', [NEXT_VERSION]: 'NO_ERRORS_DETECTED' };
  return org;
}

async function complete(org: FakeOrg, wanted?: string) {
  const { packageVersion, installation } = await readPresent(org.sf, 'my-org', PROJECT, wanted);
  const plan = { ...installation, kept: new Set<string>() };
  const sentences = [...(packageVersion ? [versionSentence(packageVersion)] : []), packageSentence(plan)];
  const installed = packageVersion && (await installVersion(org.sf, 'my-org', packageVersion));
  const beside = await installPackage(org.sf, 'my-org', {
    project: PROJECT,
    plan,
    testLevel: 'RunSpecifiedTests',
  });
  return { sentences, installed, beside };
}

describe('an org with the unlocked package', () => {
  it('gets the version by the CLI, and only the sharing rules from source', async () => {
    const org = emptyOrg();
    const { sentences, installed, beside } = await complete(org, VERSION);
    expect(sentences[0]).toBe(`install the package version ${VERSION}`);
    expect(sentences[1]).toContain('deploy version 0.1.0 of the sharing rules (sharing)');
    expect(installed).toBe(`${VERSION} installed`);
    expect(beside).toBe('version 0.1.0 deployed');
    expect(org.deployedFolders).toEqual(['sharing']);
    const command = org.commands.find(([first, second]) => first === 'package' && second === 'install');
    expect(command).toEqual(expect.arrayContaining(['--package', VERSION, '--no-prompt', '--wait', '60']));
    const deployment = org.commands.find((args) => args.includes('--source-dir')) ?? [];
    expect(deployment.some((arg) => arg.startsWith('--test'))).toBe(false);
  });

  it('is completed again without naming the version, and nothing is installed or deployed twice', async () => {
    const org = emptyOrg();
    await complete(org, VERSION);
    const before = org.commands.filter(([first]) => first === 'package').length;
    const { sentences, installed, beside } = await complete(org);
    expect(sentences[0]).toContain(`its version ${VERSION} is installed`);
    expect(installed).toBe(`unchanged, ${VERSION} is installed`);
    expect(beside).toBe('unchanged, version 0.1.0 is there');
    expect(org.commands.filter(([first]) => first === 'package')).toHaveLength(before);
    expect(org.packageDeployments).toBe(1);
  });

  it('is upgraded by another version', async () => {
    const org = emptyOrg();
    await complete(org, VERSION);
    expect((await complete(org, NEXT_VERSION)).installed).toBe(`${NEXT_VERSION} installed`);
  });

  it.each([
    ['that was never built', {}],
    ['that is still on its way to this org', { [VERSION]: 'PACKAGE_UNAVAILABLE' }],
  ])('refuses a version %s before it changes anything', async (_what, versions) => {
    const org = emptyOrg();
    org.packageVersions = versions;
    await expect(complete(org, VERSION)).rejects.toThrow(`doesn't have the package version ${VERSION}`);
    expect(org.commands.some(([first]) => first === 'package')).toBe(false);
    expect(org.packageDeployments).toBe(0);
  });

  it('says so where the org is still installing, or refuses', async () => {
    const org = emptyOrg();
    org.refusals['package install'] = { status: 0, result: { Status: 'IN_PROGRESS' } };
    await expect(complete(org, VERSION)).rejects.toThrow('The org is still installing');
    org.refusals['package install'] = { status: 1, message: 'Installation errors: 1) A class is missing' };
    await expect(complete(org, VERSION)).rejects.toThrow('A class is missing');
  });

  it('is no such org where the package came from source', async () => {
    const org = emptyOrg();
    const { packageVersion, installation }: { packageVersion?: unknown; installation: Installation } =
      await readPresent(org.sf, 'my-org', PROJECT);
    expect(packageVersion).toBeUndefined();
    expect(installation.folders).toEqual(['force-app', 'sharing']);
  });

  it('needs a project that names its package', async () => {
    const unnamed = path.join(home, 'unnamed');
    makeSmallProject(unnamed);
    writeFileSync(path.join(unnamed, 'sfdx-project.json'), '{"packageDirectories": [{"path": "force-app"}]}');
    await expect(readPresent(emptyOrg().sf, 'my-org', unnamed)).rejects.toThrow('names no package');
  });
});

describe('the option --package', () => {
  it('is the id of a version', () => {
    expect(readOptions(['--package', VERSION]).package).toBe(VERSION);
    expect(() => readOptions(['--package', '033000000000001'])).toThrow('04t…');
  });

  it('excludes what is for source deployments', () => {
    expect(() => readOptions(['--package', VERSION, '--dry-run'])).toThrow('exclude --package');
    expect(() => readOptions(['--package', VERSION, '--test-level', 'NoTestRun'])).toThrow('exclude');
  });
});
