import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { give } from '../assignments.ts';
import { requestRest, sfRunner, type Sf } from '../sf.ts';

const REQUEST = { method: 'POST', path: '/services/data/v65.0/x', body: { key: 'a-secret' } } as const;
const home = mkdtempSync(path.join(tmpdir(), 'sf-test-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** A Salesforce CLI that says how it was called and what it was given. */
function fakeCli(): string {
  const file = path.join(home, 'sf.cjs');
  writeFileSync(
    file,
    `#!${process.execPath}
const { readFileSync, statSync } = require('node:fs');
const args = process.argv.slice(2);
const file = args[args.indexOf('--body') + 1].slice(1);
const body = { args, file, mode: statSync(file).mode & 0o777, given: readFileSync(file, 'utf8') };
console.log(JSON.stringify({ status: 0, result: { statusCode: 200, body } }));
`,
  );
  chmodSync(file, 0o755);
  return file;
}

describe('a request through the Salesforce CLI', () => {
  it('gives its body in a file of its own, which is gone afterwards, and never as an argument', async () => {
    const { body } = await requestRest(sfRunner(fakeCli(), home), 'my-org', REQUEST);
    const seen = body as { args: string[]; file: string; mode: number; given: string };
    expect(JSON.parse(seen.given)).toEqual(REQUEST.body);
    expect(seen.mode).toBe(0o600);
    expect(seen.args.join(' ')).not.toContain('a-secret');
    expect(seen.args).not.toContain('-');
    expect(existsSync(seen.file)).toBe(false);
  });

  it('gives an empty file where a deletion has no body, as the CLI would refuse it otherwise', async () => {
    const deletion = { method: 'DELETE', path: REQUEST.path } as const;
    const { body } = await requestRest(sfRunner(fakeCli(), home), 'my-org', deletion);
    expect((body as { given: string }).given).toBe('');
  });
});

describe('an assignment of a permission set', () => {
  it('is none where the org refused the request as a whole', async () => {
    const rows = { records: [{ Id: '005000000000001AAA', Username: 'dana@example.com' }] };
    const sf: Sf = async (args) => {
      const isQuery = args.includes('GET');
      const isOfHolders = args.some((arg) => arg.includes('PermissionSetAssignment'));
      const refusal = [{ errorCode: 'JSON_PARSER_ERROR', message: 'not JSON' }];
      const body = isQuery ? (isOfHolders ? { records: [] } : rows) : refusal;
      return Promise.resolve({ status: 0, result: { statusCode: isQuery ? 200 : 400, body } });
    };
    await expect(give(sf, 'my-org', 'AC_Integration', ['dana@example.com'])).rejects.toThrow(
      'AC_Integration was not given: JSON_PARSER_ERROR: not JSON',
    );
  });
});
