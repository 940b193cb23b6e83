import { createTextService } from '../../middleware/src/aws/text-service.ts';
import { analyse } from '../../middleware/src/insights/analyse.ts';
import { readTermList } from '../../middleware/src/insights/read-term-list.ts';
import { turnsFromSpeech } from '../../middleware/src/conversation/turns.ts';
import { talkStatistics } from '../../middleware/src/conversation/talk-statistics.ts';
import type { Conversation } from '../../middleware/src/contracts/conversation-file.ts';
import { conversation as conversationSchema } from '../../middleware/src/contracts/conversation-file.ts';
import { PRODUCTS, startLocalComprehend, type LocalComprehend } from '#aws/testing';

const MINUTES = 90;
const WORDS = 15_000;
const SAID = [
  'My coffee machine arrived broken and I have waited five weeks for an answer from Northwind.',
  'I am sorry to hear that, Miss Rivera, let me look at the order NW-4729 for you 👍🏽.',
  'The invoice from Berlin is wrong, naïve me paid it on Friday, and nobody called me back.',
  'Thank you so much for waiting, the refund is on its way and the new machine ships tomorrow.',
];

/** Two people in turn, as many words and minutes as are said. */
function longCall(): Conversation {
  const perWord = (MINUTES * 60) / WORDS;
  const spoken = { customer: [] as Word[], agent: [] as Word[] };
  for (let word = 0, line = 0; word < WORDS; line += 1) {
    const own = line % 2 === 0 ? spoken.customer : spoken.agent;
    for (const text of (SAID[line % SAID.length] ?? '').split(' ')) {
      own.push({ text, start: word * perWord, end: (word + 0.9) * perWord, confidence: 0.95 });
      word += 1;
    }
  }
  const turns = turnsFromSpeech(
    [
      { participant: 'customer', words: spoken.customer },
      { participant: 'agent', words: spoken.agent },
    ],
    ' ',
  );
  return {
    schemaVersion: 1,
    contactId: 'c1',
    source: 'TRANSCRIBE',
    languageCode: 'en-US',
    separator: ' ',
    part: { number: 1, of: 1 },
    participants: [
      { id: 'customer', role: 'CUSTOMER', channel: 0 },
      { id: 'agent', role: 'AGENT', channel: 1 },
    ],
    turns,
    statistics: talkStatistics(turns, MINUTES * 60),
    insights: {},
    skipped: [],
  };
}
type Word = { text: string; start: number; end: number; confidence: number };

describe('a call of 90 minutes', () => {
  let comprehend: LocalComprehend;
  beforeAll(async () => {
    comprehend = await startLocalComprehend();
  });
  afterAll(() => comprehend.close());

  it('goes through all five analyses within the limits of the service, every finding at its words', async () => {
    const call = longCall();
    const { conversation, failed, words } = await analyse(call, ['snt', 'kw', 'dl', 'ne', 'syn'], {
      text: createTextService(comprehend.client, { concurrency: 8, perSecond: 1000 }),
      recognizers: { en: PRODUCTS },
      terms: () => Promise.resolve(readTermList('term,type\nnaive,WORD\n')),
    });

    expect([failed, conversation.skipped]).toEqual([[], []]);
    expect(conversationSchema.safeParse(conversation).error).toBeUndefined();
    expect(conversation.turns.every(({ sentiment }) => sentiment?.scores !== undefined)).toBe(true);
    const {
      sentimentByQuarter,
      syntax,
      dominantLanguages,
      keyPhrases = [],
      entities = [],
    } = conversation.insights;
    expect(sentimentByQuarter?.['customer']?.every((period) => period !== null)).toBe(true);
    expect(dominantLanguages?.['agent']?.[0]?.code).toBe('en');
    expect(new Set(entities.map(({ source }) => source))).toEqual(new Set(['BUILT_IN', 'CUSTOM', 'TERM']));
    expect(entities.find(({ source }) => source === 'TERM')?.count).toBeGreaterThan(200);
    for (const { text, places } of [...keyPhrases, ...entities]) {
      for (const { turn, from = -1, to } of places) {
        const named = conversation.turns[turn]?.text.slice(from, to).replaceAll(/\s+/g, ' ') ?? '';
        expect([text, named.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()]).toEqual([
          text,
          text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase(),
        ]);
      }
    }
    const counted = (words ?? []).reduce((sum, { count }) => sum + count, 0);
    const byTag = (syntax?.['conversation']?.partsOfSpeech ?? []).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(byTag);
    expect(counted).toBeGreaterThan(WORDS);
  }, 120_000);
});
