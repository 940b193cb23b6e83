import { assignOwners, describeAssignment } from '../../../src/pipeline/owners/assign-owners.ts';
import { InMemoryRecords, QUEUE_ID } from '../in-memory/records.ts';

const DANA = '005000000000001AAA';
const LEE = '005000000000002AAA';
const NOTE = 'Owner: the AC Unassigned queue, because nobody matched.';

async function imported(owners: readonly (readonly [agent: string, owner: string])[]) {
  const records = new InMemoryRecords();
  records.users.set('dana', DANA);
  const rows = owners.map(([AgentUsername__c, OwnerId], index) => ({
    contactId: `c-${String(index)}`,
    fields: { AgentUsername__c, OwnerId, StatusReason__c: `${NOTE}\nTranscribed.` },
  }));
  await records.upsert(rows);
  records.calls.length = 0;
  records.writes.length = 0;
  return records;
}
const ownersOf = (records: InMemoryRecords) => [...records.rows.values()].map(({ fields }) => fields.OwnerId);

describe('assigning the owners of imported calls', () => {
  it('gives those in the queue to their agents, and takes back the note that nobody matched', async () => {
    const records = await imported([
      ['Dana', QUEUE_ID],
      ['unknown', QUEUE_ID],
      ['dana', LEE],
    ]);

    const done = await assignOwners({ all: false, dryRun: false }, records);

    expect(done).toEqual({
      found: 2,
      assigned: 1,
      unchanged: 0,
      withoutUser: 1,
      notAllowed: 0,
      failed: 0,
      usersHidden: false,
    });
    expect(ownersOf(records)).toEqual([DANA, QUEUE_ID, LEE]);
    expect(records.fieldsOf('c-0').StatusReason__c).toBe('Transcribed.');
    expect(records.fieldsOf('c-1').StatusReason__c).toContain(NOTE);
  });

  it('gives away what a user owns only where all records are asked for', async () => {
    const records = await imported([
      ['dana', LEE],
      ['dana', DANA],
    ]);

    const done = await assignOwners({ all: true, dryRun: false }, records);

    expect(done).toMatchObject({ found: 2, assigned: 1, unchanged: 1 });
    expect(ownersOf(records)).toEqual([DANA, DANA]);
  });

  it('writes nothing in a dry run, and says what it would do', async () => {
    const records = await imported([['dana', QUEUE_ID]]);
    const how = { all: false, dryRun: true };

    const done = await assignOwners(how, records);

    expect(records.writes).toEqual([]);
    expect(describeAssignment(done, how)).toContain("Would be assigned to the agent's user: 1");
    expect(describeAssignment(done, how)).toContain('Add --assign');
  });

  it.each([
    ['TRANSFER_REQUIRES_READ', [], 'notAllowed'],
    ['INSUFFICIENT_ACCESS_OR_READONLY', [], 'notAllowed'],
    ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', ['OwnerId'], 'notAllowed'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', ['Region__c'], 'failed'],
  ])('counts the refusal %s of %p as %s', async (code, fields, counted) => {
    const records = await imported([['dana', QUEUE_ID]]);
    records.transferRefusal = { outcome: 'refused', code, fields };

    const done = await assignOwners({ all: false, dryRun: false }, records);

    expect(done).toMatchObject({ assigned: 0, notAllowed: 0, failed: 0, [counted]: 1 });
  });

  it('looks at every record once, in batches of 200', async () => {
    const records = await imported(Array.from({ length: 401 }, () => ['dana', QUEUE_ID] as const));
    const seen: number[] = [];

    const done = await assignOwners({ all: false, dryRun: false }, records, ({ found }) => seen.push(found));

    expect(seen).toEqual([200, 400, 401]);
    expect(done.assigned).toBe(401);
    expect(new Set(ownersOf(records))).toEqual(new Set([DANA]));
    expect(records.calls.filter((call) => call === 'update')).toHaveLength(3);
  });

  it('says which right the integration user lacks where sharing hides all users', async () => {
    const records = await imported([['nobody', QUEUE_ID]]);
    records.usersAreHidden = true;
    const how = { all: false, dryRun: false };

    const done = await assignOwners(how, records);

    expect(done).toMatchObject({ withoutUser: 1, usersHidden: true });
    expect(describeAssignment(done, how)).toContain('it needs the permission View All Users');
  });

  it('asks for no user where there is no record', async () => {
    const records = await imported([]);

    expect((await assignOwners({ all: false, dryRun: false }, records)).found).toBe(0);
    expect(records.calls).not.toContain('usersByAgent');
  });
});
