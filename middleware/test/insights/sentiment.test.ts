import type { Sentiment } from '../../src/contracts/conversation-file.ts';
import { utf8Length } from '../../src/insights/code-points.ts';
import {
  aggregateSentiment,
  applyTurnSentiment,
  prepareSentiment,
  prepareTurnSentiment,
} from '../../src/insights/weighed-sentiment.ts';
import { CLAIM, conversationOf } from './conversations.ts';

const only = (label: Sentiment['label'], of: keyof Sentiment['scores']): Sentiment => ({
  label,
  scores: { positive: 0, negative: 0, neutral: 0, mixed: 0, [of]: 1 },
});
const POSITIVE = only('POSITIVE', 'positive');
const NEGATIVE = only('NEGATIVE', 'negative');

describe('the sentiment of the parties', () => {
  it('is asked for everybody together and for each who spoke', () => {
    expect(prepareSentiment(CLAIM).map(({ party }) => party)).toEqual(['conversation', 'customer', 'agent']);
    const monologue = conversationOf([['customer', 'Hello?']]);
    expect(prepareSentiment(monologue).map(({ party }) => party)).toEqual(['conversation', 'customer']);
    expect(prepareSentiment(conversationOf([['customer', ' ']]))).toEqual([]);
  });

  it('sends no text of more than 5,000 bytes of a long call', () => {
    const long = conversationOf(
      Array.from({ length: 300 }, () => ['customer', 'Die Prüfung läuft über Gebühr lange.']),
    );
    const requests = prepareSentiment(long);
    expect(requests.length).toBeGreaterThan(2);
    for (const { text } of requests) expect(utf8Length(text)).toBeLessThanOrEqual(5000);
  });

  it('weighs a long text more than a short one', () => {
    const request = (text: string) => ({ party: 'customer', text, pieces: [] });
    const { customer } = aggregateSentiment(
      [request('x'.repeat(30)), request('y'.repeat(10))],
      [NEGATIVE, POSITIVE],
    );
    expect(customer).toEqual({
      label: 'NEGATIVE',
      scores: { positive: 0.25, negative: 0.75, neutral: 0, mixed: 0 },
    });
  });

  it('keeps the label that the service gave to a single text', () => {
    const undecided: Sentiment = {
      label: 'MIXED',
      scores: { positive: 0.25, negative: 0.25, neutral: 0.25, mixed: 0.25 },
    };
    expect(aggregateSentiment([{ party: 'agent', text: 'abc', pieces: [] }], [undecided])).toEqual({
      agent: undecided,
    });
  });

  it('does not go on with fewer answers than texts', () => {
    expect(() => aggregateSentiment(prepareSentiment(CLAIM), [POSITIVE])).toThrow(RangeError);
  });
});

describe('the sentiment of the turns', () => {
  it('is asked without the empty ones', () => {
    const texts = prepareTurnSentiment(
      conversationOf([
        ['agent', 'Fine.'],
        ['agent', ''],
      ]),
    );
    expect(texts).toEqual([{ turn: 0, text: 'Fine.' }]);
  });

  it('goes to the turns that it was asked for', () => {
    const texts = prepareTurnSentiment(CLAIM);
    const turns = applyTurnSentiment(CLAIM.turns, texts, [NEGATIVE, undefined, POSITIVE]);
    expect(turns.map(({ sentiment }) => sentiment?.label)).toEqual(['NEGATIVE', undefined, 'POSITIVE']);
  });

  it('does not leave an earlier run’s sentiment on a turn without an answer', () => {
    const before = CLAIM.turns.map((turn) => ({ ...turn, sentiment: POSITIVE }));
    const turns = applyTurnSentiment(before, prepareTurnSentiment(CLAIM), [undefined, undefined, undefined]);
    expect(turns.some((turn) => 'sentiment' in turn)).toBe(false);
  });

  it('is put together where a turn is too long for one text', () => {
    const long = conversationOf([['agent', `${'word '.repeat(1200)}end.`]]);
    const texts = prepareTurnSentiment(long);
    expect(texts.map(({ turn }) => turn)).toEqual([0, 0]);
    const [turn] = applyTurnSentiment(long.turns, texts, [NEGATIVE, POSITIVE]);
    expect(turn?.sentiment?.label).toBe('NEGATIVE');
    expect(turn?.sentiment?.scores?.positive).toBeGreaterThan(0);
  });
});
