import { CalloutError } from '#platform';
import { MemoryPlatform, run } from './programs.ts';

const SEND = `HttpRequest r = new HttpRequest();
  r.setEndpoint('callout:Middleware/v1'); r.setMethod('POST'); r.setHeader('Accept', 'x'); r.setBody('{}'); r.setTimeout(4500);
  HttpResponse answer = new Http().send(r);`;

const answering = (body = 'ok', statusCode = 200) => {
  const platform = new MemoryPlatform();
  platform.answers.push({ statusCode, status: 'OK', headers: { 'content-type': 'text/plain' }, body });
  return platform;
};

describe('callouts', () => {
  it('go out with method, headers, body and time limit', async () => {
    const platform = answering();
    const body = `${SEND} return answer.getStatusCode() + answer.getBody() + answer.getHeader('Content-Type');`;
    expect(await run({ body, platform })).toBe('200oktext/plain');
    expect(platform.seen.callouts).toEqual([
      {
        method: 'POST',
        endpoint: 'callout:Middleware/v1',
        headers: { Accept: 'x' },
        body: '{}',
        timeoutMs: 4500,
      },
    ]);
  });

  it('that get no answer throw a CalloutException', async () => {
    const platform = new MemoryPlatform();
    platform.answers.push(new CalloutError('Read timed out'));
    const body = `try { ${SEND} } catch (CalloutException e) { return e.getMessage(); } return null;`;
    expect(await run({ body, platform })).toBe('Read timed out');
  });

  it.each([
    ["insert new Account(Name = 'a');", 'You have uncommitted work pending'],
    ['Savepoint s = Database.setSavepoint();', 'All active Savepoints must be released'],
  ])('are refused after %s', async (statement, message) => {
    const platform = answering();
    await expect(run({ body: `${statement} ${SEND} return 1;`, platform })).rejects.toMatchObject({
      body: { exceptionType: 'System.CalloutException', message: expect.stringContaining(message) },
    });
    expect(platform.seen.callouts).toHaveLength(0);
  });

  it('are allowed after a rollback that undid every write', async () => {
    const body = `Savepoint s = Database.setSavepoint();
      insert new Account(Name = 'a');
      Database.rollback(s); Database.releaseSavepoint(s);
      ${SEND} return answer.getBody();`;
    expect(await run({ body, platform: answering() })).toBe('ok');
  });

  it('are refused with a time limit beyond two minutes', async () => {
    await expect(run('new HttpRequest().setTimeout(120001); return 1;')).rejects.toThrow(
      'Timeout must be between',
    );
  });
});

describe('governor limits', () => {
  it.each([
    [
      'for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Account]; }',
      'Too many SOQL queries: 101',
    ],
    ["for (Integer i = 0; i < 151; i++) { insert new Account(Name = 'a'); }", 'Too many DML statements: 151'],
    ["String s = 'x'.repeat(4000000); String t = s + 'y'.repeat(3000000);", 'Apex heap size too large'],
    [
      "Blob b = Blob.valueOf('x'.repeat(2500000)); String s = b.toString(); String t = s + 'y';",
      'Apex heap size too large',
    ],
    ['down(1);', 'Maximum stack depth reached'],
  ])('stop %s', async (statement, message) => {
    const members = 'static void down(Integer n) { down(n + 1); }';
    const body = `try { ${statement} } catch (Exception e) { return 'caught'; } return 'passed';`;
    await expect(run({ body, members })).rejects.toMatchObject({
      body: { exceptionType: 'System.LimitException', message: expect.stringContaining(message) },
    });
  });

  it('stops a large file before it is text', async () => {
    const platform = new MemoryPlatform();
    platform.store('ContentVersion', { VersionData: Buffer.alloc(3_500_000, 'a') });
    const body = 'return [SELECT VersionData FROM ContentVersion].VersionData.toString().length();';
    await expect(run({ body, platform })).resolves.toBe(3_500_000);
    const kept =
      'ContentVersion v = [SELECT VersionData FROM ContentVersion]; String s = v.VersionData.toString(); return s.length();';
    await expect(run({ body: kept, platform })).rejects.toThrow('Apex heap size too large');
  });

  it('forgets what nothing holds any more', async () => {
    const body = `for (Integer i = 0; i < 10; i++) { String s = 'x'.repeat(3000000); }
      return Limits.getHeapSize() < 4000000;`;
    expect(await run(body)).toBe(true);
  });

  it('counts what is used', async () => {
    const body = `insert new Account(Name = 'a'); Integer n = [SELECT COUNT() FROM Account];
      return Limits.getQueries() + '/' + Limits.getLimitQueries() + ' ' + Limits.getDmlStatements();`;
    expect(await run(body)).toBe('1/100 1');
  });
});
