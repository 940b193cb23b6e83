import { childText, parseXml } from '#package-metadata';
import { MetadataClient, document } from './call-metadata-api.ts';

let client: MetadataClient;
beforeAll(async () => {
  client = await MetadataClient.start();
});
afterAll(async () => {
  await client.served.close();
});

const TYPE = 'ExtlClntAppGlobalOauthSettings';
const FILE = 'extlClntAppGlobalOauthSets/App.ecaGlblOauth';
const settings = (...elements: string[]) => ({
  [FILE]: document(
    TYPE,
    elements.map((element) => `<${element.replace('=', '>')}</${element.split('=')[0] ?? ''}>`).join('\n'),
  ),
});
const stored = (element: string): string | undefined =>
  childText(parseXml(client.served.api.metadata().read(`${FILE}-meta.xml`)), element);

describe('an External Client App', () => {
  it('keeps the consumer key that it was created with, and takes no other', async () => {
    const first = settings('certificate=one', 'consumerKey=key', 'externalClientApplication=App');
    expect((await client.deploy(first)).status).toBe('Succeeded');
    expect(stored('consumerKey')).toBe('key');
    const other = settings('certificate=two', 'consumerKey=other', 'externalClientApplication=App');
    const { status, details } = await client.deploy(other);
    expect([status, details.componentFailures.map(({ problem }) => problem)]).toEqual([
      'Failed',
      ['The consumer key cannot be changed'],
    ]);
    expect(stored('certificate')).toBe('one');
  });

  it('passes over an element that comes after its place, without a word', async () => {
    const late = settings('consumerKey=key', 'externalClientApplication=App', 'certificate=two', 'label=App');
    expect((await client.deploy(late)).status).toBe('Succeeded');
    expect([stored('certificate'), stored('label')]).toEqual([undefined, 'App']);
  });

  it('gives the settings that hold its key to nobody', async () => {
    const query = `<listMetadata><queries><type>${TYPE}</type></queries></listMetadata>`;
    expect(await client.soap(query)).not.toContain('<fullName>App<');
    const started = await client.soap(
      `<retrieve><retrieveRequest><apiVersion>65.0</apiVersion><unpackaged><types><members>App</members><name>${TYPE}</name></types></unpackaged></retrieveRequest></retrieve>`,
    );
    const id = /<id>([^<]*)</.exec(started)?.[1] ?? '';
    const answer = await client.soap(
      `<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId></checkRetrieveStatus>`,
    );
    expect(answer).toContain(
      `Entity of type &apos;${TYPE}&apos; named &apos;App&apos; cannot be found`.replaceAll('&apos;', "'"),
    );
  });
});
