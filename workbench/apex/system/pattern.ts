import { declareNative } from '../types/native-class.ts';
import { throwApex } from '../values/exceptions.ts';
import { regularExpression, replacementFor } from '../values/regular-expression.ts';
import { SystemValue } from '../values/value.ts';

class PatternValue extends SystemValue {
  readonly className = 'Pattern';
  readonly source: string;
  constructor(source: string) {
    super();
    this.source = source;
  }
}

class MatcherValue extends SystemValue {
  readonly className = 'Matcher';
  readonly pattern: string;
  readonly text: string;
  match: RegExpExecArray | null = null;
  position = 0;
  constructor(pattern: string, text: string) {
    super();
    this.pattern = pattern;
    this.text = text;
  }
}

function compile(source: string): PatternValue {
  regularExpression(source);
  return new PatternValue(source);
}

const whole = (pattern: string) => {
  const { source, flags } = regularExpression(pattern);
  return new RegExp(`^(?:${source})$`, flags);
};

function find(self: MatcherValue): boolean {
  const expression = regularExpression(self.pattern, 'g');
  expression.lastIndex = self.position;
  self.match = expression.exec(self.text);
  self.position = self.match ? expression.lastIndex + Number(self.match[0] === '') : self.text.length + 1;
  return self.match !== null;
}

function matches(self: MatcherValue): boolean {
  self.match = whole(self.pattern).exec(self.text);
  return self.match !== null;
}

const current = (self: MatcherValue) => self.match ?? throwApex('StringException', 'No match found');

function group(self: MatcherValue, index: number): string | null {
  const match = current(self);
  if (index < 0 || index >= match.length) throwApex('StringException', `No group ${String(index)}`);
  return match[index] ?? null;
}

declareNative({
  name: 'Pattern',
  statics: {
    'Pattern compile(String regex)': compile,
    'Boolean matches(String regex, String text)': (pattern: string, text: string) =>
      whole(pattern).test(text),
    'String quote(String text)': (text: string) => `\\Q${text}\\E`,
  },
  methods: {
    'Matcher matcher(String text)': (self: PatternValue, text: string) => new MatcherValue(self.source, text),
    'String pattern()': (self: PatternValue) => self.source,
  },
});

declareNative({
  name: 'Matcher',
  methods: {
    'Boolean matches()': matches,
    'Boolean find()': find,
    'String group()': (self: MatcherValue) => group(self, 0),
    'String group(Integer index)': group,
    'Integer groupCount()': (self: MatcherValue) =>
      (new RegExp(`${regularExpression(self.pattern).source}|`).exec('')?.length ?? 1) - 1,
    'Integer start()': (self: MatcherValue) => current(self).index,
    'Integer end()': (self: MatcherValue) => current(self).index + (group(self, 0)?.length ?? 0),
    'String replaceAll(String replacement)': (self: MatcherValue, by: string) =>
      self.text.replace(regularExpression(self.pattern, 'g'), replacementFor(by)),
    'String replaceFirst(String replacement)': (self: MatcherValue, by: string) =>
      self.text.replace(regularExpression(self.pattern), replacementFor(by)),
  },
});
