import { throwApex } from './exceptions.ts';

/** JSON as it was written: numbers keep their text, members their order. */
export type Json =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; text: string }
  | { kind: 'string'; value: string }
  | { kind: 'array'; items: Json[] }
  | { kind: 'object'; members: Map<string, Json> };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SPACE = /[ \t\r\n]*/y;
const DEEPEST = 500;

/** Reads a whole JSON text; throws a JSONException that says where it breaks off, without quoting it. */
export function parseJson(text: string): Json {
  const reader = new JsonReader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class JsonReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): Json {
    if (depth > DEEPEST) this.fail('Nested too deeply');
    this.take(SPACE);
    if (this.at >= this.text.length) this.fail('No content to map to Object due to end of input');
    const letter = this.text.charAt(this.at);
    if (letter === '{') return this.object(depth);
    if (letter === '[') return this.array(depth);
    if (letter === '"') return { kind: 'string', value: this.string() };
    return this.word() ?? { kind: 'number', text: this.take(NUMBER) ?? this.fail('Unexpected character') };
  }

  end(): void {
    this.take(SPACE);
    if (this.at < this.text.length) this.fail('Unexpected character after the value');
  }

  private word(): Json | undefined {
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return undefined;
  }

  private string(): string {
    return JSON.parse(this.take(STRING) ?? this.fail('Malformed string')) as string;
  }

  private array(depth: number): Json {
    const items: Json[] = [];
    this.at += 1;
    if (this.next(']')) return { kind: 'array', items };
    do items.push(this.value(depth + 1));
    while (this.next(','));
    if (!this.next(']')) this.fail('Expected , or ]');
    return { kind: 'array', items };
  }

  private object(depth: number): Json {
    const members = new Map<string, Json>();
    this.at += 1;
    if (this.next('}')) return { kind: 'object', members };
    do {
      this.take(SPACE);
      const name = this.string();
      if (!this.next(':')) this.fail('Expected :');
      members.set(name, this.value(depth + 1));
    } while (this.next(','));
    if (!this.next('}')) this.fail('Expected , or }');
    return { kind: 'object', members };
  }

  private next(letter: string): boolean {
    this.take(SPACE);
    if (this.text.charAt(this.at) !== letter) return false;
    this.at += 1;
    return true;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text)?.[0];
    this.at += match?.length ?? 0;
    return match;
  }

  private fail(problem: string): never {
    const before = this.text.slice(0, this.at).split('\n');
    const place = `[line:${String(before.length)}, column:${String((before.at(-1)?.length ?? 0) + 1)}]`;
    return throwApex('JSONException', `${problem} at ${place}`);
  }
}

const WORDS: [string, Json][] = [
  ['null', { kind: 'null' }],
  ['true', { kind: 'boolean', value: true }],
  ['false', { kind: 'boolean', value: false }],
];
