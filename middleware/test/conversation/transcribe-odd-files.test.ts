import fc from 'fast-check';
import {
  conversation as conversationSchema,
  type Conversation,
  type ParticipantRole,
} from '../../src/contracts/conversation-file.ts';
import { conversationFromTranscribe } from '../../src/conversation/from-transcribe.ts';
import { membersOf, oddValue, setMember, type MemberPath } from '../input/members.ts';
import { sentence, twoChannels, type Said } from './transcribe-files.ts';

const ROLES: ParticipantRole[] = ['CUSTOMER', 'AGENT'];
const about = { contactId: 'c1', languageCode: 'en-US', channelRoles: ROLES };

describe('a recording whose two channels say the same', () => {
  const said = sentence('welcome to the support line how can I help you today', 0);
  const heardLate = said.map(([text, start = 0, end = 0]): Said => [text, start + 0.1, end + 0.1]);

  it.each([
    ['word by word', said],
    ['a little later', heardLate],
    ['but for a word', [...said.slice(0, -1), ['tomorrow', 4.4, 4.8] as Said]],
  ])('is one channel, of whom nobody knows who it is: %s', (_name, right) => {
    const conversation = conversationFromTranscribe(twoChannels(said, right), about);
    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(conversation.participants).toEqual([{ id: 'speaker-1', role: 'UNKNOWN' }]);
    expect(conversation.turns).toHaveLength(1);
    expect(conversation.speakersBy).toBeUndefined();
    expect(conversation.statistics).toMatchObject({ overlapSeconds: 0, interruptions: [] });
    expect(conversation.skipped).toMatchObject([{ reason: 'same-audio' }]);
    expect(conversation.skipped[0]?.detail).toContain('Both channels of the recording say the same');
  });

  it('is the one that was reported', () => {
    const words: Said[] = [
      ['welcome', 0, 0.5],
      ['here', 0.6, 0.9],
    ];
    const { turns, skipped } = conversationFromTranscribe(twoChannels(words, words), about);
    expect(turns.map(({ text }) => text)).toEqual(['welcome here']);
    expect(skipped).toHaveLength(1);
  });

  it('is not one where two greet each other at once, or one repeats the other', () => {
    const hello: Said[] = [['Hello', 0, 0.4]];
    expect(conversationFromTranscribe(twoChannels(hello, hello), about).participants).toHaveLength(2);
    const echoed = said.map(([text, start = 0, end = 0]): Said => [text, start + 6, end + 6]);
    expect(conversationFromTranscribe(twoChannels(said, echoed), about).participants).toHaveLength(2);
  });
});

describe('a file of which something is odd', () => {
  it('may write numbers with an exponent', () => {
    const file = {
      results: {
        items: [
          {
            type: 'pronunciation',
            start_time: '9.0E-4',
            end_time: '0.41',
            alternatives: [{ content: 'Hi' }],
          },
        ],
      },
    };
    expect(conversationFromTranscribe(file, about).turns[0]).toMatchObject({ start: 0.0009, end: 0.41 });
  });

  it('keeps the order of more than nine voices', () => {
    const voices = Array.from({ length: 12 }, (_, number) => number);
    const file = {
      results: {
        items: voices.map((number) => ({
          type: 'pronunciation',
          start_time: String(number * 2),
          end_time: String(number * 2 + 1),
          speaker_label: `spk_${number}`,
          alternatives: [{ content: `word${number}`, confidence: '1.0' }],
        })),
        speaker_labels: { segments: [] },
      },
    };
    const { turns } = conversationFromTranscribe(file, about);
    expect(turns.map(({ participant }) => participant)).toEqual(
      voices.map((number) => `speaker-${number + 1}`),
    );
  });

  const whole = twoChannels(sentence('My phone is broken.', 0), sentence('I am sorry to hear that.', 3), {
    language_identification: [
      { code: 'en-US', score: '0.9' },
      { code: 'de-DE', score: '0.1' },
    ],
    speaker_labels: { segments: [{ speaker_label: 'spk_0', start_time: '0.0', end_time: '2.0' }] },
  });
  /** Without these nothing is left: they are the file. */
  const isNeeded = (path: MemberPath) =>
    ['', 'results', 'channel_labels', 'channels'].includes(String(path.at(-1)));
  const wordsIn = (conversation: Conversation) =>
    conversation.turns.flatMap(({ participant, words }) =>
      words.text.map((text) => `${participant}: ${text}`),
    );

  it('loses, by one odd member, at most the item or the channel that it is a member of', () => {
    const members = membersOf(whole, []).filter((path) => !isNeeded(path));
    fc.assert(
      fc.property(fc.constantFrom(...members), oddValue(), (path, odd) => {
        const changed = structuredClone(whole);
        setMember(changed, path, odd);
        const left = conversationFromTranscribe(changed, about);
        expect(conversationSchema.safeParse(left).error?.issues ?? []).toEqual([]);
        const [, , , channel, part, item] = path;
        const isOfItem = part === 'items' && item !== undefined;
        const isOfChannel = channel !== undefined && path.includes('channels') && !isOfItem;
        const texts = wordsIn(left).map((word) => word.replace(/[.,?!]/g, ''));
        const lost = wordsIn(conversationFromTranscribe(whole, about))
          .map((word) => word.replace(/[.,?!]/g, ''))
          .filter((word) => !texts.includes(word));
        // Of an odd channel all may be lost, of nothing else more than the word itself.
        const parties = new Set(lost.map((word) => word.split(':')[0]));
        const cost = isOfChannel ? parties.size : lost.length;
        expect(cost).toBeLessThanOrEqual(isOfItem || isOfChannel ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });

  it('says what was left out, by its place and not by its content', () => {
    const changed = structuredClone(whole);
    setMember(changed, ['results', 'channel_labels', 'channels', 0, 'items', 1], {
      type: 'secret',
      alternatives: 7,
    });
    const { skipped, turns } = conversationFromTranscribe(changed, about);
    expect(turns).toHaveLength(2);
    expect(skipped).toEqual([
      {
        analysis: 'transcript',
        reason: 'failed',
        detail:
          'Skipped in the transcript because its format is not the documented one: ' +
          'results.channel_labels.channels[].items[].alternatives.',
      },
    ]);
  });
});
