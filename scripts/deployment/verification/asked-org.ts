import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { runApex } from '../anonymous-apex.ts';
import { SfError, soqlText, type Sf } from '../sf.ts';

export const CALLS = 'AC_Contact_Channel_Analytics__c';
/** Notes that a contact was deleted, so that it does not come back. */
export const DELETED = 'AC_Deleted_Contact__c';

export type RestAnswer = { status: number; body: unknown };
export type RestClient = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<RestAnswer>;

/** The org that is asked, by whom, and where to write. */
export type AskedOrg = {
  /** As the middleware's user, below `/services/data/vXX.X/`. */
  integration: RestClient;
  /** As the administrator. */
  administrator: RestClient;
  /** User names of both. */
  names: { integration: string; administrator: string };
  isSandbox: boolean;
  /** A login with an assertion that differs from the middleware's in one thing. */
  login: (different: { clientId?: string; lifeSeconds?: number }) => Promise<RestAnswer>;
  /** Runs Apex as the administrator, and resolves with what it prints by `printedBy`. */
  apex: (block: string) => Promise<string>;
  scratch: Scratch;
};

/** Finds out whether an org behaves so: `yes`, or what it did instead. */
export type Find = (org: AskedOrg) => Promise<string>;
export const yes = (holds: boolean): string => (holds ? 'yes' : 'no');

const PRINTED = 'AC_VERIFICATION';

/** Apex that prints the value of a variable as the answer of its block. */
export const printedBy = (variable: string): string => `System.debug('${PRINTED} ' + ${variable});\n`;

/** Anonymous Apex in the org that the CLI is signed in to. */
export const apexRunner =
  (sf: Sf, org: string): AskedOrg['apex'] =>
  async (block) => {
    const answer = await runApex(sf, org, { apex: block, marker: PRINTED });
    if ('problem' in answer) throw new SfError(answer.problem);
    return answer.printed;
  };

/** An org, or this script, cannot answer this one; the message says why. */
export class NotAsked extends Error {}

/** What all contact ids begin with that are written here: no contact of Amazon Connect has it. */
const MARKER = '00000000-0000-4000-8000-';
const id = z.looseObject({ id: z.string() });
const rows = z.looseObject({ records: z.array(z.looseObject({ Id: z.string() })) });

/** Calls and files that are written to ask with, and found again by their marker even after a run that was killed. */
export class Scratch {
  private readonly integration: RestClient;
  private readonly administrator: RestClient;

  constructor(integration: RestClient, administrator: RestClient) {
    this.integration = integration;
    this.administrator = administrator;
  }

  newContactId(): string {
    return `${MARKER}${randomBytes(6).toString('hex')}`;
  }

  /** A new call of the middleware's user, of a contact of its own unless one is given. */
  async call(contactId = this.newContactId()): Promise<{ id: string; contactId: string }> {
    const answer = await this.integration('POST', `sobjects/${CALLS}`, { ContactId__c: contactId });
    return { id: idOf(answer), contactId };
  }

  /** A file on a call, with a key of its own unless one is given. */
  async file(call: string, key = `${this.newContactId()}/Verification.json/v1`): Promise<string> {
    return idOf(await this.createFile({ FirstPublishLocationId: call, AC_FileKey__c: key }));
  }

  /** Id of a file on two calls. */
  async sharedFile(first: string, second: string): Promise<string> {
    const version = await this.file(first);
    const document = await this.documentOf(version);
    const link = { ContentDocumentId: document, LinkedEntityId: second, ShareType: 'V' };
    idOf(await this.integration('POST', 'sobjects/ContentDocumentLink', link));
    return document;
  }

  async documentOf(version: string): Promise<string> {
    const soql = `SELECT Id, ContentDocumentId FROM ContentVersion WHERE Id = ${soqlText(version)}`;
    const [row] = await queryAs(this.integration, soql);
    return String(row?.ContentDocumentId);
  }

  createFile(fields: Record<string, string>): Promise<RestAnswer> {
    return this.integration('POST', 'sobjects/ContentVersion', {
      Title: 'Verification',
      PathOnClient: 'Verification.json',
      VersionData: Buffer.from('{}').toString('base64'),
      ...fields,
    });
  }

  /** Deletes what this run, or an earlier one, wrote. Returns how many records there were. */
  async clear(): Promise<number> {
    const calls = await queryAs(
      this.administrator,
      `SELECT Id FROM ${CALLS} WHERE ContactId__c LIKE '${MARKER}%'`,
    );
    const versions = await queryAs(
      this.integration,
      `SELECT Id, ContentDocumentId FROM ContentVersion WHERE AC_FileKey__c LIKE '${MARKER}%'`,
    );
    const linked = await Promise.all(calls.map((call) => this.documentsOf(call.Id)));
    const documents = new Set([...versions.map((each) => String(each.ContentDocumentId)), ...linked.flat()]);
    for (const document of documents) await this.remove('ContentDocument', document);
    for (const call of calls) await this.remove(CALLS, call.Id);
    const traces = await queryAs(
      this.administrator,
      `SELECT Id FROM ${DELETED} WHERE ContactId__c LIKE '${MARKER}%'`,
    );
    for (const trace of traces) await this.remove(DELETED, trace.Id);
    return documents.size + calls.length + traces.length;
  }

  private async documentsOf(call: string): Promise<string[]> {
    const soql = `SELECT Id, ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = ${soqlText(call)}`;
    return (await queryAs(this.administrator, soql)).map((link) => String(link.ContentDocumentId));
  }

  private async remove(type: string, record: string): Promise<void> {
    const { status, body } = await this.administrator('DELETE', `sobjects/${type}/${record}`);
    const isGone = status === 204 || status === 404;
    if (!isGone)
      throw new SfError(`A ${type} of this run could not be deleted: ${codeOf({ status, body })}.`);
  }
}

export async function queryAs(client: RestClient, soql: string): Promise<z.infer<typeof rows>['records']> {
  const answer = await client('GET', `query?${new URLSearchParams({ q: soql }).toString()}`);
  const parsed = rows.safeParse(answer.body);
  if (!parsed.success) throw new SfError(`The org refused a query: ${codeOf(answer)}.`);
  return parsed.data.records;
}

const EVERYONE = "SELECT Id FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Id LIMIT 2000";

/** Ids of the org's active users: those that the middleware's user sees, and those that it does not. */
export async function usersOf({
  administrator,
  integration,
}: Pick<AskedOrg, 'administrator' | 'integration'>): Promise<{ seen: string[]; hidden: string[] }> {
  const seen = (await queryAs(integration, EVERYONE)).map(({ Id }) => Id);
  const there = (await queryAs(administrator, EVERYONE)).map(({ Id }) => Id);
  return { seen, hidden: there.filter((id) => !seen.includes(id)) };
}

/** The permission set that holds Transfer Record alone. */
export const TRANSFER = 'AC_Integration_Transfer';

/** Whether the middleware's user may give away any record; users of some licenses may not. */
export async function holdsTransfer({ administrator, names }: AskedOrg): Promise<boolean> {
  const soql =
    `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = '${TRANSFER}' ` +
    `AND Assignee.Username = ${soqlText(names.integration)}`;
  return (await queryAs(administrator, soql)).length > 0;
}

export const integrationId = (org: AskedOrg): Promise<string> => userId(org, org.names.integration);

export async function userId({ administrator }: AskedOrg, username: string): Promise<string> {
  const [user] = await queryAs(administrator, `SELECT Id FROM User WHERE Username = ${soqlText(username)}`);
  if (!user) throw new SfError('The org does not show the user that is asked about.');
  return user.Id;
}

export function idOf(answer: RestAnswer): string {
  const parsed = id.safeParse(answer.body);
  if (!parsed.success)
    throw new SfError(`The org refused what the question is asked with: ${codeOf(answer)}.`);
  return parsed.data.id;
}

const oauthError = z.looseObject({ error: z.string() });
const items = z.array(
  z.looseObject({
    errorCode: z.string().optional(),
    errors: z.array(z.looseObject({ statusCode: z.string() })).optional(),
  }),
);

/** An answer as `refusals.md` writes it: `CODE (status)`, `CODE (item)` within an answer of 200, or `accepted`. */
export function codeOf({ status, body }: RestAnswer): string {
  const oauth = oauthError.safeParse(body);
  if (oauth.success) return `${oauth.data.error} (${String(status)})`;
  const parsed = items.safeParse(body);
  const answers = parsed.success ? parsed.data : [];
  const ofItem = answers.flatMap(({ errors }) => errors ?? [])[0];
  if (ofItem) return `${ofItem.statusCode} (item)`;
  if (status < 400) return `accepted (${String(status)})`;
  return `${answers[0]?.errorCode ?? 'no code'} (${String(status)})`;
}
