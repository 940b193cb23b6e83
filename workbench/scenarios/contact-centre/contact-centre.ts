import { setTimeout as pause } from 'node:timers/promises';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { DeliveryQueue, putObject, INTEGRATION_USERNAME, type Workbench } from '#run';
import type { SampleObject } from '#samples';
import type { Audio } from './audio.ts';
import type { Call } from './calls.ts';
import { OrgUser, type RecordView } from './record-view.ts';

const SUPERVISOR = 'priya.nair@northwind.example';
const ADMINISTRATOR = 'alex.morgan@northwind.example';
const PATIENCE_MS = 40_000;
const LOOK_EVERY_MS = 80;

const result = z.object({
  contactId: z.string().nullable(),
  outcome: z.string(),
  problem: z.object({ type: z.string(), detail: z.string() }).optional(),
});
export type Result = z.infer<typeof result>;
const batch = z.object({ results: z.array(result) });

/** What EventBridge tells of a transcription that has ended. */
export const jobEnded = (jobName: string) => ({
  version: '0',
  source: 'aws.transcribe',
  'detail-type': 'Transcribe Job State Change',
  detail: { TranscriptionJobName: jobName, TranscriptionJobStatus: 'COMPLETED' },
});

/** What EventBridge tells of a new object. */
export const objectCreated = ({ bucket, key }: { bucket: string; key: string }) => ({
  version: '0',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  time: new Date().toISOString(),
  detail: { bucket: { name: bucket }, object: { key, size: 1 } },
});

/** Plays Amazon Connect, the pipeline and the people around a running workbench. */
export class ContactCentre {
  readonly workbench: Workbench;
  readonly #s3: S3Client;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    const { endpoint, region, accessKeyId, secretAccessKey } = workbench.status().s3;
    const credentials = { accessKeyId, secretAccessKey };
    this.#s3 = new S3Client({ endpoint, region, forcePathStyle: true, credentials });
  }

  /** Puts a recording where the call's contact record says that it is; S3 tells the pipeline. */
  async putRecording({ key }: Pick<Call, 'key'>, { bytes }: Audio): Promise<void> {
    const Bucket = this.workbench.status().s3.recordingsBucket;
    await this.#s3.send(new PutObjectCommand({ Bucket, Key: key, Body: bytes, ContentType: 'audio/wav' }));
  }

  /** Puts what Amazon Connect writes besides recordings; S3 tells the pipeline. */
  async putObject(object: SampleObject): Promise<void> {
    await putObject(this.#s3, object);
  }

  /** Posts contact records once, as the pipeline does, and returns what became of each. */
  async send(contactRecords: unknown, middlewareUrl?: string): Promise<Result[]> {
    const { middlewareUrl: first, pipelineToken } = this.workbench.status();
    const url = `${middlewareUrl ?? first}/v1/contact-records`;
    return batch.parse(await post(url, pipelineToken, contactRecords)).results;
  }

  /** Delivers contact records until each is done, as the queue does. */
  async deliver(contactRecords: unknown, middlewareUrl?: string): Promise<void> {
    const { middlewareUrl: first, pipelineToken } = this.workbench.status();
    const queue = new DeliveryQueue(middlewareUrl ?? first, pipelineToken);
    await queue.deliver('/v1/contact-records', contactRecords);
  }

  /** Posts an event of EventBridge once. */
  async sendEvent(event: unknown, middlewareUrl?: string): Promise<Result[]> {
    const { middlewareUrl: first, pipelineToken } = this.workbench.status();
    return batch.parse(await post(`${middlewareUrl ?? first}/v1/events`, pipelineToken, event)).results;
  }

  /** Plays a call through a middleware of its own, with other settings, and no other. */
  async playWith(variables: Readonly<Record<string, string>>, call: Call, audio: Audio): Promise<RecordView> {
    const own = await this.workbench.startMiddleware(variables);
    this.workbench.deliverEvents(false);
    try {
      await this.putRecording(call, audio);
      await this.send(call.contactRecord, own.url);
      const jobName = String((await this.look(call)).fields.TranscriptionJobName__c);
      await this.transcribed(jobName);
      await this.sendEvent(jobEnded(jobName), own.url);
      return await this.look(call);
    } finally {
      this.workbench.deliverEvents(true);
      await own.close();
    }
  }

  /** Has a contact's work done again, with Salesforce's credential. */
  async reprocess(contactId: string, body: unknown = {}): Promise<Result> {
    const url = `${this.workbench.status().middlewareUrl}/v1/contacts/${contactId}/reprocess`;
    return result.parse(await post(url, this.workbench.salesforceApiKey, body));
  }

  /** Recording into S3, then the contact record, then patience until the record has come to its end. */
  async play(call: Call, audio: Audio): Promise<RecordView> {
    await this.putRecording(call, audio);
    await this.send(call.contactRecord);
    return await this.ended(call);
  }

  /** The record once it stands at DONE or FAILED. */
  async ended(call: Pick<Call, 'contactId'>): Promise<RecordView> {
    return await this.until(call, 'DONE or FAILED', ({ status }) => status === 'DONE' || status === 'FAILED');
  }

  /** The record once it has come so far. Throws where it does not in time. */
  async until(
    { contactId }: Pick<Call, 'contactId'>,
    what: string,
    holds: (progress: { status: unknown; waveform: unknown }) => boolean,
  ): Promise<RecordView> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const user = this.user();
      const progress = await user.progressOf(contactId);
      if (progress && holds(progress)) return await this.look({ contactId });
      if (Date.now() > end) {
        throw new Error(
          `The record did not come to be ${what}; it is ${JSON.stringify(progress ?? 'missing')}.`,
        );
      }
      await pause(LOOK_EVERY_MS);
    }
  }

  /** Patience until the output of a transcription lies in the results bucket; its key. */
  async transcribed(jobName: string): Promise<string> {
    const Bucket = this.workbench.status().s3.resultsBucket;
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const { Contents = [] } = await this.#s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'transcripts/' }),
      );
      const found = Contents.find(({ Key = '' }) => Key.includes(jobName));
      if (found) return found.Key ?? '';
      await pause(LOOK_EVERY_MS);
    }
    throw new Error('The transcription wrote no output.');
  }

  /** The record once it looks so. Throws where it does not in time. */
  async untilShown(
    { contactId }: Pick<Call, 'contactId'>,
    holds: (view: RecordView) => boolean,
  ): Promise<RecordView> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const view = await this.look({ contactId });
      if (holds(view) || Date.now() > end) return view;
      await pause(LOOK_EVERY_MS);
    }
  }

  /** The record as a supervisor sees it. Throws where there is none. */
  async look({ contactId }: Pick<Call, 'contactId'>): Promise<RecordView> {
    const view = await this.user().look(contactId);
    if (!view) throw new Error('There is no record of the contact.');
    return view;
  }

  user(username = SUPERVISOR): OrgUser {
    const { users, orgUrl } = this.workbench.status();
    const user = users.find((offered) => offered.username === username);
    if (!user) throw new Error(`The org offers no user ${username}.`);
    return new OrgUser(orgUrl, user.accessToken);
  }

  /** Deletes a contact's record, as its administrator can. */
  async deleteContact({ contactId }: Pick<Call, 'contactId'>): Promise<void> {
    await this.user(ADMINISTRATOR).delete('AC_Contact_Channel_Analytics__c', contactId);
  }

  /** Lets a contact that was deleted come back. */
  async liftDeletion({ contactId }: Pick<Call, 'contactId'>): Promise<void> {
    await this.user(ADMINISTRATOR).delete('AC_Deleted_Contact__c', contactId);
  }

  /** A record of a standard object, made by the administrator, that the integration user can see. */
  async createSeen(object: string, fields: Readonly<Record<string, unknown>>): Promise<string> {
    const administrator = this.user(ADMINISTRATOR);
    const [user] = await administrator.query(
      `SELECT Id FROM User WHERE Username = '${INTEGRATION_USERNAME}'`,
    );
    return await administrator.create(object, { ...fields, OwnerId: user?.Id });
  }

  close(): void {
    this.#s3.destroy();
  }
}

async function post(url: string, token: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw new Error(
    `The middleware answered ${String(response.status)}: ${JSON.stringify(answer).slice(0, 300)}`,
  );
}
