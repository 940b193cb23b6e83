import { sendContactRecords, sendEvents } from '../in-memory/send.ts';
import { legacyNotes } from '../../../src/pipeline/record/legacy-notes.ts';
import {
  AGENT,
  AGENT_USER_ID,
  CONTACT_ID,
  contactRecord,
  CUSTOMER_PHONE,
  jobEvent,
  onlyRecording,
} from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';

const PERSON = '003000000000001AAA';
const OTHER_PERSON = '003000000000002AAA';
const NAMED_PERSON = '003000000000003AAA';
const NO_USER =
  'Owner: the AC Unassigned queue, because no active Salesforce user, or more than one, matches the agent.';

const planOn = ({ records }: ReturnType<typeof inMemoryPipeline>) =>
  JSON.parse(String(records.fieldsOf(CONTACT_ID).WorkPlan__c)) as Record<string, unknown>;

/** The record as a version wrote it whose plans held no notes. */
function forgetNotes(test: ReturnType<typeof inMemoryPipeline>) {
  const { notes: _, ...plan } = planOn(test);
  test.records.fieldsOf(CONTACT_ID).WorkPlan__c = JSON.stringify(plan);
}

async function unmatchedAgent() {
  const test = inMemoryPipeline();
  test.records.users.clear();
  await sendContactRecords(contactRecord(), test.pipeline);
  return test;
}

async function finished(test: ReturnType<typeof inMemoryPipeline>) {
  const jobName = test.onlyJob();
  test.endJob(jobName);
  await sendEvents(jobEvent(jobName), test.pipeline);
  return String(test.records.fieldsOf(CONTACT_ID).StatusReason__c).split('\n');
}

/** A call of the only person with its number, who then names herself. */
async function guessedThenNamed(before: (test: ReturnType<typeof inMemoryPipeline>) => void) {
  const test = inMemoryPipeline();
  const owner = { object: 'Contact' as const, id: PERSON, name: 'Ana', phones: [CUSTOMER_PHONE] };
  test.records.phoneOwners.push(owner);
  await sendContactRecords(contactRecord({ Attributes: { ...onlyRecording } }), test.pipeline);
  before(test);
  test.records.targets.set(`Contact ${NAMED_PERSON}`, {});
  const named = contactRecord({ Attributes: { ...onlyRecording, sfContactId: NAMED_PERSON } });
  await sendContactRecords(named, test.pipeline);
  return test.records.fieldsOf(CONTACT_ID);
}

describe('what happened to a record', () => {
  it('is data in its work plan', async () => {
    expect(planOn(await unmatchedAgent()).notes).toEqual([{ about: 'owner', why: 'no-user' }]);
  });

  it('is told again whatever another step wrote into the reason meanwhile', async () => {
    const test = await unmatchedAgent();
    test.records.fieldsOf(CONTACT_ID).StatusReason__c = 'Written by a step that knew of no owner.';
    const reason = await finished(test);
    expect(reason.filter((line) => line.startsWith('Owner: '))).toEqual([NO_USER]);
    expect(reason.join()).not.toContain('knew of no owner');
  });

  it('is no longer told of a queue once the agent owns the record', async () => {
    const test = await unmatchedAgent();
    test.records.users.set(AGENT, AGENT_USER_ID);
    await sendContactRecords(contactRecord(), test.pipeline);
    expect(test.records.fieldsOf(CONTACT_ID).OwnerId).toBe(AGENT_USER_ID);
    expect((await finished(test)).filter((line) => line.startsWith('Owner: '))).toEqual([]);
  });

  it('is no longer told of a queue once a person has given the record to a user', async () => {
    const test = await unmatchedAgent();
    test.records.fieldsOf(CONTACT_ID).OwnerId = AGENT_USER_ID;
    expect((await finished(test)).filter((line) => line.startsWith('Owner: '))).toEqual([]);
  });

  it('is no longer told of a queue on a finished record that its contact record brings to the agent', async () => {
    const test = await unmatchedAgent();
    expect(await finished(test)).toContain(NO_USER);
    test.records.users.set(AGENT, AGENT_USER_ID);

    await sendContactRecords(contactRecord(), test.pipeline);

    const { OwnerId, StatusReason__c: reason } = test.records.fieldsOf(CONTACT_ID);
    expect(OwnerId).toBe(AGENT_USER_ID);
    expect(reason).not.toContain('Owner: ');
    expect(reason).toContain('Recording: ');
    expect(planOn(test).notes).toEqual([]);
  });

  it('is told anew on a finished record whose agent has a user by now, who is refused', async () => {
    const test = await unmatchedAgent();
    await finished(test);
    test.records.users.set(AGENT, AGENT_USER_ID);
    test.records.withoutRead.add(AGENT_USER_ID);

    await sendContactRecords(contactRecord(), test.pipeline);

    const reason = String(test.records.fieldsOf(CONTACT_ID).StatusReason__c);
    expect(reason.split('\n').filter((line) => line.startsWith('Owner: '))).toEqual([
      expect.stringContaining('AC_CallRecording'),
    ]);
    expect(planOn(test).notes).toEqual([{ about: 'owner', why: 'may-not-read' }]);
  });

  it('leaves the reason of a finished record alone where its owner stays', async () => {
    const test = await unmatchedAgent();
    const before = (await finished(test)).join('\n');

    await sendContactRecords(contactRecord(), test.pipeline);

    expect(test.records.fieldsOf(CONTACT_ID).StatusReason__c).toBe(before);
    expect(test.records.writes.at(-1)?.fields).not.toHaveProperty('StatusReason__c');
  });

  it('costs the plan nothing where a later version noted what this one does not know', async () => {
    const test = await unmatchedAgent();
    const plan = { ...planOn(test), notes: [{ about: 'weather', is: 'fine' }] };
    test.records.fieldsOf(CONTACT_ID).WorkPlan__c = JSON.stringify(plan);
    expect(await finished(test)).toContain(NO_USER);
    expect(test.records.fieldsOf(CONTACT_ID).Status__c).toBe('DONE');
  });
});

describe('a lookup that was guessed', () => {
  it('is noted with the record that was guessed, and gives way to a name', async () => {
    const fields = await guessedThenNamed((test) => {
      expect(planOn(test).notes).toEqual([{ about: 'matched-by-number', field: 'Contact__c', id: PERSON }]);
    });
    expect(fields.Contact__c).toBe(NAMED_PERSON);
  });

  it('is a guess no more once a person has put another record in its place', async () => {
    const fields = await guessedThenNamed(({ records }) => {
      records.fieldsOf(CONTACT_ID).Contact__c = OTHER_PERSON;
    });
    expect(fields.Contact__c).toBe(OTHER_PERSON);
  });
});

describe('a record that was written before plans held notes', () => {
  it('keeps what its reason says of the owner', async () => {
    const test = await unmatchedAgent();
    forgetNotes(test);
    expect(await finished(test)).toContain(NO_USER);
  });

  it('has its notes in the plan once its contact record comes again', async () => {
    const test = await unmatchedAgent();
    forgetNotes(test);
    await sendContactRecords(contactRecord(), test.pipeline);
    expect(planOn(test).notes).toEqual([{ about: 'owner', why: 'no-user' }]);
  });

  it('lets a guess that only its note tells of give way to a name', async () => {
    expect((await guessedThenNamed(forgetNotes)).Contact__c).toBe(NAMED_PERSON);
  });

  it.each([
    [[], 'Recording: asked for.', ''],
    [
      [{ about: 'owner', why: 'no-user' }],
      `The transcript is complete.\n${NO_USER}\nRecording: asked for.`,
      '',
    ],
    [
      [{ about: 'owner', why: 'no-user' }],
      'Owner: the queue AC Unassigned, because no active Salesforce user matches the agent.',
      '',
    ],
    [
      [{ about: 'owner', why: 'not-transferred' }],
      "Owner: the queue AC Unassigned, because the integration user can't give the record away: it needs the permission Transfer Record, or membership in the queue.",
      '',
    ],
    [
      [{ about: 'owner', why: 'may-not-read' }],
      "Owner: the queue AC Unassigned, because Salesforce does not let the agent's user own the record: the user needs a permission set that can read it, such as AC_CallRecording.",
      '',
    ],
    [
      [{ about: 'matched-by-number', field: 'Contact__c' }],
      '',
      'Case: empty, because Salesforce refused the lookup.\nContact: the only one with the number of the customer.',
    ],
    [
      [{ about: 'matched-by-number', field: 'Service_Order__c' }],
      '',
      'Service Order: the only one with the number of the customer.',
    ],
  ])('is read as %j', (notes, reason, related) => {
    expect(legacyNotes(reason, related)).toEqual(notes);
  });
});
