import { ApexLoadError } from '../apex-runtime.ts';
import { load, MemoryPlatform } from './programs.ts';

/** Loads a class whose fourth line is the given one, and answers what was wrong. */
function problemsOf(line: string, members = ''): string[] {
  const source = `public class Broken {${members}
  static Account record;
  static void run(String text, Integer number) {
    ${line}
  }
}`;
  try {
    load(new MemoryPlatform(), source);
  } catch (error) {
    if (error instanceof ApexLoadError) return error.errors.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('loading', () => {
  it('accepts a class without mistakes', () => {
    expect(problemsOf('text = text + number;')).toEqual([]);
  });

  it.each([
    ['text.frobnicate(1);', 'Method String.frobnicate(Integer) is unknown, or not supported by the runner'],
    ['Messaging.sendEmail(null);', 'Variable or type is unknown, or not supported by the runner: Messaging'],
    ['Queueable q;', 'Type is unknown, or not supported by the runner: Queueable'],
    ['missing = 1;', 'Variable or type is unknown, or not supported by the runner: missing'],
    ['number = text;', 'Illegal assignment from String to Integer'],
    ['Integer text;', 'Duplicate variable: text'],
    ['record.Nonsense__c = 1;', 'Account has no field Nonsense__c that the runner knows'],
    ['new Account(Nope = 1);', 'Account has no field Nope'],
    ['List<Account> a = [SELECT Nope FROM Account];', "No such column 'Nope' on entity 'Account'."],
    ['List<Account> a = [SELECT Parent.Name FROM Account];', "Didn't understand relationship 'Parent'"],
    ['Object o = [SELECT Id FROM Nope];', "sObject type 'Nope' is not supported."],
    [
      'Object o = [SELECT Id FROM Account WITH SECURITY_ENFORCED];',
      'supports USER_MODE and SYSTEM_MODE only',
    ],
    ["Object o = [FIND 'x' IN ALL FIELDS RETURNING Account];", 'does not support this expression'],
    ['merge record record;', 'does not support this statement'],
    ['System.runAs(new User()) { }', 'System.runAs is for test classes'],
    ['number + 1;', 'Expression cannot be a statement'],
    ['return number;', 'A void method cannot return a value'],
    ['break;', 'break must be in a loop'],
    ['this.hashCode();', 'this cannot be used in a static context'],
    ['final Integer n = 1; n = 2;', 'Final variables cannot be assigned again'],
    ['Boolean b = text > number;', 'String and Integer have no order'],
    ['Integer n = (Integer) record;', 'Account cannot be cast to Integer'],
    ['String s = Label.Missing;', 'Label is unknown: Missing'],
    ['throw record;', 'Only exceptions can be thrown'],
    ['for (Integer i : text) { }', 'loops over lists, sets and queries, not over String'],
    ['text.length(', "missing ';'"],
  ])('refuses %s with its file and line', (line, problem) => {
    const [first = ''] = problemsOf(line);
    expect(first).toContain(problem);
    expect(first).toMatch(/^classes\/Broken\.cls:[45]:\d+: /);
  });

  it('lists what is wrong in every method at once', () => {
    const members = ' void a() { x(); } void b() { y(); }';
    expect(problemsOf('z();', members)).toHaveLength(3);
  });

  it.each([
    ['class A { void f(); }', 'f must have a body'],
    ['abstract class A { abstract void f() {} }', 'f must not have a body'],
    ['class A implements Comparable { }', 'Class A must implement Comparable.compareTo'],
    ['class A extends Missing { }', 'Type is unknown'],
    [
      'class A { virtual class B { public virtual void f() {} } class C extends B { public void f() {} } }',
      'must be declared override',
    ],
    [
      'class A { virtual class B { public void f() {} } class C extends B { public override void f() {} } }',
      'is not virtual',
    ],
    ['class A { override void f() {} }', 'overrides nothing'],
    ['class A { Integer f(Boolean b) { if (b) { return 1; } } }', 'Not every way through returns a value'],
    ['class A { virtual class B extends C {} virtual class C extends B {} }', 'extends itself'],
    ['class A { class B {} class C extends B {} }', 'is neither virtual nor abstract'],
    ['class A { void f() {} void f() {} }', 'declared twice'],
    ['class A { Integer x; String X; }', 'Duplicate field'],
    [
      'class A { public Boolean equals(Object o) { return true; } }',
      'does not support classes with their own equals',
    ],
    ['class A { @Future static void f() {} }', 'does not support the annotation @Future'],
    ['class A { final Integer x = 1; void f() { x = 2; } }', 'Final members'],
    [
      'class A { virtual class B { B(Integer n) {} } class C extends B {} }',
      'has no constructor without arguments',
    ],
  ])('refuses %s', (source, problem) => {
    expect(() => load(new MemoryPlatform(), `public ${source}`)).toThrow(problem);
  });

  it('refuses private members of other classes, except what tests may see', () => {
    const secret =
      'public class Secret { private static Integer hidden; @TestVisible private static Integer shown; }';
    const reading = (member: string) =>
      `public class Reader { static Integer f() { return Secret.${member}; } }`;
    expect(() => load(new MemoryPlatform(), secret, reading('hidden'))).toThrow(
      'is private and not visible here',
    );
    expect(() => load(new MemoryPlatform(), secret, reading('shown'))).toThrow(
      'is private and not visible here',
    );
    expect(() => load(new MemoryPlatform(), secret, `@IsTest ${reading('shown')}`)).not.toThrow();
  });
});
