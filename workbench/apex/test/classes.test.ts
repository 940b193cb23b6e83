import { run } from './programs.ts';

describe('classes', () => {
  it('calls the override that the instance has', async () => {
    const members = `abstract class Shape {
        public abstract Decimal area();
        public virtual String name() { return 'shape'; }
        public String describe() { return name() + ' ' + area(); }
      }
      class Square extends Shape {
        Decimal side;
        Square(Decimal side) { this.side = side; }
        public override Decimal area() { return side * side; }
        public override String name() { return 'square ' + super.name(); }
      }`;
    expect(await run({ body: 'Shape s = new Square(1.5); return s.describe();', members })).toBe(
      'square shape 2.25',
    );
  });

  it('initialises superclass, fields and body in that order', async () => {
    const members = `static String log = '';
      static String note(String s) { log += s; return s; }
      virtual class Base {
        String b = note('base field,');
        Base() { note('base,'); }
        Base(Integer n) { this(); note('base ' + n + ','); }
      }
      class Derived extends Base {
        String d = note('field,');
        { note('block,'); }
        Derived() { super(7); note('body'); }
      }`;
    expect(await run({ body: 'new Derived(); return log;', members })).toBe(
      'base field,base,base 7,field,block,body',
    );
  });

  it('runs static initialisers once, before the first use', async () => {
    const classes = [
      `public class Counter {
        public static Integer runs = 0;
        public static final Integer START;
        static { START = 40; runs++; }
        public static Integer next() { return START + runs; }
      }`,
    ];
    expect(await run({ body: 'Counter.next(); return Counter.next();', classes })).toBe(41);
  });

  it('has properties with bodies and with separate access', async () => {
    const members = `class Box {
        public Integer size { get { return size * 2; } set { size = value + 1; } }
        public String label { get; private set; }
        Box() { label = 'box'; }
      }`;
    expect(await run({ body: 'Box b = new Box(); b.size = 4; return b.label + b.size;', members })).toBe(
      'box10',
    );
  });

  it('chooses overloads by the nearest types', async () => {
    const members = `static String f(Integer i) { return 'Integer'; }
      static String f(Long i) { return 'Long'; }
      static String f(Object o) { return 'Object'; }
      static String f(Integer i, String s) { return 'two'; }`;
    const body = "return f(1) + f(2L) + f('x') + f(1, 'x');";
    expect(await run({ body, members })).toBe('IntegerLongObjecttwo');
  });

  it('implements interfaces, also for the system', async () => {
    const classes = [
      'public interface Greeter { String greet(String name); }',
      `public class Polite implements Greeter, Callable {
        public String greet(String name) { return 'Dear ' + name; }
        public Object call(String action, Map<String, Object> args) { return action; }
      }`,
    ];
    const body =
      "Greeter g = new Polite(); Callable c = new Polite(); return g.greet('Ada') + c.call('!', null);";
    expect(await run({ body, classes })).toBe('Dear Ada!');
  });

  it('has enums with names, order and look-up', async () => {
    const members = 'enum Mode { PLAY, DOWNLOAD }';
    const body = `return Mode.values().size() + Mode.valueOf('download').name() + Mode.PLAY.ordinal()
      + (Mode.PLAY == Mode.DOWNLOAD) + new Map<Mode, Integer>{ Mode.PLAY => 5 }.get(Mode.PLAY);`;
    expect(await run({ body, members })).toBe('2DOWNLOAD0false5');
  });

  it('uses toString of a class in text', async () => {
    const members = "class P { public override String toString() { return 'p!'; } }";
    expect(await run({ body: "return 'a ' + new P() + new List<P>{ new P() };", members })).toBe('a p!(p!)');
  });

  it('shows the fields of a class without toString', async () => {
    const members = 'class P { Integer n = 1; String s; P() { s = null; } }';
    expect(await run({ body: 'return String.valueOf(new P());', members })).toBe('Program.P:[n=1, s=null]');
  });

  it('has custom exceptions with message and cause', async () => {
    const members = 'class Oops extends Exception {}';
    await expect(run({ body: "throw new Oops('went wrong');", members })).rejects.toMatchObject({
      status: 500,
      body: { message: 'went wrong', exceptionType: 'Program.Oops', isUserDefinedException: true },
    });
  });

  it('makes instances by type name', async () => {
    const classes = ["public class Made { public override String toString() { return 'made'; } }"];
    expect(await run({ body: "return String.valueOf(Type.forName('Made').newInstance());", classes })).toBe(
      'made',
    );
  });
});
