import { ada, load, MemoryPlatform, run } from './programs.ts';

const platformWithAccounts = () => {
  const platform = new MemoryPlatform();
  platform.store('User', { LastName: 'Example', Username: ada.username });
  platform.store('Account', { Name: 'Acme', NumberOfEmployees: 5, AnnualRevenue: 12.5, OwnerId: ada.id });
  platform.store('Account', { Name: 'Other', NumberOfEmployees: 7, OwnerId: '005000000000009AAA' });
  return platform;
};

describe('queries', () => {
  it('binds any expression and converts fields to their types', async () => {
    const body = `String name = 'ac';
      Account a = [SELECT Name, NumberOfEmployees, AnnualRevenue FROM Account WHERE Name = :(name + 'me').capitalize()];
      return a.Name + (a.NumberOfEmployees / 2) + a.AnnualRevenue;`;
    expect(await run({ body, platform: platformWithAccounts() })).toBe('Acme212.5');
  });

  it('counts, loops, and reads the field of a single row', async () => {
    const body = `Integer n = [SELECT COUNT() FROM Account];
      String names = '';
      for (Account a : [SELECT Name FROM Account]) { names += a.Name; }
      for (List<Account> batch : [SELECT Name FROM Account]) { names += batch.size(); }
      return n + names + [SELECT Name FROM Account WHERE Name = 'Acme'].Name;`;
    expect(await run({ body, platform: platformWithAccounts() })).toBe('2AcmeOther2Acme');
  });

  it.each([
    [
      "Account a = [SELECT Id FROM Account WHERE Name = 'Nobody'];",
      'List has no rows for assignment to SObject',
    ],
    ['Account a = [SELECT Id FROM Account];', 'List has more than 1 row for assignment to SObject'],
  ])('refuses %s', async (statement, message) => {
    await expect(
      run({ body: `${statement} return a;`, platform: platformWithAccounts() }),
    ).rejects.toMatchObject({
      body: { exceptionType: 'System.QueryException', message },
    });
  });

  it('refuses a field that was not queried, and gives null for one of a new record', async () => {
    const body = "Account a = [SELECT Id FROM Account WHERE Name = 'Acme']; return a.Name;";
    await expect(run({ body, platform: platformWithAccounts() })).rejects.toMatchObject({
      body: {
        exceptionType: 'System.SObjectException',
        message: 'SObject row was retrieved via SOQL without querying the requested field: Account.Name',
      },
    });
    expect(await run('return new Account().Name == null;')).toBe(true);
  });

  it('reads a point in time as the REST API writes it', async () => {
    const platform = new MemoryPlatform();
    platform.store('Account', { Name: 'Acme', LastSeen__c: '2026-11-20T14:03:00.000+0000' });
    const body = "return [SELECT LastSeen__c FROM Account WHERE Name = 'Acme'].LastSeen__c.hourGmt();";
    expect(await run({ body, platform })).toBe(14);
  });

  it('reads through an empty parent without an exception', async () => {
    const platform = new MemoryPlatform();
    platform.store('Contact', { LastName: 'Lone', AccountId: null });
    expect(
      await run({ body: 'Contact c = [SELECT Account.Name FROM Contact]; return c.Account.Name;', platform }),
    ).toBeNull();
  });

  it('runs text with bound names', async () => {
    const body = `List<Account> found = Database.queryWithBinds('SELECT Name FROM Account WHERE Name = :wanted',
        new Map<String, Object>{ 'wanted' => 'Acme' }, AccessLevel.SYSTEM_MODE);
      return found.size() + found[0].Name + Database.query('SELECT Id FROM Account').size();`;
    expect(await run({ body, platform: platformWithAccounts() })).toBe('1Acme2');
  });

  it('refuses text that is no query', async () => {
    await expect(run("return Database.query('SELECT FROM');")).rejects.toMatchObject({
      body: { exceptionType: 'System.QueryException' },
    });
  });
});

describe('access', () => {
  const reader = (sharing: string, mode = '') => `public ${sharing} class Reader {
    public static Integer count() { return [SELECT Id FROM Account ${mode}].size(); }
  }`;
  const counted = (sharing: string, mode?: string) =>
    run({
      body: 'return Reader.count();',
      classes: [reader(sharing, mode)],
      sharing: 'inherited sharing',
      platform: platformWithAccounts(),
    });

  it.each([
    ['with sharing', 1],
    ['without sharing', 2],
    ['inherited sharing', 1],
    ['', 1],
  ])(
    'reads %s as its sharing says, and as the calling component where it says nothing',
    async (sharing, rows) => {
      expect(await counted(sharing)).toBe(rows);
    },
  );

  it('takes the sharing of a caller that turns it off', async () => {
    const caller =
      'public without sharing class Caller { public static Integer count() { return Reader.count(); } }';
    const program = { classes: [reader('inherited sharing'), caller], platform: platformWithAccounts() };
    expect(await run({ body: 'return Caller.count();', ...program })).toBe(2);
  });

  it('applies sharing in user mode whatever the class says', async () => {
    expect(await counted('without sharing', 'WITH USER_MODE')).toBe(1);
  });

  it('refuses an object in user mode that the user may not read', async () => {
    const platform = platformWithAccounts();
    platform.denied.add(`${ada.id}:Account`);
    const body = `try { return [SELECT Id FROM Account WITH USER_MODE].size(); }
      catch (QueryException e) { return 'refused, system sees ' + [SELECT Id FROM Account].size(); }`;
    expect(await run({ body, platform })).toBe('refused, system sees 2');
  });

  it('refuses a write as user and does it as system', async () => {
    const platform = new MemoryPlatform();
    platform.denied.add(`${ada.id}:Account`);
    const body = `String out = '';
      try { insert as user new Account(Name = 'a'); } catch (SecurityException e) { out += e.getMessage(); }
      insert as system new Account(Name = 'b');
      return out + [SELECT COUNT() FROM Account];`;
    expect(await run({ body, platform })).toBe("Access to entity 'Account' denied1");
  });

  /** In this org a contact's account is a master that a contact cannot leave. */
  const contactOfAccount = () => {
    const platform = platformWithAccounts();
    const account = platform.rows.find(({ fields }) => fields.Name === 'Acme');
    platform.store('Contact', { LastName: 'Old', AccountId: account?.id ?? null });
    return platform;
  };

  it('refuses an update as user that holds a master which cannot change, though it was only read', async () => {
    const body = `Contact c = [SELECT LastName, AccountId FROM Contact];
      c.LastName = 'New';
      try { update as user c; return 'taken'; }
      catch (DmlException e) { return e.getMessage() + e.getDmlFieldNames(0) + [SELECT LastName FROM Contact].LastName; }`;
    expect(await run({ body, platform: contactOfAccount() })).toBe(
      'Operation failed due to fields being inaccessible on Sobject Contact, check errors on Exception or ' +
        'Result!(AccountId)Old',
    );
  });

  it('refuses such a row alone where not all must succeed', async () => {
    const body = `Contact c = [SELECT LastName, AccountId FROM Contact];
      List<Database.SaveResult> results = Database.update(
        new List<Contact>{ c, new Contact(Id = c.Id, LastName = 'New') }, false, AccessLevel.USER_MODE);
      return results[0].isSuccess() + ' ' + results[0].getErrors()[0].getFields() + ' ' + results[1].isSuccess();`;
    expect(await run({ body, platform: contactOfAccount() })).toBe('false (AccountId) true');
  });

  it('takes the update as system, and as user with the parent that a query brought along', async () => {
    const body = `Contact c = [SELECT LastName, AccountId FROM Contact];
      update as system c;
      Contact withParent = [SELECT LastName, Account.Name FROM Contact];
      withParent.LastName = 'New';
      update as user withParent;
      return [SELECT LastName FROM Contact].LastName;`;
    expect(await run({ body, platform: contactOfAccount() })).toBe('New');
  });

  it('answers which objects a lookup leads to, and knows the same object again', async () => {
    const body = `Schema.DescribeFieldResult lookup = Contact.AccountId.getDescribe();
      return lookup.getReferenceTo().contains(Account.SObjectType) + ' '
        + lookup.getReferenceTo().contains(Contact.SObjectType) + ' ' + lookup.isCustom() + ' '
        + Account.Key__c.getDescribe().isCustom();`;
    expect(await run(body)).toBe('true false false true');
  });

  it('answers describe calls and permissions for the running user', async () => {
    const platform = new MemoryPlatform();
    platform.permissions.add(`${ada.id}:Play`);
    const body = `return Schema.SObjectType.Account.isAccessible() + ' '
      + Account.SObjectType.getDescribe().isDeletable() + ' ' + Account.Id.getDescribe().isUpdateable() + ' '
      + FeatureManagement.checkPermission('Play') + ' ' + FeatureManagement.checkPermission('Other') + ' '
      + UserInfo.getUserName() + ' ' + System.Label.Greeting;`;
    expect(await run({ body, platform })).toBe('true false false true false ada@example.com Good morning');
  });
});

describe('writes', () => {
  it('gives new records their ids and writes only what changed', async () => {
    const platform = new MemoryPlatform();
    const body = `Account a = new Account(Name = 'Acme');
      insert a;
      a = [SELECT Name, NumberOfEmployees FROM Account WHERE Id = :a.Id];
      a.NumberOfEmployees = 3;
      update a;
      return a.Id;`;
    expect(await run({ body, platform })).toMatch(/^001/);
    expect(platform.seen.writes.at(-1)?.records).toEqual([
      { id: expect.stringMatching(/^001/), fields: { NumberOfEmployees: 3 } },
    ]);
  });

  it('explains a refused row as Salesforce does, and writes nothing', async () => {
    const platform = new MemoryPlatform();
    const body = `try { insert new List<Account>{ new Account(Name = 'a'), new Account() }; }
      catch (DmlException e) {
        return e.getMessage() + '|' + e.getDmlType(0) + '|' + e.getDmlIndex(0) + '|' + e.getDmlFieldNames(0);
      }
      return null;`;
    expect(await run({ body, platform })).toBe(
      'Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, ' +
        'Required fields are missing: [Name]: [Name]|REQUIRED_FIELD_MISSING|1|(Name)',
    );
    expect(platform.rows).toHaveLength(0);
  });

  it('reports each row where some may fail', async () => {
    const body = `List<Database.SaveResult> r = Database.insert(
        new List<Account>{ new Account(), new Account(Name = 'b') }, false, AccessLevel.USER_MODE);
      return r[0].isSuccess() + r[0].getErrors()[0].getMessage() + r[1].isSuccess() + [SELECT COUNT() FROM Account];`;
    expect(await run(body)).toBe('falseRequired fields are missing: [Name]true1');
  });

  it('upserts by a field, deletes, and goes back to a savepoint', async () => {
    const body = `insert new Account(Name = 'a', Key__c = 'k');
      upsert new Account(Name = 'b', Key__c = 'k') Account.Key__c;
      Savepoint before = Database.setSavepoint();
      delete [SELECT Id FROM Account];
      Integer gone = [SELECT COUNT() FROM Account];
      Database.rollback(before);
      return gone + [SELECT Name FROM Account].Name;`;
    expect(await run(body)).toBe('0b');
  });

  it('undoes everything where the method throws', async () => {
    const platform = new MemoryPlatform();
    await expect(
      run({ body: "insert new Account(Name = 'a'); throw new TypeException('no');", platform }),
    ).rejects.toThrow('no');
    expect(platform.rows).toHaveLength(0);
  });

  it('refuses to mix setup and data objects in one transaction', async () => {
    const body = `insert new Account(Name = 'a');
      insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId()); return null;`;
    await expect(run(body)).rejects.toThrow('MIXED_DML_OPERATION');
  });

  it('refuses null records and an id on insert', async () => {
    await expect(run('Account a; insert a; return 1;')).rejects.toThrow('null object');
    await expect(run("insert new Account(Id = '001000000000001', Name = 'x'); return 1;")).rejects.toThrow(
      'cannot specify Id in an insert call',
    );
  });

  it('reads and writes fields by name', async () => {
    const body = `SObject s = new Account();
      s.put('name', 'Acme');
      s.put('NumberOfEmployees', 4);
      Account a = (Account) s;
      return a.Name + s.get('NumberOfEmployees') + s.getSObjectType() + s.isSet('Key__c');`;
    expect(await run(body)).toBe('Acme4Accountfalse');
    await expect(run("SObject s = new Account(); s.put('Nope', 1); return s;")).rejects.toThrow(
      'Invalid field Nope',
    );
  });

  it('keeps files as bytes', async () => {
    const platform = new MemoryPlatform();
    platform.store('ContentVersion', { Title: 'f', VersionData: Buffer.from('{"é":1}') });
    const body = 'return [SELECT VersionData FROM ContentVersion].VersionData.toString();';
    expect(await run({ body, platform })).toBe('{"é":1}');
  });

  it('finds rows through a runtime that lives on', async () => {
    const platform = new MemoryPlatform();
    const runtime = load(
      platform,
      `public class Adder { @AuraEnabled public static Integer add() {
        insert new Account(Name = 'a'); return [SELECT COUNT() FROM Account]; } }`,
    );
    const call = { className: 'Adder', method: 'add', params: {}, user: ada };
    expect([await runtime.invoke(call), await runtime.invoke(call)]).toEqual([1, 2]);
  });
});
