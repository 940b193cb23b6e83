import type { Conversation, KeyPhrase, Turn } from '../../middleware/src/contracts/conversation-file.ts';
import { conversationOf } from './transcript-visit.ts';

const WORDS_A_SECOND = 20;
/** Every so many turns a phrase is said again, and so many different ones there are. */
const TURNS_BETWEEN = 10;
const PHRASES = 50;
const PHRASE = { from: 8, to: 19 };

/** A sample's conversation with as many turns as asked for, a second each, and a key phrase in every tenth. */
export async function longConversation(sample: string, count: number): Promise<Conversation> {
  const conversation = await conversationOf(sample);
  const turns = Array.from({ length: count }, (_, index) => turnAt(index));
  return { ...conversation, turns, insights: { keyPhrases: phrasesIn(turns) } };
}

function turnAt(index: number): Turn {
  const words = `This is turn number ${String(index)} of a very long call.`.split(' ');
  const start = words.map((_word, position) => index + position / WORDS_A_SECOND);
  return {
    index,
    participant: index % 2 ? 'customer' : 'agent',
    start: index,
    end: index + 0.9,
    text: words.join(' '),
    words: {
      text: words,
      start,
      end: start.map((time) => time + 0.04),
      confidence: words.map(() => 0.9),
    },
  };
}

function phrasesIn(turns: readonly Turn[]): KeyPhrase[] {
  const said = turns.filter(({ index }) => index % TURNS_BETWEEN === 0);
  const phrases = Map.groupBy(said, ({ index }) => (index / TURNS_BETWEEN) % PHRASES);
  return [...phrases].map(([number, own]) => ({
    text: `turn number ${String(number)}`,
    score: 0.9,
    count: own.length,
    participants: ['agent'],
    places: own.map(({ index, start, end }) => ({ turn: index, start, end, ...PHRASE })),
  }));
}
