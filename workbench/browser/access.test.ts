import { loadContacts, loadSamples } from '#samples';
import { OBJECT, Workbench, eventually, freshPages } from './console-visit.ts';

const workbench = new Workbench();
const samples = loadSamples();
const complaint = samples[0]?.contactRecord.ContactId as string;
const fresh = freshPages();

const getPlayback = async (user: Parameters<Workbench['callApex']>[0]) =>
  workbench.callApex(user, 'AC_PlaybackController', 'getPlayback', {
    recordId: await workbench.recordId(complaint),
  });

type Contact = { ContactId: string; Agent: { Username: string } };

describe('the agent without the permission set', () => {
  it('has no navigation item, and is told which permission set opens it', async () => {
    await fresh.page.goto(workbench.listAddress('agentWithout'));
    await fresh.page.getByText('AC Call Recording').first().waitFor();
    await expect(
      fresh.page.getByRole('link', { name: 'AC Contact Channel Analytics' }).count(),
    ).resolves.toBe(0);
  });

  it('sees on a record why there is nothing to hear', async () => {
    await fresh.page.goto(workbench.recordAddress('agentWithout', await workbench.recordId(complaint)));
    await fresh.page.getByText('have access to this record').first().waitFor();
    await fresh.page
      .locator('c-ac-recording')
      .getByText(/permission|access/i)
      .first()
      .waitFor();
    await expect(fresh.page.getByRole('button', { name: 'Play' }).count()).resolves.toBe(0);
  });

  it('gets no link from Apex and no rows from a query', async () => {
    const { status, body } = await getPlayback('agentWithout');
    expect(JSON.stringify(body)).not.toMatch(/https?:\/\//);
    expect(status === 200 ? body : null).toBeNull();
    await expect(workbench.query('agentWithout', `SELECT Id FROM ${OBJECT}`)).rejects.toThrow(/INVALID_TYPE/);
  });
});

describe('those who may', () => {
  it('gives the agent who took the call a link that plays, and notes who listened', async () => {
    const { body } = await getPlayback('agent');
    const playback = body.returnValue as { state: string; url: string; bytes: number };
    expect(playback.state).toBe('READY');
    const audio = await fetch(playback.url, { headers: { range: 'bytes=0-3' } });
    expect(audio.status).toBe(206);
    await expect(audio.text()).resolves.toBe('RIFF');
    const noted = await workbench.query<{ Outcome__c: string; Action__c: string }>(
      'administrator',
      `SELECT Action__c, Outcome__c FROM AC_Recording_Access__c WHERE ContactId__c = '${complaint}' AND User__r.Username = 'dana.reyes@northwind.example'`,
    );
    expect(noted).toContainEqual(expect.objectContaining({ Action__c: 'PLAY', Outcome__c: 'ALLOWED' }));
  });

  it('shows an agent their own calls, a supervisor everyone’s', async () => {
    const contactIds = async (user: 'agent' | 'supervisor') => {
      const soql = `SELECT ContactId__c FROM ${OBJECT}`;
      const records = await workbench.query<{ ContactId__c: string }>(user, soql);
      return records.map(({ ContactId__c: contactId }) => contactId);
    };
    const all = loadContacts().map(({ contactRecord }) => contactRecord as Contact);
    const own = all.filter(({ Agent: agent }) => agent.Username === 'dana.reyes@northwind.example');
    const others = all.filter((contact) => !own.includes(contact));
    const seen = await contactIds('agent');
    expect(seen).toEqual(expect.arrayContaining(own.map(({ ContactId: id }) => id)));
    expect(seen.filter((id) => others.some((contact) => contact.ContactId === id))).toEqual([]);
    await expect(contactIds('supervisor')).resolves.toEqual(
      expect.arrayContaining(all.map(({ ContactId: id }) => id)),
    );
  });

  it('switches between the four users on the page', async () => {
    await fresh.page.goto(workbench.listAddress('agent'));
    await fresh.page.locator('tbody tr').first().waitFor();
    const own = await fresh.page.locator('tbody tr').count();
    await fresh.page.getByLabel('Signed in as').selectOption({ label: (await supervisorLabel()) ?? '' });
    await eventually(
      () => fresh.page.locator('tbody tr').count(),
      (rows) => rows > own,
    );
  });

  const supervisorLabel = async () =>
    (await workbench.status()).users.find(({ username }) => username === 'priya.nair@northwind.example')
      ?.label;
});

describe('a link to a recording', () => {
  const link = async () => ((await getPlayback('agent')).body.returnValue as { url: string }).url;

  it('is refused when it was tampered with', async () => {
    const url = new URL(await link());
    url.pathname = url.pathname.replace(/[0-9a-f](?=_)/, (digit) => (digit === '0' ? '1' : '0'));
    const response = await fetch(url);
    expect(response.status).toBe(403);
    await expect(response.text()).resolves.toContain('SignatureDoesNotMatch');
  });

  it('is refused when its life was made longer', async () => {
    const url = new URL(await link());
    url.searchParams.set('X-Amz-Expires', '604800');
    expect((await fetch(url)).status).toBe(403);
  });

  it('is refused when it has expired', async () => {
    const { s3 } = await workbench.status();
    const [sample] = samples;
    if (!sample) throw new Error('There are no samples.');
    const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
    const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
    const client = new S3Client({
      region: s3.region,
      endpoint: s3.endpoint,
      forcePathStyle: true,
      credentials: s3,
    });
    const command = new GetObjectCommand({ Bucket: sample.recording.bucket, Key: sample.recording.key });
    const url = await getSignedUrl(client, command, {
      expiresIn: 60,
      signingDate: new Date(Date.now() - 61_000),
    });
    const response = await fetch(url);
    expect(response.status).toBe(403);
    await expect(response.text()).resolves.toContain('Request has expired');
  });

  it('is refused without a signature', async () => {
    const url = new URL(await link());
    url.search = '';
    expect((await fetch(url)).status).toBe(403);
  });
});
