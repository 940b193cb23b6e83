import { z } from 'zod';
import { conversation, type Conversation } from '../../../middleware/src/contracts/conversation-file.ts';

/** What a user sees of a contact: the record's fields, its files, and the conversation where there is one. */
export type RecordView = {
  id: string;
  fields: Readonly<Record<string, unknown>>;
  /** The owner's name. */
  owner: string;
  /** Name of each file with the number of its versions. */
  files: ReadonlyMap<string, number>;
  conversation: Conversation | undefined;
};

const OBJECT = 'AC_Contact_Channel_Analytics__c';
const API = '/services/data/v65.0';

/** Those fields that scenarios look at; all may be read by a supervisor. */
const FIELDS = [
  'Account__c',
  'AfterContactWorkDuration__c',
  'AgentSentiment__c',
  'AgentUsername__c',
  'AudioChannelCount__c',
  'AudioDuration__c',
  'Case__c',
  'Channel__c',
  'ChannelRolesNote__c',
  'ChannelRolesSwapped__c',
  'Contact__c',
  'ContactId__c',
  'ContactLensCategories__c',
  'ContactLensSelfServiceSummary__c',
  'ContactLensSummary__c',
  'CustomEntities__c',
  'CustomerDominantLanguage__c',
  'CustomerEndpointAddress__c',
  'CustomerKeywords__c',
  'CustomerSentiment__c',
  'CustomerSentimentTrend__c',
  'DataSource__c',
  'DisconnectReason__c',
  'DominantLanguage__c',
  'InitialContactId__c',
  'InstanceId__c',
  'Keywords__c',
  'LastUpdateTimestamp__c',
  'NamedEntities__c',
  'NextContactId__c',
  'PreviousContactId__c',
  'Problem__c',
  'QueueName__c',
  'RecordingPath__c',
  'RecordingStatus__c',
  'Redacted__c',
  'RedactedRecordingPath__c',
  'Region__c',
  'RelatedRecordsNote__c',
  'Sentiment__c',
  'Status__c',
  'StatusReason__c',
  'Syntax__c',
  'Transcript__c',
  'TranscriptionJobName__c',
  'Waveform__c',
  'WaveformReason__c',
  'WaveformStatus__c',
] as const;
export type LookedAtField = (typeof FIELDS)[number];

const rows = z.object({ records: z.array(z.record(z.string(), z.unknown())) });
const conversationFile = z.object({ returnValue: z.object({ text: z.string().nullish() }) });

/** Looks into the org as one of its users. */
export class OrgUser {
  readonly #orgUrl: string;
  readonly #accessToken: string;

  constructor(orgUrl: string, accessToken: string) {
    this.#orgUrl = orgUrl;
    this.#accessToken = accessToken;
  }

  async query(soql: string): Promise<Record<string, unknown>[]> {
    return rows.parse(await this.#call(`${API}/query?q=${encodeURIComponent(soql)}`)).records;
  }

  /** `Status__c` and `WaveformStatus__c`: what is asked again and again while work goes on. */
  async progressOf(contactId: string): Promise<{ status: unknown; waveform: unknown } | undefined> {
    const [row] = await this.query(
      `SELECT Status__c, WaveformStatus__c FROM ${OBJECT} WHERE ContactId__c = '${contactId}'`,
    );
    return row && { status: row.Status__c, waveform: row.WaveformStatus__c };
  }

  /** How many records a contact has: one, or none. */
  async recordsOf(contactId: string): Promise<number> {
    return (await this.query(`SELECT Id FROM ${OBJECT} WHERE ContactId__c = '${contactId}'`)).length;
  }

  /** Creates a record of any object and returns its id. */
  async create(object: string, fields: Readonly<Record<string, unknown>>): Promise<string> {
    return z.object({ id: z.string() }).parse(await this.#call(`${API}/sobjects/${object}`, fields)).id;
  }

  /** Deletes the record of any object that has this contact id. */
  async delete(object: string, contactId: string): Promise<void> {
    await this.#fetch(`${API}/sobjects/${object}/ContactId__c/${contactId}`, undefined, 'DELETE');
  }

  /** How many files of a contact the org holds, wherever they hang. */
  async filesOf(contactId: string): Promise<number> {
    const key = `SELECT Id FROM ContentVersion WHERE AC_FileKey__c LIKE '${contactId}/%'`;
    return (await this.query(key)).length;
  }

  /** `undefined` where there is no record that this user can see. */
  async look(contactId: string): Promise<RecordView | undefined> {
    const [fields] = await this.query(
      `SELECT Id, Name, Owner.Name, ${FIELDS.join(', ')} FROM ${OBJECT} WHERE ContactId__c = '${contactId}'`,
    );
    if (!fields) return undefined;
    const id = String(fields.Id);
    const owner = z.object({ Name: z.string() }).parse(fields.Owner).Name;
    return { id, fields, owner, files: await this.#files(id), conversation: await this.#conversation(id) };
  }

  /** Names of the fields of an object that this user can see. */
  async fieldNames(object: string): Promise<string[]> {
    const described = z.object({ fields: z.array(z.object({ name: z.string() })) });
    return described
      .parse(await this.#call(`${API}/sobjects/${object}/describe`))
      .fields.map(({ name }) => name);
  }

  /** The text of one version of a file. */
  async readFile(versionId: string): Promise<string> {
    const path = `${API}/sobjects/ContentVersion/${versionId}/VersionData`;
    return await (await this.#fetch(path)).text();
  }

  async #files(recordId: string): Promise<Map<string, number>> {
    const links = await this.query(
      `SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '${recordId}'`,
    );
    const files = new Map<string, number>();
    for (const { ContentDocumentId: documentId } of links) {
      const versions = await this.query(
        `SELECT PathOnClient FROM ContentVersion WHERE ContentDocumentId = '${String(documentId)}'`,
      );
      const name = String(versions[0]?.PathOnClient);
      if (files.has(name)) throw new Error(`The record has the file ${name} twice.`);
      files.set(name, versions.length);
    }
    return files;
  }

  /** As the page gets it: through Apex. */
  async #conversation(recordId: string): Promise<Conversation | undefined> {
    const call = {
      className: 'AC_ConversationController',
      method: 'getConversation',
      params: { recordId, part: 1 },
      cacheable: true,
    };
    const { text } = conversationFile.parse(await this.#call('/workbench/apex', call)).returnValue;
    return typeof text !== 'string' ? undefined : conversation.parse(JSON.parse(text));
  }

  async #call(path: string, body?: unknown): Promise<unknown> {
    return await (await this.#fetch(path, body)).json();
  }

  async #fetch(
    path: string,
    body?: unknown,
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<Response> {
    const response = await fetch(this.#orgUrl + path, {
      headers: { authorization: `Bearer ${this.#accessToken}`, 'content-type': 'application/json' },
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    throw new Error(`The org answered ${String(response.status)}: ${(await response.text()).slice(0, 300)}`);
  }
}
