import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { activeUsers } from '../../owners/active-users.ts';
import { decideAgentRule, type AgentRuleSources } from '../../owners/agent-rule.ts';
import { readOptions } from '../../options.ts';
import { FakeOrg } from '../fake-org.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'agent-rule-'));
const INSTANCE = 'arn:aws:connect:eu-central-1:123456789012:instance/aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const NOBODY = { canAsk: false, ask: () => Promise.reject(new Error('Nobody is there.')) };

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const target = path.join(folder, name);
  writeFileSync(target, text);
  return target;
}

/** Agents are named in Amazon Connect as their mail addresses begin; two share one. */
function org(): FakeOrg {
  const fake = new FakeOrg();
  fake.users.length = 0;
  const mails = ['dana.reyes@northwind.example', 'omar.haddad@northwind.example', 'desk@northwind.example'];
  [...mails, 'desk@northwind.example'].forEach((Email, index) => {
    fake.users.push({ Id: `00500000000010${String(index)}AAA`, Username: `u${String(index)}@x`, Email });
  });
  return fake;
}
const AGENTS = 'dana.reyes\nomar.haddad\ndesk\nnobody';

async function decided(more: Partial<AgentRuleSources>, fake = org()) {
  const lines: string[] = [];
  const options = { connectUsers: undefined, connectInstance: undefined, yes: true };
  const sources = { org: 'my-org', options, former: {}, questions: NOBODY, environment: {}, ...more };
  const decision = await decideAgentRule(fake.sf, { ...sources, say: (line) => lines.push(line) });
  return { ...decision, said: lines.join('\n') };
}
const from = (connectUsers: string, yes = true) => ({ connectUsers, connectInstance: undefined, yes });

describe('how agents are recognized', () => {
  it('is decided by the field that gives most of them a user of their own', async () => {
    const { rule, isNew, said } = await decided({ options: from(file('users.txt', AGENTS)) });
    expect({ rule, isNew }).toEqual({ rule: { field: 'Email', part: 'local-part' }, isNew: true });
    expect(said).toMatch(/Of 4 users[^]*Email +up to the @ +2 +1 +1\n/);
    expect(said).not.toMatch(/dana|omar|desk|nobody/i);
  });

  it('stays as it was decided where no list is given', async () => {
    const former = { AGENT_USER_FIELD: 'EmployeeNumber', AGENT_USER_PART: 'whole' };
    expect(await decided({ former })).toMatchObject({
      ...{ rule: { field: 'EmployeeNumber', part: 'whole' }, isNew: false, said: '' },
    });
  });

  it('is not new where the list says the same again', async () => {
    const former = { AGENT_USER_FIELD: 'Email', AGENT_USER_PART: 'local-part' };
    expect(await decided({ former, options: from(file('again.txt', AGENTS)) })).toMatchObject({
      isNew: false,
    });
  });

  it('stays undecided, with all counts, where no field gives any of them a user', async () => {
    const { rule, said } = await decided({ options: from(file('strangers.txt', 'x1\nx2')) });
    expect(rule).toBeUndefined();
    expect(said).toMatch(/Alias +up to the @ +0 +0 +2\n.*queue AC Unassigned/);
  });

  it('is asked for, with the best way proposed and no other answer than a number of the table', async () => {
    const answers = [file('asked.txt', 'dana.reyes\nomar.haddad@northwind.example'), 'two', '9', '2'];
    const questions = { canAsk: true, ask: () => Promise.resolve(answers.shift() ?? '') };
    const options = { connectUsers: undefined, connectInstance: undefined, yes: false };
    expect((await decided({ questions, options })).rule).toEqual({ field: 'Email', part: 'whole' });
    expect(answers).toEqual([]);
  });

  it('is not asked for where the person skips it', async () => {
    const questions = { canAsk: true, ask: () => Promise.resolve('') };
    const options = { connectUsers: undefined, connectInstance: undefined, yes: false };
    expect(await decided({ questions, options })).toMatchObject({ rule: undefined, said: '' });
  });

  it('cannot be read from a file that is not there', async () => {
    await expect(decided({ options: from(path.join(folder, 'none.txt')) })).rejects.toThrow("can't be read");
  });

  it('is read of all users, however many answers they need', async () => {
    const fake = new FakeOrg();
    fake.users.length = 0;
    for (let index = 0; index < 4001; index++) {
      const number = String(index).padStart(5, '0');
      fake.users.push({ Id: `0050000000${number}AAA`, Username: `user${number}@x` });
    }
    const users = await activeUsers(fake.sf, 'my-org');
    expect(new Set(users.map(({ Username }) => Username)).size).toBe(4001);
  });
});

describe('asking Amazon Connect', () => {
  /** A stand-in for the AWS CLI: `answers` is a shell script's body. */
  function aws(answers: string): NodeJS.ProcessEnv {
    const bin = mkdtempSync(path.join(folder, 'bin-'));
    const command = path.join(bin, 'aws');
    writeFileSync(command, `#!/bin/sh\n${answers}\n`);
    chmodSync(command, 0o755);
    return { PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
  }
  const ask = (environment: NodeJS.ProcessEnv) =>
    decided({
      options: { connectUsers: undefined, connectInstance: INSTANCE, yes: true },
      environment,
    });

  it('reads the users of the instance, page after page, in its region', async () => {
    const page = (names: string[], more: object) =>
      `echo '${JSON.stringify({ UserSummaryList: names.map((Username) => ({ Username })), ...more })}'`;
    const { rule, said } = await ask(
      aws(
        `case "$*" in
  "connect list-users --instance-id ${INSTANCE} --output json --region eu-central-1") ${page(['dana.reyes'], { NextToken: 'p2' })};;
  *"--starting-token p2") ${page([], { NextToken: 'p3' })};;
  *"--starting-token p3") ${page(['omar.haddad'], {})};;
  *) exit 9;;
esac`,
      ),
    );
    expect(rule).toEqual({ field: 'Email', part: 'local-part' });
    expect(said).toContain('Of 2 users');
  });

  it('says what it is refused with', async () => {
    const refusing = aws('echo "An error occurred (AccessDeniedException): not allowed" >&2; exit 254');
    await expect(ask(refusing)).rejects.toThrow(/did not list the users.*AccessDeniedException/);
  });

  it('says so where what the command prints cannot be read', async () => {
    await expect(ask(aws('echo "dana.reyes"'))).rejects.toThrow(/^(?!.*dana).*no answer to list-users/);
  });

  it('says what to do instead where there is no such command', async () => {
    await expect(ask({ PATH: folder })).rejects.toThrow(/not on the PATH.*--connect-users FILE/);
  });

  it('wants the instance by id or ARN, and not beside a file', () => {
    expect(readOptions(['--connect-instance', INSTANCE]).connectInstance).toBe(INSTANCE);
    expect(() => readOptions(['--connect-instance', 'my center'])).toThrow('ID or ARN');
    expect(() => readOptions(['--connect-instance=--profile=other'])).toThrow('ID or ARN');
    expect(() => readOptions(['--connect-instance', INSTANCE, '--connect-users', 'f'])).toThrow('not both');
  });
});
