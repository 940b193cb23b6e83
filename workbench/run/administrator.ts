import { z } from 'zod';
import type { OrgServer } from './org-server.ts';

const ADMINISTRATOR = 'alex.morgan@northwind.example';
const DATA = '/services/data/v65.0';
const created = z.object({ id: z.string() });
const found = z.object({ records: z.tuple([z.object({ Id: z.string() })]) });

/** What the company's administrator does in the org, over REST. Throws the org's answer where it refuses. */
export function administrator(org: Pick<OrgServer, 'url' | 'users'>) {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const token = org.users().find(({ username }) => username === ADMINISTRATOR)?.accessToken;
    const response = await fetch(`${org.url}${DATA}${path}`, {
      headers: { authorization: `Bearer ${String(token)}`, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    throw new Error(`The org refused ${path}: ${JSON.stringify(answer)}`);
  };
  return {
    /** Makes a record; gives its id. */
    create: async (object: string, fields: object): Promise<string> =>
      created.parse(await ask(`/sobjects/${object}`, fields)).id,
    userId: async (username: string): Promise<string> => {
      const soql = `SELECT Id FROM User WHERE Username = '${username}'`;
      return found.parse(await ask(`/query?q=${encodeURIComponent(soql)}`)).records[0].Id;
    },
  };
}
