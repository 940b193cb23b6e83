import { startCompanyOrg, type CompanyOrg } from '../company-org.ts';

const CREDENTIAL = '/services/data/v65.0/named-credentials/credential';
const PRINCIPAL = {
  externalCredential: 'AC_Middleware',
  principalName: 'Middleware',
  principalType: 'NamedPrincipal',
};

let local: CompanyOrg;
beforeAll(async () => {
  local = await startCompanyOrg();
});
afterAll(async () => {
  await local.close();
});

const ask = (username: string, path: string, init: RequestInit = {}) =>
  fetch(local.url + path, {
    ...init,
    headers: {
      authorization: `Bearer ${local.org.accessTokenOf(username)}`,
      'content-type': 'application/json',
    },
  });

async function runApex(username: string, block: string): Promise<string> {
  const session = `<a:SessionHeader><a:sessionId>${local.org.accessTokenOf(username)}</a:sessionId></a:SessionHeader>`;
  const answer = await fetch(`${local.url}/services/Soap/s/65.0/00D000000000001`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body:
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="http://soap.sforce.com/2006/08/apex">' +
      `<e:Header>${session}</e:Header><e:Body><a:executeAnonymous><apexcode>${block}</apexcode></a:executeAnonymous>` +
      '</e:Body></e:Envelope>',
  });
  return answer.text();
}

describe('an org that is installed into', () => {
  it('keeps no secret of an external credential that is not deployed', async () => {
    const body = JSON.stringify({ ...PRINCIPAL, credentials: { ApiKey: { value: 'secret' } } });
    const answer = await ask('alex.morgan@northwind.example', CREDENTIAL, { method: 'POST', body });
    expect(answer.status).toBe(404);
  });

  it('lets nobody but administrators at its credentials', async () => {
    const query = new URLSearchParams(PRINCIPAL).toString();
    expect((await ask('dana.reyes@northwind.example', `${CREDENTIAL}?${query}`)).status).toBe(403);
  });

  it('runs a block of Apex and answers with its log', async () => {
    const answer = await runApex(
      'alex.morgan@northwind.example',
      `Integer a = 40; System.debug(&apos;&lt;sum&gt; &apos; + (a + 2));`,
    );
    expect(answer).toContain('|DEBUG|&lt;sum&gt; 42');
    expect(answer).toContain('<success>true</success>');
  });

  it('says what does not compile, and what was thrown', async () => {
    const administrator = 'alex.morgan@northwind.example';
    expect(await runApex(administrator, 'Integer a = b;')).toMatch(
      /<compileProblem>[^<]*b[^<]*<\/compileProblem><compiled>false/,
    );
    expect(await runApex(administrator, 'Integer a = 1 / 0;')).toMatch(/<exceptionMessage>[^<]*Divide by 0/);
  });

  it('runs no Apex for those who are no administrators', async () => {
    expect(await runApex('dana.reyes@northwind.example', 'Integer a = 1;')).toContain('INSUFFICIENT_ACCESS');
  });

  it('signs nobody in before an app is deployed', async () => {
    const answer = await fetch(`${local.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: 'x.y.z',
      }),
    });
    expect(answer.status).toBe(400);
  });
});
