import {
  conversation as conversationSchema,
  type ParticipantRole,
} from '../../src/contracts/conversation-file.ts';
import {
  conversationFromTranscribe,
  UnreadableTranscriptError,
} from '../../src/conversation/from-transcribe.ts';
import { items, sentence, twoChannels } from './transcribe-files.ts';

const ROLES: ParticipantRole[] = ['CUSTOMER', 'AGENT'];
const about = { contactId: 'c1', languageCode: 'en-US', channelRoles: ROLES };

describe('a conversation from two channels', () => {
  const output = twoChannels(sentence('My bill is wrong.', 1), sentence('Let me see.', 3));

  it('has the speakers by their channels and the turns in order', () => {
    const conversation = conversationFromTranscribe(output, about);
    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(conversation.participants).toEqual([
      { id: 'customer', role: 'CUSTOMER', channel: 0 },
      { id: 'agent', role: 'AGENT', channel: 1 },
    ]);
    expect(conversation.turns.map(({ participant, text }) => [participant, text])).toEqual([
      ['customer', 'My bill is wrong.'],
      ['agent', 'Let me see.'],
    ]);
  });

  it('has the times and confidences of the words', () => {
    const [first] = conversationFromTranscribe(output, about).turns;
    expect(first).toMatchObject({ index: 0, start: 1, end: 2.6 });
    expect(first?.words).toEqual({
      text: ['My', 'bill', 'is', 'wrong.'],
      start: [1, 1.4, 1.8, 2.2],
      end: [1.4, 1.8, 2.2, 2.6],
      confidence: [0.98, 0.98, 0.98, 0.98],
    });
  });

  it('follows the configured roles, also the other way round', () => {
    const swapped = conversationFromTranscribe(output, { ...about, channelRoles: ['AGENT', 'CUSTOMER'] });
    expect(swapped.turns[0]?.participant).toBe('agent');
  });

  it('calls a channel without a role a speaker', () => {
    const conversation = conversationFromTranscribe(output, { ...about, channelRoles: ['CUSTOMER'] });
    expect(conversation.participants[1]).toEqual({ id: 'speaker-1', role: 'UNKNOWN', channel: 1 });
  });

  it('keeps a party who never spoke among the participants', () => {
    const conversation = conversationFromTranscribe(twoChannels(sentence('Hello?', 1), []), about);
    expect(conversation.participants).toHaveLength(2);
    expect(Object.keys(conversation.statistics.talk)).toEqual(['customer']);
  });

  it('is a conversation without turns where nobody spoke', () => {
    const silent = conversationFromTranscribe(twoChannels([], []), { ...about, durationSeconds: 30 });
    expect(silent.turns).toEqual([]);
    expect(silent.statistics).toEqual({ durationSeconds: 30, talk: {}, silences: [] });
  });
});

describe('what varies in the output', () => {
  const results = (content: object) => ({ results: content });

  it('does without the number of channels', () => {
    const output = twoChannels(sentence('One.', 1), sentence('Two.', 2)) as {
      results: { channel_labels: { number_of_channels?: number } };
    };
    delete output.results.channel_labels.number_of_channels;
    expect(conversationFromTranscribe(output, about).participants).toHaveLength(2);
  });

  it('goes by the labels, not by the order of the channels', () => {
    const channels = [
      { channel_label: 'ch_1', items: items(sentence('Agent here.', 1)) },
      { channel_label: 'ch_0', items: items(sentence('Customer here.', 3)) },
    ];
    const { turns } = conversationFromTranscribe(results({ channel_labels: { channels } }), about);
    expect(turns.map(({ participant }) => participant)).toEqual(['agent', 'customer']);
  });

  it('takes the first of several alternatives, and items without any as unsaid', () => {
    const channel = {
      channel_label: 'ch_0',
      items: [
        {
          type: 'pronunciation',
          start_time: 0.5,
          end_time: 1,
          alternatives: [{ content: 'bill' }, { content: 'pill' }],
        },
        { type: 'pronunciation', start_time: '1.0', end_time: '1.5', alternatives: [] },
      ],
    };
    const labels = { channels: [channel, { channel_label: 'ch_1', items: [] }] };
    const { turns } = conversationFromTranscribe(results({ channel_labels: labels }), about);
    expect(turns[0]).toMatchObject({ text: 'bill', words: { confidence: [0] } });
  });

  it('puts opening marks before their word and all others after it', () => {
    const said = twoChannels([['¿'], ['Cómo', 1, 1.4], ['está', 1.4, 1.8], ['?'], ['"']], []);
    expect(conversationFromTranscribe(said, about).turns[0]?.text).toBe('¿Cómo está?"');
  });

  it('writes no spaces between words where the language has none', () => {
    const said = twoChannels([['料金', 1, 1.5], ['が', 1.5, 1.6], ['高い', 1.6, 2], ['。']], []);
    const conversation = conversationFromTranscribe(said, { ...about, languageCode: 'ja-JP' });
    expect(conversation.separator).toBe('');
    expect(conversation.turns[0]?.text).toBe('料金が高い。');
  });

  it('keeps foreign words apart in a language without spaces', () => {
    const said = twoChannels(
      [
        ['Amazon', 1, 1.5],
        ['Connect', 1.5, 2],
        ['の', 2, 2.1],
        ['料金', 2.1, 2.5],
      ],
      [],
    );
    const { turns } = conversationFromTranscribe(said, { ...about, languageCode: 'ja-JP' });
    expect(turns[0]?.text).toBe('Amazon Connectの料金');
    expect(turns[0]?.words.text.join('')).toBe('Amazon Connectの料金');
  });

  it.each([
    ['language_code', { language_code: 'es-US' }],
    [
      'language_identification',
      {
        language_identification: [
          { code: 'fr-FR', score: '0.1' },
          { code: 'es-US', score: '0.9' },
        ],
      },
    ],
    ['language_codes', { language_codes: [{ language_code: 'es-US', duration_in_seconds: 60 }] }],
  ])('takes an identified language from %s', (_, identified) => {
    const output = twoChannels(sentence('Hola.', 1), [], identified);
    expect(conversationFromTranscribe(output, { ...about, languageCode: 'auto' }).languageCode).toBe('es-US');
  });

  it('says so where no language is known', () => {
    const { contactId, channelRoles } = about;
    expect(conversationFromTranscribe(twoChannels([], []), { contactId, channelRoles }).languageCode).toBe(
      'und',
    );
  });
});

describe('a recording of one channel', () => {
  const spoken = items([...sentence('Good morning.', 0), ...sentence('I need help.', 2)]);

  it('tells voices apart by their segments and claims no roles', () => {
    const segments = [
      { speaker_label: 'spk_0', start_time: '0.0', end_time: '1.0', items: [] },
      { speaker_label: 'spk_1', start_time: '2.0', end_time: '3.5', items: [] },
    ];
    const output = { results: { speaker_labels: { speakers: 2, segments }, items: spoken } };
    const conversation = conversationFromTranscribe(output, about);
    expect(conversation.participants).toEqual([
      { id: 'speaker-1', role: 'UNKNOWN' },
      { id: 'speaker-2', role: 'UNKNOWN' },
    ]);
    expect(conversation.turns.map(({ participant, text }) => [participant, text])).toEqual([
      ['speaker-1', 'Good morning.'],
      ['speaker-2', 'I need help.'],
    ]);
  });

  it('goes by the labels on the items where they have some', () => {
    const labelled = spoken.map((item, place) => ({ ...item, speaker_label: place < 3 ? 'spk_1' : 'spk_0' }));
    const output = { results: { speaker_labels: { segments: [] }, items: labelled } };
    const { turns } = conversationFromTranscribe(output, about);
    expect(turns.map(({ participant }) => participant)).toEqual(['speaker-2', 'speaker-1']);
  });

  it('has one speaker of unknown role where it was taken for a channel', () => {
    const channels = [{ channel_label: 'ch_0', items: spoken }];
    const output = { results: { channel_labels: { channels, number_of_channels: 1 } } };
    expect(conversationFromTranscribe(output, about).participants).toEqual([
      { id: 'speaker-1', role: 'UNKNOWN', channel: 0 },
    ]);
  });
});

describe('a file that is no transcript', () => {
  it.each([
    ['nothing', null, 'the document'],
    ['another document', { hello: 1 }, 'results'],
    [
      'a time that is none',
      { results: { items: [{ type: 'pronunciation', start_time: 'secret', alternatives: [] }] } },
      'results.items[].start_time',
    ],
    [
      'an item without alternatives',
      { results: { items: [{ type: 'punctuation' }] } },
      'results.items[].alternatives',
    ],
  ])('is refused: %s', (_, output, path) => {
    const reading = () => conversationFromTranscribe(output, about);
    expect(reading).toThrow(UnreadableTranscriptError);
    expect(reading).toThrow(path);
    expect(reading).not.toThrow('secret');
  });
});
