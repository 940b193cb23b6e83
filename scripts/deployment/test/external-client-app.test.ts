import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loginCertificate } from '../certificate.ts';
import {
  appMetadata,
  APP_MEMBERS,
  ensureApp,
  existingApp,
  newConsumerKey,
  type AppOptions,
} from '../external-client-app.ts';
import { metadataTypes, elementsThatCount, childElements, parseXml, componentsOf } from '#package-metadata';
import { readDocument, shapeProblems } from '#metadata-api';
import { FakeOrg } from './fake-org.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'login-'));
const [first, second] = ['first', 'second'].map(
  (name) => loginCertificate(path.join(folder, name)).certificate,
);
const contactEmail = 'alex.morgan@northwind.example';
const GLOBAL = 'extlClntAppGlobalOauthSets/AC_Middleware_Global_OAuth.ecaGlblOauth';

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What this machine remembers of the app from one run to the next. */
type Machine = { knownKey: string | undefined };

const ensure = (org: FakeOrg, machine: Machine, changes: Partial<AppOptions> = {}) =>
  ensureApp(org.sf, 'my-org', {
    certificate: first ?? '',
    isNewCertificate: false,
    renew: false,
    contactEmail,
    existing: existingApp(org.shown()),
    knownKey: machine.knownKey,
    remember: (key) => {
      machine.knownKey = key;
    },
    ...changes,
  });
const renewal = { certificate: second ?? '', isNewCertificate: true, renew: true };
const options = { certificate: first ?? '', contactEmail, consumerKey: newConsumerKey() };

describe('the External Client App', () => {
  it('has files of which the Metadata API knows every element', () => {
    const files = new Map([...appMetadata(options)].map(([name, text]) => [name, Buffer.from(text)]));
    const { components, unknownFiles } = componentsOf(files);
    const problems = components.flatMap((component) => {
      const document = readDocument(component);
      return 'problem' in document ? [document] : shapeProblems(document);
    });
    expect({ unknownFiles, problems }).toEqual({ unknownFiles: [], problems: [] });
    expect(components.map(({ type, fullName }) => [type.name, [fullName]])).toEqual(
      expect.arrayContaining(Object.entries(APP_MEMBERS)),
    );
  });

  it('lets in nobody but those with the permission set of the middleware’s user', () => {
    const policy = appMetadata(options).get(
      'extlClntAppOauthPolicies/AC_Middleware_OAuth_defaultPolicy.ecaOauthPlcy',
    );
    expect(policy).toContain('<permittedUsersPolicyType>AdminApprovedPreAuthorized<');
    expect(policy).toContain('<commaSeparatedPermissionSet>AC_Integration<');
  });

  it('has its elements in the order in which Salesforce reads them, or it would pass over some', () => {
    for (const text of appMetadata(options).values()) {
      const root = parseXml(text);
      expect(elementsThatCount(root.nodeName, root)).toEqual(childElements(root));
    }
  });

  it('is of types whose elements the WSDL lists by the codes of their characters', () => {
    for (const type of Object.keys(APP_MEMBERS)) {
      const names = [...(metadataTypes().get(type)?.elements.keys() ?? [])].filter(
        (name) => name !== 'fullName',
      );
      expect(names.length).toBeGreaterThan(3);
      expect(names).toEqual([...names].sort());
    }
  });

  it('is created once, with a key that this machine made and remembers', async () => {
    const [org, machine] = [new FakeOrg(), { knownKey: undefined } as Machine];
    const created = await ensure(org, machine);
    expect(created).toEqual({ done: 'created', consumerKey: machine.knownKey });
    expect(created.consumerKey).toMatch(/^[0-9a-f]{64}$/);
    expect(org.files.get(GLOBAL)).toContain(`<consumerKey>${created.consumerKey ?? ''}</consumerKey>`);
    expect(await ensure(org, machine)).toEqual({ ...created, done: 'unchanged' });
    expect(org.deployments).toHaveLength(1);
  });

  it('has its key remembered before it is made, since the org tells it to nobody', async () => {
    const [org, machine] = [new FakeOrg(), { knownKey: undefined } as Machine];
    org.refusals['project deploy start'] = { status: 1, message: 'The connection was lost.' };
    await expect(ensure(org, machine)).rejects.toThrow('lost');
    expect(machine.knownKey).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gets another certificate, and no other key', async () => {
    const [org, machine] = [new FakeOrg(), { knownKey: undefined } as Machine];
    const { consumerKey } = await ensure(org, machine);
    expect(await ensure(org, machine, renewal)).toEqual({ done: 'certificate replaced', consumerKey });
    expect(org.deployments.at(-1)).toEqual([GLOBAL]);
    expect(org.files.get(GLOBAL)).not.toContain('consumerKey>');
    expect(org.files.get(GLOBAL)).toContain((second ?? '').trim());
  });

  it('keeps what an administrator set on it, where the org shows that', async () => {
    const [org, machine] = [new FakeOrg({ showsSettings: true }), { knownKey: undefined } as Machine];
    await ensure(org, machine);
    org.files.set(GLOBAL, (org.files.get(GLOBAL) ?? '').replace('</label>', ' of ours</label>'));
    expect(await ensure(org, machine, renewal)).toMatchObject({ done: 'certificate replaced' });
    const settings = org.files.get(GLOBAL) ?? '';
    expect(settings).toContain(' of ours</label>');
    expect(settings).not.toContain((first ?? '').trim());
    const root = parseXml(settings);
    expect(elementsThatCount(root.nodeName, root).map(({ nodeName }) => nodeName)).toContain('certificate');
    expect(elementsThatCount(root.nodeName, root)).toEqual(childElements(root));
  });

  it('is left alone where it was made on another machine, whose middleware signs in through it', async () => {
    const org = new FakeOrg();
    await ensure(org, { knownKey: undefined });
    const other = { knownKey: undefined };
    const elsewhere = { certificate: second ?? '', isNewCertificate: true };
    expect(await ensure(org, other, elsewhere)).toEqual({ done: 'left alone', consumerKey: undefined });
    await expect(ensure(org, other, renewal)).rejects.toThrow(/Copy the three files[^]*or delete the app/i);
    expect(org.deployments).toHaveLength(1);
  });

  it('knows its certificate when Salesforce gives it back as bare base64', async () => {
    const [org, machine] = [new FakeOrg({ showsSettings: true }), { knownKey: undefined } as Machine];
    await ensure(org, machine);
    const bare = (first ?? '').replaceAll(/-----[^-]+-----|\s/g, '');
    org.files.set(GLOBAL, (org.files.get(GLOBAL) ?? '').replace((first ?? '').trim(), bare));
    expect(await ensure(org, machine)).toMatchObject({ done: 'unchanged' });
  });

  it('says what the org refused', async () => {
    const org = new FakeOrg();
    const failure = {
      componentType: 'ExternalClientApplication',
      fullName: 'AC_Middleware',
      problem: 'Not enabled',
    };
    org.refusals['project deploy start'] = {
      status: 1,
      result: { details: { componentFailures: [failure] } },
    };
    await expect(ensure(org, { knownKey: undefined })).rejects.toThrow(
      'ExternalClientApplication AC_Middleware: Not enabled',
    );
  });
});
