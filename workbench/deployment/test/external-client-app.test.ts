import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loginCertificate } from '../../../scripts/deployment/certificate.ts';
import {
  appMetadata,
  APP_MEMBERS,
  ensureApp,
  existingApp,
} from '../../../scripts/deployment/external-client-app.ts';
import { componentsOf } from '../../metadata-api/package/read-package.ts';
import { readDocument } from '../../metadata-api/checks/component-document.ts';
import { shapeProblems } from '../../metadata-api/checks/check-shape.ts';
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

const ensure = (org: FakeOrg, certificate = first ?? '') =>
  ensureApp(org.sf, 'my-org', { certificate, contactEmail, existing: existingApp(org.files) });

describe('the External Client App', () => {
  it('has files of which the Metadata API knows every element', () => {
    const files = new Map(
      [...appMetadata({ certificate: first ?? '', contactEmail })].map(([name, text]) => [
        name,
        Buffer.from(text),
      ]),
    );
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
    const policy = appMetadata({ certificate: first ?? '', contactEmail }).get(
      'extlClntAppOauthPolicies/AC_Middleware_OAuth_defaultPolicy.ecaOauthPlcy',
    );
    expect(policy).toContain('<permittedUsersPolicyType>AdminApprovedPreAuthorized<');
    expect(policy).toContain('<commaSeparatedPermissionSet>AC_Integration<');
  });

  it('is created once, and tells the key that Salesforce chose', async () => {
    const org = new FakeOrg();
    expect(await ensure(org)).toEqual({ done: 'created', consumerKey: '3MVG9.fake' });
    expect(await ensure(org)).toEqual({ done: 'unchanged', consumerKey: '3MVG9.fake' });
    expect(org.deployments).toHaveLength(1);
  });

  it('gets another certificate without losing what an administrator set', async () => {
    const org = new FakeOrg();
    await ensure(org);
    org.files.set(GLOBAL, (org.files.get(GLOBAL) ?? '').replace('</label>', ' of ours</label>'));
    expect(await ensure(org, second)).toEqual({ done: 'certificate replaced', consumerKey: '3MVG9.fake' });
    expect(org.deployments.at(-1)).toEqual([GLOBAL]);
    expect(org.files.get(GLOBAL)).toContain(' of ours</label>');
    expect(org.files.get(GLOBAL)).toContain((second ?? '').trim());
    expect(org.files.get(GLOBAL)).not.toContain((first ?? '').trim());
  });

  it('knows its certificate when Salesforce gives it back as bare base64', async () => {
    const org = new FakeOrg();
    await ensure(org);
    const bare = (first ?? '').replaceAll(/-----[^-]+-----|\s/g, '');
    org.files.set(GLOBAL, (org.files.get(GLOBAL) ?? '').replace((first ?? '').trim(), bare));
    expect(await ensure(org)).toMatchObject({ done: 'unchanged' });
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
    await expect(ensure(org)).rejects.toThrow('ExternalClientApplication AC_Middleware: Not enabled');
  });
});
