import fc from 'fast-check';
import { load, ada, MemoryPlatform, run } from './programs.ts';

const members = `class Link {
    public String url;
    public Decimal bytes;
    public List<Part> parts;
    transient Integer secret = 7;
    private Integer kept;
  }
  class Part { public Integer no; public Date day; }`;

describe('JSON', () => {
  it('serialises by declared order, without transient members', async () => {
    const body = `Link l = new Link(); l.url = 'a"b'; l.bytes = 1.50;
      return JSON.serialize(l) + JSON.serialize(l, true);`;
    expect(await run({ body, members })).toBe(
      '{"url":"a\\"b","bytes":1.50,"parts":null,"kept":null}{"url":"a\\"b","bytes":1.50}',
    );
  });

  it('reads typed objects, lists and dates, ignoring what the class does not have', async () => {
    const body = `Link l = (Link) JSON.deserialize(
        '{"url":"x","bytes":12.5,"other":[1],"parts":[{"no":3,"day":"2026-11-20"}]}', Link.class);
      return l.url + l.bytes + l.parts[0].no + l.parts[0].day.day();`;
    expect(await run({ body, members })).toBe('x12.5320');
  });

  it('refuses unknown members where it is strict', async () => {
    const body = `return JSON.deserializeStrict('{"other":1}', Link.class);`;
    await expect(run({ body, members })).rejects.toMatchObject({
      body: { exceptionType: 'System.JSONException' },
    });
  });

  it.each(['{', '[1,]', '{"a" 1}', 'nonsense', '', '{"a":1} x', '"\\x"'])('refuses %j', async (text) => {
    const body = `return JSON.deserializeUntyped('${text.replace(/\\/g, '\\\\')}');`;
    await expect(run(body)).rejects.toMatchObject({ body: { exceptionType: 'System.JSONException' } });
  });

  it.each(['[]', '5', '"x"'])('refuses %s for an object', async (text) => {
    const body = `return JSON.deserialize('${text}', Link.class);`;
    await expect(run({ body, members })).rejects.toMatchObject({
      body: { exceptionType: 'System.JSONException' },
    });
  });

  it('gives untyped numbers the smallest type that holds them', async () => {
    const body = `List<Object> l = (List<Object>) JSON.deserializeUntyped('[1, 3000000000, 1.5, true, null]');
      return (l[0] instanceof Integer) + ' ' + (l[1] instanceof Long) + ' ' + (l[2] instanceof Decimal) + ' ' + l;`;
    expect(await run(body)).toBe('true true true (1, 3000000000, 1.5, true, null)');
  });

  it('writes pretty text', async () => {
    const body =
      "return JSON.serializePretty(new Map<String, Object>{'a' => 1, 'b' => new List<Object>{2}});";
    expect(await run(body)).toBe('{\n  "a" : 1,\n  "b" : [ 2 ]\n}');
  });

  it('reads back what JavaScript writes', async () => {
    const source = `public class Echo {
      @AuraEnabled public static String echo(String text) { return JSON.serialize(JSON.deserializeUntyped(text)); }
    }`;
    const runtime = load(new MemoryPlatform(), source);
    const value = fc
      .jsonValue({ noUnicodeString: false })
      .filter((json) => !JSON.stringify(json).includes('e'));
    await fc.assert(
      fc.asyncProperty(value, async (json) => {
        const text = JSON.stringify(json);
        const call = { className: 'Echo', method: 'echo', params: { text }, user: ada };
        expect(JSON.parse((await runtime.invoke(call)) as string)).toEqual(JSON.parse(text));
      }),
      { numRuns: 60 },
    );
  });
});
