import { ada, load, MemoryPlatform } from './programs.ts';

const CONTROLLER = `public with sharing class Controller {
  public class Answer {
    @AuraEnabled public String state;
    @AuraEnabled public Decimal bytes { get; private set; }
    @AuraEnabled public String empty;
    @AuraEnabled public Datetime at;
    public String secret;
    Answer(String state) { this.state = state; this.bytes = 12.50; this.secret = 's'; this.at = Datetime.newInstanceGmt(2026, 11, 20, 14, 3, 0); }
  }
  @AuraEnabled public static Answer ask(Id recordId, Integer part, List<String> names) {
    return new Answer(recordId + ' ' + part + ' ' + names);
  }
  @AuraEnabled(cacheable=true) public static Integer write() { insert new Account(Name = 'x'); return 1; }
  @AuraEnabled(cacheable=true) public static Integer read() { return 5; }
  @AuraEnabled public static void handled() { throw new AuraHandledException('Please wait.'); }
  @AuraEnabled public static void nothing() { }
  public static void hidden() { }
}`;

describe('a component', () => {
  const call = (method: string, params: Record<string, unknown> = {}, platform = new MemoryPlatform()) =>
    load(platform, CONTROLLER).invoke({ className: 'Controller', method, params, user: ada });

  it('passes parameters by name and gets the members that are open to it', async () => {
    const params = { part: 2, recordId: '001000000000001', names: ['a'] };
    expect(await call('ask', params)).toEqual({
      state: '001000000000001AAA 2 (a)',
      bytes: 12.5,
      at: '2026-11-20T14:03:00.000Z',
    });
  });

  it('may leave parameters out', async () => {
    expect(await call('ask')).toMatchObject({ state: 'null null null' });
  });

  it('gets null from a method without a value', async () => {
    expect(await call('nothing')).toBeNull();
  });

  it('is refused a value of the wrong type', async () => {
    await expect(call('ask', { recordId: 'nonsense' })).rejects.toMatchObject({ status: 500 });
    await expect(call('ask', { part: 'two' })).rejects.toMatchObject({ status: 500 });
  });

  it('gets the text of an AuraHandledException', async () => {
    await expect(call('handled')).rejects.toMatchObject({
      status: 500,
      body: {
        message: 'Please wait.',
        exceptionType: 'System.AuraHandledException',
        isUserDefinedException: false,
        stackTrace: expect.stringContaining('Class.Controller.handled: line 15'),
      },
    });
  });

  it.each(['hidden', 'missing'])('cannot call the method %s', async (method) => {
    await expect(call(method)).rejects.toThrow(`Controller has no @AuraEnabled method ${method}`);
  });

  it('needs access to the class', async () => {
    const platform = new MemoryPlatform();
    platform.closedClasses.add('Controller');
    await expect(call('read', {}, platform)).rejects.toThrow(
      "You do not have access to the Apex class named 'Controller'.",
    );
  });

  it('cannot write through a cacheable method', async () => {
    const platform = new MemoryPlatform();
    await expect(call('write', {}, platform)).rejects.toMatchObject({
      body: { exceptionType: 'System.LimitException', message: 'Too many DML statements: 1' },
    });
    expect(platform.rows).toHaveLength(0);
  });

  it('may keep answers of cacheable methods only', async () => {
    const runtime = load(new MemoryPlatform(), CONTROLLER);
    const wire = (method: string) =>
      runtime.invoke({ className: 'Controller', method, params: {}, user: ada, cacheable: true });
    await expect(wire('read')).resolves.toBe(5);
    await expect(wire('nothing')).rejects.toThrow('is not marked @AuraEnabled(cacheable=true)');
  });
});
