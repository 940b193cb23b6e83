import {
  conversation as conversationSchema,
  type Conversation,
} from '../../src/contracts/conversation-file.ts';
import { conversationFiles } from '../../src/conversation/conversation-files.ts';
import { conversationFromTranscribe } from '../../src/conversation/from-transcribe.ts';
import { sentence, twoChannels, type Said } from './transcribe-files.ts';

const exchanges = Array.from({ length: 40 }, (_, place) => place * 10);
const said = (text: string, offset: number): Said[] => exchanges.flatMap((at) => sentence(text, at + offset));
const plain = conversationFromTranscribe(
  twoChannels(said('Wie heißt das schöne Gerät?', 0), said('I will look it up.', 5)),
  { contactId: 'c1', languageCode: 'de-DE', channelRoles: ['CUSTOMER', 'AGENT'] },
);
const conversation: Conversation = {
  ...plain,
  insights: { keyPhrases: [{ text: 'Gerät', score: 1, count: 1, participants: ['customer'], places: [] }] },
  skipped: [{ analysis: 'dl', reason: 'failed', detail: 'No answer.' }],
};
const both = { customerTranscript: true, agentTranscript: true };
const partsOf = (files: { name: string; content: string }[]) =>
  files
    .filter(({ name }) => name.startsWith('Conversation'))
    .map(({ content }) => conversationSchema.parse(JSON.parse(content)));

describe('the files of a conversation', () => {
  it('are one conversation and two transcripts', () => {
    const files = conversationFiles(conversation, both);
    expect(files.map(({ name }) => name)).toEqual([
      'Conversation.json',
      'CustomerTranscripts.json',
      'AgentTranscripts.json',
    ]);
    expect(partsOf(files)).toEqual([conversation]);
  });

  it('give the transcripts in the shape that readers know', () => {
    const customer = conversationFiles(conversation, both).find(
      ({ name }) => name === 'CustomerTranscripts.json',
    );
    const lines = JSON.parse(customer?.content ?? '') as unknown[];
    expect(lines).toHaveLength(40);
    expect(lines[0]).toEqual({ start_time: 0, end_time: 2, content: 'Wie heißt das schöne Gerät?' });
  });

  it('leave out the transcript of a side that is not wanted', () => {
    const onlyAgent = conversationFiles(conversation, { customerTranscript: false, agentTranscript: true });
    expect(onlyAgent.map(({ name }) => name)).toEqual(['Conversation.json', 'AgentTranscripts.json']);
    const none = conversationFiles(conversation, { customerTranscript: false, agentTranscript: false });
    expect(none.map(({ name }) => name)).toEqual(['Conversation.json']);
  });

  it('are the same for the same conversation', () => {
    expect(conversationFiles(structuredClone(conversation), both)).toEqual(
      conversationFiles(conversation, both),
    );
  });

  it('have empty transcripts where a side never spoke', () => {
    const silent = conversationFiles({ ...conversation, turns: [] }, both);
    expect(silent.slice(1).map(({ content }) => content)).toEqual(['[]', '[]']);
  });
});

describe('a conversation above the limit', () => {
  const limit = 6000;
  const files = conversationFiles(conversation, both, limit);
  const parts = partsOf(files);

  it('is split by turns into numbered files, none above the limit', () => {
    expect(parts.length).toBeGreaterThan(2);
    expect(
      files
        .slice(0, parts.length)
        .map(({ name }) => name)
        .slice(0, 3),
    ).toEqual(['Conversation.json', 'Conversation.2.json', 'Conversation.3.json']);
    for (const { content } of files.slice(0, parts.length)) {
      expect(Buffer.byteLength(content)).toBeLessThanOrEqual(limit);
    }
  });

  it('loses no turn and says which part is which', () => {
    expect(parts.flatMap(({ turns }) => turns)).toEqual(conversation.turns);
    expect(parts.map(({ part }) => part)).toEqual(
      parts.map((_, place) => ({ number: place + 1, of: parts.length })),
    );
  });

  it('has the findings in its first part only', () => {
    const [first, ...later] = parts;
    expect(first).toMatchObject({ insights: conversation.insights, skipped: conversation.skipped });
    for (const { insights, skipped } of later) expect([insights, skipped]).toEqual([{}, []]);
  });

  it('is refused where the limit has no room for a turn or for the findings', () => {
    const turns = conversation.turns.map((turn) => ({ ...turn, text: turn.text.padEnd(limit) }));
    expect(() => conversationFiles({ ...conversation, turns }, both, limit)).toThrow('Turn 0 does not fit');
    expect(() => conversationFiles(conversation, both, 100)).toThrow('findings alone do not fit');
  });
});
