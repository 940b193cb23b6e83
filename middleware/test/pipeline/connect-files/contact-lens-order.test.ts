import fc from 'fast-check';
import type { ItemResult } from '../../../src/pipeline/pipeline.ts';
import { CONTACT_ID, jobEvent, objectEvent } from '../in-memory/contact.ts';
import {
  ANALYSIS,
  call,
  chat,
  CHAT_ANALYSIS,
  CHAT_TRANSCRIPT,
  EMAIL_ANALYSIS,
  contactLensScene,
  LATER_ANALYSIS,
  LENS,
  RECORDING,
  REDACTED,
  REDACTED_ANALYSIS,
  REDACTED_RECORDING,
  REDACTED_SELF_SERVICE,
  REDACTED_SELF_SERVICE_RECORDING,
  SELF_SERVICE,
  selfServiceCall,
  TRANSCRIBE,
  written,
} from '../in-memory/contact-lens.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

type Scene = ReturnType<typeof contactLensScene>;
type Message = 'contact record' | 'end of the job' | (string & {});
type Contact = { body: unknown; messages: Message[]; source?: string };

const CONTACTS: Record<string, Contact> = {
  'a call with all of it': {
    body: call({ ...LENS, ...TRANSCRIBE, ...RECORDING }),
    messages: ['contact record', 'end of the job', ANALYSIS, LATER_ANALYSIS, REDACTED_ANALYSIS, SELF_SERVICE],
  },
  'a call to be redacted': {
    body: call({ ...LENS, ...TRANSCRIBE, ...REDACTED }),
    messages: [
      'contact record',
      'end of the job',
      ANALYSIS,
      REDACTED_ANALYSIS,
      REDACTED_RECORDING,
      SELF_SERVICE,
      REDACTED_SELF_SERVICE,
      REDACTED_SELF_SERVICE_RECORDING,
    ],
  },
  'a call of an agent after self-service': {
    body: call({ ...LENS, ...RECORDING }),
    messages: ['contact record', ANALYSIS, SELF_SERVICE],
  },
  'a call whose agent’s part is transcribed, and self-service analyzed': {
    body: call({ ...LENS, ...TRANSCRIBE, ...RECORDING }),
    messages: ['contact record', 'end of the job', SELF_SERVICE],
    source: 'TRANSCRIBE',
  },
  'a call of self-service alone': {
    body: selfServiceCall({ ...LENS, ...TRANSCRIBE, ...RECORDING }),
    messages: ['contact record', 'end of the job', SELF_SERVICE],
  },
  'an e-mail': {
    body: written('EMAIL', { ...LENS, ...RECORDING }),
    messages: ['contact record', EMAIL_ANALYSIS],
  },
  'a call for Contact Lens alone': {
    body: call({ ...LENS }),
    messages: ['contact record', ANALYSIS, LATER_ANALYSIS],
  },
  'a chat': {
    body: chat({ ...LENS, ...RECORDING, postcallTranscribeComprehendAnalysis: 'snt,kw' }),
    messages: ['contact record', CHAT_TRANSCRIPT, CHAT_ANALYSIS],
  },
};

/** A message that is to come again, as the queue would have it. */
const isUndone = (results: readonly ItemResult[]) =>
  results.some(({ outcome }) => outcome === 'waiting' || outcome === 'failed');

async function deliver(message: Message, { body }: Contact, scene: Scene): Promise<boolean> {
  if (message === 'contact record') return isUndone(await sendContactRecords(body, scene.pipeline));
  if (message !== 'end of the job') {
    scene.write(message);
    return isUndone(await sendEvents(objectEvent(message), scene.pipeline));
  }
  const [job] = scene.speech.jobs.keys();
  if (job === undefined) return true;
  scene.endJob(job);
  return isUndone(await sendEvents(jobEvent(job), scene.pipeline));
}

/** Delivers in the given order; what is not done comes again after all others. */
async function play(contact: Contact, messages: readonly Message[], atOnce: boolean): Promise<Scene> {
  const scene = contactLensScene();
  let left = [...messages];
  for (let round = 0; left.length > 0 && round < 5; round += 1) {
    const undone: Message[] = [];
    const one = async (message: Message) => {
      if (await deliver(message, contact, scene)) undone.push(message);
    };
    if (atOnce) await Promise.all(left.map(one));
    else for (const message of left) await one(message);
    left = undone;
  }
  expect(left).toEqual([]);
  expect(scene.unforeseen).toEqual([]);
  return scene;
}

/** All that a reader of the record sees. */
function shown({ records, fields }: Scene) {
  const files = [...records.files.values()].map((own) => [...own].sort());
  const { StatusReason__c: reason, ...rest } = fields();
  return { ...rest, reason: String(reason).split('\n').sort(), files };
}

describe.each(Object.entries(CONTACTS))('%s', (_name, contact) => {
  it('ends the same in whatever order its messages come, once or twice, one by one or at once', async () => {
    const expected = shown(await play(contact, contact.messages, false));
    expect(expected).toMatchObject({
      Status__c: 'DONE',
      DataSource__c: contact.source ?? 'CONTACT_LENS',
      ContactId__c: CONTACT_ID,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...contact.messages, ...contact.messages], {
          minLength: contact.messages.length * 2,
        }),
        fc.boolean(),
        async (messages, atOnce) => {
          expect(shown(await play(contact, messages, atOnce))).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('an analysis that comes while the transcription is being finished', () => {
  it('is what the record shows in the end, though its transcript was written first', async () => {
    const contact = CONTACTS['a call with all of it'];
    const scene = contactLensScene();
    await scene.record(contact?.body);
    const [job = ''] = scene.speech.jobs.keys();
    scene.endJob(job);
    const putFiles = scene.records.putFiles;
    scene.records.putFiles = async (...files) => {
      scene.records.putFiles = putFiles;
      expect(await scene.arrive(ANALYSIS)).toMatchObject({ outcome: 'done' });
      return await putFiles(...files);
    };

    await sendEvents(jobEvent(job), scene.pipeline);

    expect(scene.conversation()).toMatchObject({ source: 'CONTACT_LENS' });
    expect(scene.fields()).toMatchObject({ Status__c: 'DONE', DataSource__c: 'CONTACT_LENS' });
    expect(scene.fields().StatusReason__c).toContain('The Contact Lens transcript is complete.');
  });
});
