import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSED, type Outcome } from './refused-requests.ts';
import { createCallOrg, serveOrg } from './call-org.ts';
import type { ServedOrg } from './call-org.ts';

interface Listed {
  id: string;
  what: string;
  code: string;
  http: string;
}

const list = readFileSync(join(import.meta.dirname, '../refusals.md'), 'utf8');
const LISTED: Listed[] = list.split('\n').flatMap((line) => {
  const [, id, what, code, http] = line.split('|').map((cell) => cell.trim().replaceAll('`', ''));
  const isRow = line.startsWith('| `') && id && what && code && http;
  return isRow ? [{ id, what, code, http }] : [];
});

let served: ServedOrg;
beforeEach(async () => {
  served = await serveOrg(createCallOrg());
});
afterEach(() => served.close());

/** The code and the status of an answer, in whichever of Salesforce's forms it came. */
function codeOf({ status, body }: Outcome): { code: string | undefined; http: string } {
  if (typeof body === 'object' && body !== null && 'error' in body) {
    return { code: String(body.error), http: String(status) };
  }
  const items = body as { errorCode?: string; errors?: { statusCode: string }[] }[];
  const item = items.flatMap((each) => each.errors ?? [])[0];
  return item ? { code: item.statusCode, http: 'item' } : { code: items[0]?.errorCode, http: String(status) };
}

describe('the list of refusals', () => {
  it('names each refusal that is tested and nothing else', () => {
    expect(LISTED.map(({ id }) => id).sort()).toEqual(Object.keys(REFUSED).sort());
  });
});

describe('the local org refuses', () => {
  it.each(LISTED)('$what ($id): $code', async ({ id, code, http }) => {
    const attempt = REFUSED[id];
    expect(attempt && codeOf(await attempt(served))).toEqual({ code, http });
  });
});
