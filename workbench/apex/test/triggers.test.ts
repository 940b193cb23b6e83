import { ApexLoadError, createApexRuntime } from '../apex-runtime.ts';
import { ada, MemoryPlatform } from './programs.ts';

interface Program {
  trigger: string;
  body: string;
  classes?: string[];
  platform?: MemoryPlatform;
}

/** Runs statements of a method in a runtime that has a trigger. */
function run({ trigger, body, classes = [], platform = new MemoryPlatform() }: Program): Promise<unknown> {
  const program = `public without sharing class Program {
    @AuraEnabled public static Object main() { ${body} }
  }`;
  const sources = [
    { path: 'classes/Program.cls', source: program },
    { path: 'triggers/Watch.trigger', source: trigger },
    ...classes.map((source, n) => ({ path: `classes/Extra${String(n)}.cls`, source })),
  ];
  const runtime = createApexRuntime({ classes: sources, platform });
  return runtime.invoke({ className: 'Program', method: 'main', params: {}, user: ada });
}

const accountNames = (platform: MemoryPlatform) =>
  platform.rows.filter(({ type }) => type === 'Account').map(({ fields }) => fields.Name);

const LOG = `public class Log {
  public static List<String> lines = new List<String>();
  public static void note(List<SObject> now, List<SObject> before) {
    String text = Trigger.isBefore ? 'before' : 'after';
    text += Trigger.isInsert ? ' insert' : (Trigger.isUpdate ? ' update' : ' delete');
    text += now == null ? '' : ' now ' + now[0].get('Name');
    text += before == null ? '' : ' was ' + before[0].get('Name');
    lines.add(text + ' of ' + Trigger.size);
  }
}`;
const NOTE_ALL = `trigger Watch on Account(
  before insert, after insert, before update, after update, before delete, after delete
) { Log.note(Trigger.new, Trigger.old); }`;

describe('a trigger', () => {
  it('runs before and after each write, with the records as they are and as they were', async () => {
    const lines = await run({
      trigger: NOTE_ALL,
      classes: [LOG],
      body: `Account a = new Account(Name = 'Ada');
        insert a;
        a.Name = 'Bob';
        update a;
        delete a;
        return Log.lines;`,
    });
    expect(lines).toEqual([
      'before insert now Ada of 1',
      'after insert now Ada of 1',
      'before update now Bob was Ada of 1',
      'after update now Bob was Ada of 1',
      'before delete was Bob of 1',
      'after delete was Bob of 1',
    ]);
  });

  it('runs for the rows of an upsert by what becomes of each', async () => {
    const lines = await run({
      trigger: NOTE_ALL,
      classes: [LOG],
      body: `Account a = new Account(Name = 'Ada');
        insert a;
        Log.lines.clear();
        a.Name = 'Eve';
        upsert new List<Account>{ new Account(Name = 'New'), a };
        return Log.lines;`,
    });
    expect(lines).toEqual([
      'before update now Eve was Ada of 1',
      'after update now Eve was Ada of 1',
      'before insert now New of 1',
      'after insert now New of 1',
    ]);
  });

  it('may change records before they are stored, apart from those of the program', async () => {
    const platform = new MemoryPlatform();
    const own = await run({
      platform,
      trigger: `trigger Watch on Account(before insert) {
        for (SObject record : Trigger.new) { record.put('Name', 'Dr ' + record.get('Name')); }
      }`,
      body: `Account a = new Account(Name = 'Ada'); insert a; return a.Name;`,
    });
    expect(accountNames(platform)).toEqual(['Dr Ada']);
    expect(own).toBe('Ada');
  });

  it('sees no ids before an insert, and all of them after it', async () => {
    const seen = await run({
      trigger: `trigger Watch on Account(before insert, after insert) {
        Seen.lines.add(String.valueOf(Trigger.newMap == null) + ' ' + (Trigger.new[0].Id == null));
      }`,
      classes: ['public class Seen { public static List<String> lines = new List<String>(); }'],
      body: `insert new Account(Name = 'Ada'); return Seen.lines;`,
    });
    expect(seen).toEqual(['true true', 'false false']);
  });

  const REFUSE_BOB = (phase: string) => `trigger Watch on Account(${phase} insert) {
    for (SObject record : Trigger.new) {
      if (record.get('Name') == 'Bob') { record.addError('No Bobs.'); }
    }
  }`;
  const TWO = `new List<Account>{ new Account(Name = 'Bob'), new Account(Name = 'Ada') }`;

  it.each(['before', 'after'])(
    'refuses a row with addError %s it is stored, and lets the others in',
    async (phase) => {
      const platform = new MemoryPlatform();
      const outcome = await run({
        platform,
        trigger: REFUSE_BOB(phase),
        body: `List<Database.SaveResult> results = Database.insert(${TWO}, false);
        return results[0].getErrors()[0].getMessage() + ' ' + results[0].getErrors()[0].getStatusCode() + ' '
          + results[1].isSuccess();`,
      });
      expect(outcome).toBe('No Bobs. FIELD_CUSTOM_VALIDATION_EXCEPTION true');
      expect(accountNames(platform)).toEqual(['Ada']);
    },
  );

  it.each(['before', 'after'])('stops the whole statement with addError %s', async (phase) => {
    const platform = new MemoryPlatform();
    const message = await run({
      platform,
      trigger: REFUSE_BOB(phase),
      body: `try { insert ${TWO}; return 'inserted'; } catch (DmlException e) { return e.getMessage(); }`,
    });
    expect(message).toBe(
      'Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, No Bobs.: []',
    );
    expect(accountNames(platform)).toEqual([]);
  });

  it('refuses deletions', async () => {
    const platform = new MemoryPlatform();
    const message = await run({
      platform,
      trigger: `trigger Watch on Account(before delete) { Trigger.old[0].addError('Kept.'); }`,
      body: `Account a = new Account(Name = 'Ada'); insert a;
        try { delete a; return 'deleted'; } catch (DmlException e) { return e.getDmlMessage(0); }`,
    });
    expect(message).toBe('Kept.');
    expect(accountNames(platform)).toEqual(['Ada']);
  });

  it('refuses every row where it throws, naming itself and the event', async () => {
    const message = await run({
      trigger: `trigger Watch on Account(before insert) { Integer none; Integer sum = none + 1; }`,
      body: `try { insert new Account(Name = 'Ada'); return 'inserted'; }
        catch (DmlException e) { return e.getMessage(); }`,
    });
    expect(message).toContain(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Watch: execution of BeforeInsert caused by',
    );
    expect(message).toContain('NullPointerException');
    expect(message).toContain('Trigger.Watch: line 1');
  });

  it('works in system mode without sharing, whoever writes', async () => {
    const platform = new MemoryPlatform();
    const other = platform.store('Account', { Name: 'Hidden', OwnerId: '005000000000009AAA' });
    const count = await run({
      platform,
      trigger: `trigger Watch on Contact(before insert) {
        for (SObject contact : Trigger.new) { contact.put('Email', String.valueOf([SELECT COUNT() FROM Account])); }
      }`,
      body: `Contact c = new Contact(LastName = 'Ada'); insert c;
        return [SELECT Email FROM Contact WHERE Id = :c.Id].Email;`,
    });
    expect(other).toBeTruthy();
    expect(count).toBe('1');
  });

  it('does not run for other objects', async () => {
    const lines = await run({
      trigger: NOTE_ALL,
      classes: [LOG],
      body: `insert new Contact(LastName = 'Ada'); return Log.lines;`,
    });
    expect(lines).toEqual([]);
  });
});

describe('outside triggers', () => {
  it('there is nothing in Trigger', async () => {
    const seen = await run({
      trigger: NOTE_ALL,
      classes: [LOG],
      body: `return String.valueOf(Trigger.isExecuting) + (Trigger.new == null) + Trigger.size;`,
    });
    expect(seen).toBe('falsetrue0');
  });

  it('a row does not allow errors', async () => {
    const seen = await run({
      trigger: NOTE_ALL,
      classes: [LOG],
      body: `try { new Account().addError('x'); return ''; } catch (FinalException e) { return e.getMessage(); }`,
    });
    expect(seen).toBe('SObject row does not allow errors');
  });
});

describe('a trigger is refused when loaded', () => {
  const load = (source: string) =>
    createApexRuntime({
      classes: [{ path: 'triggers/Watch.trigger', source }],
      platform: new MemoryPlatform(),
    });

  it.each([
    [
      'trigger Watch on Nothing__c(before insert) {}',
      'triggers/Watch.trigger:1:1: There is no object Nothing__c',
    ],
    ['trigger Watch on Account(before undelete) {}', 'A trigger can only run after an undelete'],
    ['trigger Watch on Account(before insert) {\n  Integer n = nothing;\n}', 'triggers/Watch.trigger:2:15'],
    ['trigger Watch on Account(before insert) { void f() {} }', 'only statements in triggers'],
    ['trigger Watch on Account {}', 'triggers/Watch.trigger:1:'],
  ])('%s', (source, problem) => {
    expect(() => load(source)).toThrow(ApexLoadError);
    expect(() => load(source)).toThrow(problem);
  });
});
