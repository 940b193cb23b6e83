import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decide } from '../decisions.ts';
import { writeEnvironment } from '../middleware-environment.ts';
import { readOptions } from '../options.ts';
import type { Present } from '../plan.ts';
import type { Questions } from '../questions.ts';
import { readTargetOrg } from '../target-org.ts';
import { FakeOrg } from './fake-org.ts';

const home = mkdtempSync(path.join(tmpdir(), 'decisions-'));
const NOTHING: Present = {
  hosts: {},
  app: undefined,
  console: undefined,
  hasKey: false,
  packageVersion: undefined,
  queueMembers: [],
  installation: {
    version: '1.0.0',
    folders: [],
    source: new Map(),
    record: undefined,
    changes: [],
    outdated: [],
  },
};
const NOBODY: Questions = {
  canAsk: false,
  ask: () => Promise.reject(new Error('Nobody is there.')),
  askSecret: () => Promise.reject(new Error('Nobody is there.')),
  confirm: () => Promise.resolve(false),
};
const GIVEN = [
  ...[
    '--integration-user',
    'integration@northwind.example',
    '--middleware-url',
    'https://middleware.northwind.example/',
  ],
  ...['--recordings-bucket-host', 'calls.s3.us-east-1.amazonaws.com'],
];
const KEY = 'a-key-of-more-than-20-characters';

afterAll(() => {
  rmSync(home, { recursive: true });
});

async function decided(
  args: string[],
  circumstances: {
    present?: Present;
    questions?: Questions;
    environment?: NodeJS.ProcessEnv;
    org?: FakeOrg;
  } = {},
) {
  const { org = new FakeOrg(), environment = {}, present = NOTHING, questions = NOBODY } = circumstances;
  return decide(org.sf, {
    project: home,
    org: await readTargetOrg(org.sf, 'my-org'),
    options: readOptions(args),
    present,
    questions,
    say: () => undefined,
    environment: { XDG_CONFIG_HOME: home, ...environment },
  });
}

describe('what is decided before the org is changed', () => {
  it('runs the package’s own tests, or those of the level that is given', () => {
    expect(readOptions([]).testLevel).toBe('RunSpecifiedTests');
    expect(readOptions(['--test-level', 'OwnObjects']).testLevel).toBe('OwnObjects');
    expect(() => readOptions(['--test-level', 'Some'])).toThrow(
      /--test-level is one of .*OwnObjects.*not Some/,
    );
  });

  it('takes hosts and people from the command line', async () => {
    const decisions = await decided([...GIVEN, '--agents', ' dana.reyes@northwind.example , ']);
    expect(decisions.hosts).toEqual({
      middlewareUrl: 'https://middleware.northwind.example',
      recordingsUrl: 'https://calls.s3.us-east-1.amazonaws.com',
    });
    expect(decisions.people.agents).toEqual(['dana.reyes@northwind.example']);
    expect(decisions.integrationUserId).toBe('005000000000009AAA');
  });

  it('keeps the hosts that the org has, and the user of the earlier run', async () => {
    const hosts = { middlewareUrl: 'https://there.example.org', recordingsUrl: 'https://bucket.example.org' };
    writeEnvironment(path.join(home, 'earlier'), {
      SALESFORCE_LOGIN_URL: 'https://login.salesforce.com',
      SALESFORCE_CLIENT_ID: undefined,
      SALESFORCE_USERNAME: 'integration@northwind.example',
      SALESFORCE_PRIVATE_KEY_FILE: '/key',
      SALESFORCE_API_KEYS: KEY,
    });
    const args = ['--credentials-folder', path.join(home, 'earlier')];
    const decisions = await decided(args, { present: { ...NOTHING, hosts } });
    expect(decisions).toMatchObject({
      hosts,
      key: KEY,
      people: { integrationUser: 'integration@northwind.example' },
    });
  });

  it.each([
    [['--middleware-url', 'https://a.example.org'], '--integration-user is missing.'],
    [GIVEN.slice(0, 2), '--middleware-url is missing.'],
    [GIVEN.slice(0, 4), '--recordings-bucket-host is missing.'],
  ])('names what is missing where nobody can be asked: %j', async (args, message) => {
    await expect(decided(args)).rejects.toThrow(message);
  });

  it.each([
    ['--middleware-url', 'http://middleware.northwind.example'],
    ['--middleware-url', 'middleware'],
    ['--middleware-url', 'https://user@middleware.northwind.example'],
    ['--recordings-bucket-host', 'calls'],
    ['--recordings-bucket-host', 'https://s3.amazonaws.com/calls'],
    ['--recordings-bucket-host', 'http://calls.s3.us-east-1.amazonaws.com'],
    ['--recordings-bucket-host', 'calls.s3.amazonaws.com'],
    ['--recordings-bucket-host', 'my.calls.s3.us-east-1.amazonaws.com'],
  ])('refuses %s %s', async (option, value) => {
    await expect(decided([...GIVEN, option, value])).rejects.toThrow(`“${value}” is not`);
  });

  it.each([
    ['calls', 'eu-central-1', 'https://calls.s3.eu-central-1.amazonaws.com'],
    ['my.calls', 'eu-central-1', 'https://s3.eu-central-1.amazonaws.com'],
    ['calls', 'cn-north-1', 'https://calls.s3.cn-north-1.amazonaws.com.cn'],
  ])('derives the host of the bucket %s in %s', async (bucket, region, expected) => {
    const given = [...GIVEN.slice(0, 4), '--recordings-bucket', bucket, '--region', region];
    expect((await decided(given)).hosts.recordingsUrl).toBe(expected);
  });

  it('wants a bucket by its name and region or by its host, and not by half or by both', () => {
    expect(() => readOptions(['--recordings-bucket', 'calls'])).toThrow('give both');
    expect(() => readOptions(['--region', 'eu-central-1'])).toThrow('give both');
    const both = [...GIVEN, '--recordings-bucket', 'calls', '--region', 'eu-central-1'];
    expect(() => readOptions(both)).toThrow('not by both');
  });

  it('names users whom the org does not have', async () => {
    const args = [...GIVEN, '--agents', "nobody@northwind.example,o'hara@northwind.example"];
    await expect(decided(args)).rejects.toThrow(
      "no active user nobody@northwind.example, o'hara@northwind.example",
    );
  });

  it('finds members of the queue by user name, public group and role', async () => {
    const named = 'dana.reyes@northwind.example,Team_Leads, Manager';
    expect((await decided([...GIVEN, '--unassigned-queue-members', named])).queueMembers).toEqual([
      { id: '005000000000002AAA', name: 'dana.reyes@northwind.example' },
      { id: '00G000000000003AAA', name: 'Team_Leads' },
      { id: '00G000000000005AAA', name: 'Manager' },
    ]);
  });

  it.each([
    ['nobody@northwind.example', 'no active user nobody@northwind.example'],
    ['Team_Leads,Nobodies,Cases', 'no public group or role Nobodies, Cases'],
  ])('names whom the queue cannot have as members: %s', async (named, message) => {
    await expect(decided([...GIVEN, '--unassigned-queue-members', named])).rejects.toThrow(message);
  });

  it('asks for members of the queue once, while it has none', async () => {
    const asked: string[] = [];
    const questions = {
      ...NOBODY,
      canAsk: true,
      ask: (question: string) => {
        asked.push(question);
        return Promise.resolve(question.startsWith('Who gets calls') ? 'Team_Leads' : '');
      },
      askSecret: () => Promise.resolve(KEY),
    };
    expect((await decided(GIVEN, { questions })).queueMembers).toHaveLength(1);
    const present = { ...NOTHING, queueMembers: ['005000000000002AAA'] };
    expect((await decided(GIVEN, { questions, present })).queueMembers).toEqual([]);
    expect((await decided([...GIVEN, '--yes'], { questions })).queueMembers).toEqual([]);
    expect(asked.filter((question) => question.startsWith('Who gets calls'))).toHaveLength(1);
  });

  it('takes the key from the environment, and never from the command line', async () => {
    expect((await decided(GIVEN, { environment: { MIDDLEWARE_API_KEY: KEY } })).key).toBe(KEY);
    expect(() => readOptions(['--key', KEY])).toThrow(/Unknown option '--key'/);
  });

  it('refuses a key that the middleware would refuse, without repeating it', async () => {
    const environment = { MIDDLEWARE_API_KEY: 'short-secret' };
    await expect(decided(GIVEN, { environment })).rejects.toThrow(
      /^(?!.*short-secret).*at least 20 characters/,
    );
  });

  it('keeps the key that the org has, asks for one, or makes one', async () => {
    expect((await decided(GIVEN, { present: { ...NOTHING, hasKey: true } })).key).toBeUndefined();
    const questions = (answer: string) => ({
      ...NOBODY,
      canAsk: true,
      ask: () => Promise.resolve(''),
      askSecret: () => Promise.resolve(answer),
    });
    expect((await decided(GIVEN, { questions: questions(KEY) })).key).toBe(KEY);
    expect((await decided(GIVEN, { questions: questions('') })).key).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says how to sign in where nobody is', async () => {
    const org = new FakeOrg();
    org.refusals['org display'] = { status: 1, message: 'No authorization information found for my-org.' };
    await expect(decided(GIVEN, { org })).rejects.toThrow('sf org login web --alias my-org');
  });
});
