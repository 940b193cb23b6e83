import fc from 'fast-check';
import type { Conversation } from '../../src/contracts/conversation-file.ts';
import { utf8Length } from '../../src/insights/code-points.ts';
import type { FoundPersonalData } from '../../src/privacy/personal-data.ts';
import { prepareRedaction, redactConversation } from '../../src/privacy/redact-conversation.ts';
import { withoutPlaceholders } from '../../src/privacy/without-placeholders.ts';
import { conversationOf } from '../insights/conversations.ts';

const ALL = { types: ['ALL'], minimumScore: 0.5 };

/** Finds the values in what is sent, as the service would, in code points. */
function redact(
  conversation: Conversation,
  values: Record<string, string>,
  settings: { types: readonly string[]; minimumScore: number } = ALL,
) {
  const requests = prepareRedaction(conversation);
  const responses = requests.map(({ text }) =>
    Object.entries(values).flatMap(([value, type]): FoundPersonalData[] => {
      const at = text.indexOf(value);
      if (at < 0) return [];
      const begin = [...text.slice(0, at)].length;
      return [{ type, score: 0.9, begin, end: begin + [...value].length }];
    }),
  );
  return redactConversation(conversation, requests, responses, settings);
}

const texts = ({ turns }: Conversation) => turns.map(({ text }) => text);

const CALL = conversationOf([
  ['customer', 'Hi, 📞 I am Ann Brandt.'],
  ['agent', 'And your card number?'],
  ['customer', '4111 1111'],
  ['customer', '1111 1111.'],
]);

describe('a conversation with personal data', () => {
  it('is sent in one text, so that each turn is understood from those around it', () => {
    expect(prepareRedaction(CALL).map(({ text }) => text)).toEqual([
      'Hi, \uFFFD I am Ann Brandt.\nAnd your card number?\n4111 1111\n1111 1111.',
    ]);
  });

  it('is sent in several where it is too long for one', () => {
    const long = conversationOf(Array.from({ length: 120 }, () => ['customer', 'é'.repeat(1000)]));
    const sizes = prepareRedaction(long).map(({ text }) => utf8Length(text));
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100_000);
  });

  it('is redacted in each turn that a finding lies in', () => {
    const redacted = redact(CALL, { 'Ann Brandt': 'NAME', '4111 1111\n1111 1111': 'CREDIT_DEBIT_NUMBER' });
    expect(texts(redacted)).toEqual([
      'Hi, 📞 I am [NAME].',
      'And your card number?',
      '[CREDIT_DEBIT_NUMBER]',
      '[CREDIT_DEBIT_NUMBER].',
    ]);
    expect(redacted.redacted).toBe(true);
  });

  it('counts as redacted where nothing was found', () => {
    const redacted = redact(CALL, {});
    expect(redacted).toEqual({ ...CALL, redacted: true });
  });

  it('keeps what the service is not sure of, and kinds that need not go', () => {
    const unsure = redact(CALL, { 'Ann Brandt': 'NAME' }, { ...ALL, minimumScore: 0.95 });
    const others = redact(
      CALL,
      { 'Ann Brandt': 'NAME', '4111 1111': 'CREDIT_DEBIT_NUMBER' },
      { ...ALL, types: ['CREDIT_DEBIT_NUMBER'] },
    );
    expect(texts(unsure)).toEqual(texts(CALL));
    expect(texts(others)[0]).toContain('Ann Brandt');
    expect(texts(others)[2]).toBe('[CREDIT_DEBIT_NUMBER]');
  });

  it('is refused where an answer is missing: nothing is taken for redacted that was not looked at', () => {
    expect(() => redactConversation(CALL, prepareRedaction(CALL), [], ALL)).toThrow(RangeError);
  });
});

describe('whatever was said around it, in however many texts', () => {
  const VALUE = 'Ann Brandt';
  const word = fc.constantFrom('my', '📞', 'é́', 'phone,', '[PII]', '¿Qué', 'مرحبا', '👨‍👩‍👧', '12.50', VALUE);
  const lines = fc.array(
    fc.tuple(
      fc.constantFrom('customer' as const, 'agent' as const),
      fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' ')),
    ),
    { minLength: 1, maxLength: 12 },
  );

  it('the value is gone, every word is that of its text, and nothing else is lost', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 2 }), (said, repeats) => {
        const many = Array.from({ length: 10 ** repeats }, () => said).flat();
        const call = conversationOf(many);
        const requests = prepareRedaction(call);
        const redacted = redactConversation(call, requests, requests.map(findAll), ALL);

        expect(JSON.stringify(redacted)).not.toMatch(/Ann|Brandt/);
        redacted.turns.forEach((turn, place) => {
          expect(turn.words.text.join(' ')).toBe(turn.text);
          expect(turn.text).toBe(call.turns[place]?.text.replaceAll(VALUE, '[NAME]'));
        });
      }),
      { numRuns: 20 },
    );
  });

  function findAll({ text }: { text: string }): FoundPersonalData[] {
    let begin = 0;
    return text
      .split(VALUE)
      .flatMap((before, place) => {
        if (place > 0) begin += VALUE.length;
        begin += [...before].length;
        return { type: 'NAME', score: 0.9, begin, end: begin + VALUE.length };
      })
      .slice(0, -1);
  }
});

describe('what was written about a conversation', () => {
  const CHAT = conversationOf([['customer', 'I am Ann Brandt and my order is late.']], {
    participants: [
      { id: 'customer', role: 'CUSTOMER', displayName: 'Ann Brandt' },
      { id: 'agent', role: 'AGENT', displayName: 'Dana' },
    ],
    insights: {
      summary: 'The order of Ms. Brandt is late.',
      categories: [{ text: 'Late order', places: [{ turn: 0, start: 0, end: 4, from: 20, to: 36 }] }],
      issues: [
        { text: 'Brandt: my order is late', places: [{ turn: 0, start: 0, end: 4, from: 20, to: 36 }] },
      ],
      keyPhrases: [{ text: 'Ann Brandt', score: 1, count: 1, participants: ['customer'], places: [] }],
    },
  });

  const redacted = redact(CHAT, {
    'Ann Brandt': 'NAME',
    'Ms. Brandt': 'NAME',
    'Brandt: my': 'NAME',
  });

  it('is redacted with it', () => {
    expect(redacted.insights).toMatchObject({
      summary: 'The order of [NAME] is late.',
      issues: [{ text: '[NAME] order is late' }],
    });
  });

  it('still points at the places that it names', () => {
    const [{ from, to } = { from: 0, to: 0 }] = redacted.insights.categories?.[0]?.places ?? [];
    expect(redacted.turns[0]?.text).toBe('I am [NAME] and my order is late.');
    expect(redacted.turns[0]?.text.slice(from, to)).toBe('my order is late');
  });

  it('loses phrases that were found before, and the name that the customer gave', () => {
    expect(JSON.stringify(redacted)).not.toMatch(/Ann|Brandt/);
    expect(redacted.participants).toEqual([
      { id: 'customer', role: 'CUSTOMER' },
      { id: 'agent', role: 'AGENT', displayName: 'Dana' },
    ]);
  });
});

describe('findings of a redacted conversation', () => {
  it('are none where they are placeholders', () => {
    const call = conversationOf([
      ['customer', 'I am Ann Brandt.'],
      ['customer', '4111 1111'],
      ['agent', 'phone'],
    ]);
    const redacted = redact(call, { 'Ann Brandt': 'NAME', '4111 1111': 'CREDIT_DEBIT_NUMBER' });
    const phrase = (text: string) => ({ text, score: 1, count: 1, participants: [], places: [] });
    const keyPhrases = ['[NAME]', 'NAME', '[CREDIT_DEBIT_NUMBER', 'your [NAME] card', '[PII]'].map(phrase);
    const words = ['NAME', 'phone', '.'].map((text) => ({ tag: 'NOUN', text, count: 1 }));
    const entities = ['[NAME]', 'Ms. [NAME]'].map((text) => ({
      ...phrase(text),
      type: 'PERSON',
      source: 'BUILT_IN' as const,
    }));
    const syntax = { conversation: { partsOfSpeech: [], words } };
    const analysed = withoutPlaceholders({
      conversation: { ...redacted, insights: { keyPhrases, entities, syntax } },
      failed: [],
      words,
    });
    const { insights } = analysed.conversation;
    expect(insights.keyPhrases?.map(({ text }) => text)).toEqual(['your [NAME] card']);
    expect(insights.entities?.map(({ text }) => text)).toEqual(['Ms. [NAME]']);
    expect(insights.syntax?.conversation?.words.map(({ text }) => text)).toEqual(['phone', '.']);
    expect(analysed.words).toEqual(insights.syntax?.conversation?.words);
  });

  it('are those of the analyses that were asked for, and no others', () => {
    const analysed = { conversation: redact(CALL, { 'Ann Brandt': 'NAME' }), failed: [] };
    expect(withoutPlaceholders(analysed)).toEqual(analysed);
  });
});
