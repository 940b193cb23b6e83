import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  installPackage,
  packageSentence,
  planPackage,
  readInstallation,
  type ChangesPolicy,
} from '../installation/package-plan.ts';
import { readOptions } from '../options.ts';
import { OrgMetadata } from '#package-metadata';
import { FakeOrg } from './fake-org.ts';
import { makeSmallProject } from './small-project.ts';

const home = mkdtempSync(path.join(tmpdir(), 'upgrade-'));
const PROJECT = path.join(home, 'project');
/** The version after the project's own: a copy to be changed. */
const next = path.join(home, 'next');
const SET = 'permissionsets/AC_Supervisor.permissionset-meta.xml';
const LAYOUT = 'layouts/AC_Comment__c-AC Comment Layout.layout-meta.xml';
const OBJECT = 'objects/AC_Contact_Channel_Analytics__c';
const PAGE = 'flexipages/AC_Contact_Channel_Analytics_Record_Page.flexipage-meta.xml';
const SHARING = 'sharingRules/AC_Contact_Channel_Analytics__c.sharingRules-meta.xml';
const LABELS = 'labels/CustomLabels.labels-meta.xml';
const GRANT =
  '<userPermissions><enabled>true</enabled><name>RunReports</name></userPermissions></PermissionSet>';

const SOURCE = 'force-app/main/default';

beforeAll(() => {
  makeSmallProject(PROJECT);
});
beforeEach(() => {
  rmSync(next, { recursive: true, force: true });
  cpSync(PROJECT, next, { recursive: true });
  writeFileSync(path.join(next, 'package.json'), '{"version": "9.9.9"}');
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** Installs a project as the script does; the answers are given to its questions in turn. */
async function install(
  org: FakeOrg,
  how: { project?: string; policy?: ChangesPolicy; answers?: boolean[] } = {},
) {
  const { project = PROJECT, policy = 'ask', answers = [] } = how;
  const lines: string[] = [];
  const asked: string[] = [];
  const confirm = (question: string) => {
    asked.push(question.trim());
    return Promise.resolve(answers.shift() ?? false);
  };
  org.project = project;
  const before = org.packageDeployments;
  const installation = await readInstallation(org.sf, 'my-org', project);
  const plan = await planPackage(installation, policy, { canAsk: true, confirm }, (line) => lines.push(line));
  const outcome = await installPackage(org.sf, 'my-org', { project, plan, testLevel: 'RunSpecifiedTests' });
  return {
    text: lines.join('\n'),
    asked,
    outcome,
    sentence: packageSentence(plan),
    deployed: org.packageDeployments - before,
  };
}

async function installed(): Promise<FakeOrg> {
  const org = new FakeOrg();
  expect((await install(org)).deployed).toBe(1);
  return org;
}

function editNext(file: string, edit: (text: string) => string): void {
  const target = path.join(next, file.startsWith('sharingRules') ? 'sharing/main/default' : SOURCE, file);
  const text = readFileSync(target, 'utf8');
  expect(edit(text)).not.toBe(text);
  writeFileSync(target, edit(text));
}
const newLabel = (file: string) => {
  editNext(file, (text) => text.replace(/<label>[^<]*<\/label>/, '<label>AC Renamed</label>'));
};

describe('installing the package again', () => {
  it('deploys the same version once', async () => {
    const org = await installed();
    const again = await install(org);
    expect(again).toMatchObject({ deployed: 0, asked: [], text: '' });
    expect(again.outcome).toMatch(/^unchanged, version \d/);
    expect(again.sentence).toMatch(/leave the package alone/);
  });

  it('deploys another version, and asks nothing where nobody has changed anything', async () => {
    const org = await installed();
    newLabel(SET);
    expect(await install(org, { project: next })).toMatchObject({ deployed: 1, asked: [] });
    expect(org.package.read(SET)).toContain('AC Renamed');
    expect(await install(org, { project: next })).toMatchObject({ deployed: 0 });
  });

  it('is not deceived by white space and order', async () => {
    const org = await installed();
    org.change(SET, (text) => {
      const [head = '', ...permissions] = text.split(/(?=<(?:fieldPermissions|objectPermissions)>)/);
      const tail = permissions.at(-1)?.split('</objectPermissions>')[1] ?? '';
      const whole = permissions.map((each) => each.replace(tail, ''));
      return `${head}${whole.reverse().join('\n\n')}${tail}`;
    });
    expect(await install(org)).toMatchObject({ deployed: 0, text: '' });
  });

  it('puts code back that somebody has edited or deployed by other ways', async () => {
    const org = await installed();
    org.change('classes/AC_CallFinder.cls', (text) => `${text}// mine`);
    expect(await install(org)).toMatchObject({ deployed: 1, asked: [] });
    expect(org.package.read('classes/AC_CallFinder.cls')).not.toContain('// mine');
  });

  it('deploys where the package came by the bare CLI in another version', async () => {
    const org = new FakeOrg();
    org.package = OrgMetadata.ofProject(PROJECT, ['force-app', 'sharing']);
    expect(await install(org)).toMatchObject({ deployed: 0, asked: [] });
    org.change('classes/AC_CallFinder.cls', (text) => `${text}// older`);
    org.change(SET, (text) => text.replace(/<fieldPermissions>[^]*?<\/fieldPermissions>/, ''));
    expect(await install(org)).toMatchObject({ deployed: 1, asked: [] });
  });
});

describe('what an administrator has changed', () => {
  it('stays without a question where this version has nothing new for it', async () => {
    const org = await installed();
    org.change(SET, (text) => text.replace('</PermissionSet>', GRANT));
    const again = await install(org);
    expect(again).toMatchObject({ deployed: 0, asked: [] });
    expect(again.text).toMatch(/permission set AC_Supervisor: userPermissions RunReports added[^]*→ kept/);
    newLabel(LAYOUT.replace(LAYOUT, SET.replace('Supervisor', 'Retention')));
    expect(await install(org, { project: next })).toMatchObject({ deployed: 1, asked: [] });
    expect(org.package.read(SET)).toContain('RunReports');
  });

  it('is listed with what is different and what replacing does, and stays where that is declined', async () => {
    const org = await installed();
    org.change(SET, (text) => text.replace('</PermissionSet>', GRANT));
    newLabel(SET);
    const kept = await install(org, { project: next, answers: [false] });
    expect(kept.asked).toEqual(['Replace it by that of version 9.9.9?']);
    expect(kept.text).toMatch(
      /permission set AC_Supervisor: userPermissions RunReports added\n.*Replacing it: label changed, userPermissions RunReports removed\.\n.*Keeping it: Give what this version adds/,
    );
    expect(kept.sentence).toMatch(/keep as they are in the org: permission set AC_Supervisor/);
    expect(org.package.read(SET)).toContain('RunReports');
    expect(org.package.read(SET)).not.toContain('AC Renamed');
  });

  it('is asked about once for each version', async () => {
    const org = await installed();
    org.change(SET, (text) => text.replace('</PermissionSet>', GRANT));
    newLabel(SET);
    await install(org, { project: next, answers: [false] });
    expect(await install(org, { project: next })).toMatchObject({ asked: [], deployed: 0 });
    editNext(SET, (text) => text.replace('AC Renamed', 'AC Renamed Again'));
    expect((await install(org, { project: next, answers: [true] })).asked).toHaveLength(1);
    expect(org.package.read(SET)).toMatch(/AC Renamed Again/);
    expect(org.package.read(SET)).not.toContain('RunReports');
  });

  it.each([
    ['a page', PAGE, (text: string) => text.replace(/<masterLabel>[^<]*/, '<masterLabel>Ours')],
    [
      'a page layout',
      LAYOUT,
      (text: string) => text.replace(/<\/Layout>/, '<emailDefault>true</emailDefault></Layout>'),
    ],
    [
      'a list view',
      `${OBJECT}/listViews/Today.listView-meta.xml`,
      (text: string) => text.replace(/<columns>[^<]*<\/columns>/, ''),
    ],
    [
      'the tab',
      'tabs/AC_Contact_Channel_Analytics__c.tab-meta.xml',
      (text: string) => text.replace(/<motif>[^<]*/, '<motif>Custom1: Heart'),
    ],
    [
      'the queue',
      'queues/AC_Unassigned.queue-meta.xml',
      (text: string) =>
        text.replace(
          '</Queue>',
          '<queueMembers><users><user>a@b.example</user></users></queueMembers></Queue>',
        ),
    ],
    [
      'the assignment of the page',
      `${OBJECT}/AC_Contact_Channel_Analytics__c.object-meta.xml`,
      (text: string) => text.replace(/AC_Contact_Channel_Analytics_Record_Page/, 'Ours'),
    ],
    ['a sharing rule', SHARING, (text: string) => text.replace('<accessLevel>Edit', '<accessLevel>Read')],
    ['a label', LABELS, (text: string) => text.replace(/<value>[^<]*<\/value>/, '<value>Our words</value>')],
  ])('is kept as a whole: %s', async (_what, file, edit) => {
    const org = await installed();
    org.change(file, edit);
    const own = org.package.read(file);
    newLabel(SET);
    await install(org, { project: next, policy: 'keep' });
    expect(canonicalOf(org.package.read(file))).toBe(canonicalOf(own));
    expect(org.package.read(SET)).toContain('AC Renamed');
    await install(org, { project: next, policy: 'replace' });
    expect(canonicalOf(org.package.read(file))).not.toBe(canonicalOf(own));
  });

  it('is left out alone: another rule of the same file is deployed', async () => {
    const org = await installed();
    org.change(SHARING, (text) => text.replace('<accessLevel>Edit', '<accessLevel>Read'));
    editNext(SHARING, (text) => text.replace('<value>NEGATIVE</value>', '<value>MIXED</value>'));
    await install(org, { project: next, policy: 'keep' });
    expect(org.package.read(SHARING)).toMatch(/MIXED/);
    expect(org.package.read(SHARING)).not.toContain('<accessLevel>Edit');
  });

  it('stays deleted where that is wanted, and comes back where the package needs it', async () => {
    const org = await installed();
    org.change(`${OBJECT}/listViews/Today.listView-meta.xml`, () => undefined);
    org.change('groups/AC_Integration_Users.group-meta.xml', () => undefined);
    newLabel(SET);
    const done = await install(org, { project: next, answers: [false] });
    expect(done.text).toMatch(/list view AC_Contact_Channel_Analytics__c\.Today: deleted/);
    expect(org.package.files.has(`${OBJECT}/listViews/Today.listView-meta.xml`)).toBe(false);
    expect(org.package.files.has('groups/AC_Integration_Users.group-meta.xml')).toBe(true);
  });

  it('is asked about where what was installed is not known', async () => {
    const org = new FakeOrg();
    org.package = OrgMetadata.ofProject(PROJECT, ['force-app', 'sharing']);
    org.change(SET, (text) => text.replace('</PermissionSet>', GRANT));
    const done = await install(org, { answers: [false] });
    expect(done.text).toMatch(/what was installed is not recorded[^]*userPermissions RunReports removed/);
    expect(org.package.read(SET)).toContain('RunReports');
    expect((await install(org)).asked).toEqual([]);
  });

  it('is kept by --yes, and replaced by --replace-changes alone', () => {
    expect(readOptions([]).changes).toBe('ask');
    expect(readOptions(['--yes']).changes).toBe('keep');
    expect(readOptions(['--yes', '--replace-changes']).changes).toBe('replace');
    expect(() => readOptions(['--keep-changes', '--replace-changes'])).toThrow('exclude each other');
  });
});

/** White space and order aside. */
const canonicalOf = (xml: string): string =>
  xml.replaceAll(/>\s+</g, '><').split(/(?=<)/).sort().join('').replaceAll(/\s/g, '');
