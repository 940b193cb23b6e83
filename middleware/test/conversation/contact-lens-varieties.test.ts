import { contactLensFields } from '../../src/conversation/contact-lens-fields.ts';
import { conversationFields } from '../../src/conversation/conversation-fields.ts';
import { conversation as conversationSchema } from '../../src/contracts/conversation-file.ts';
import { conversationFromContactLens } from '../../src/conversation/from-contact-lens.ts';
import { CONTACT_ID } from '../pipeline/in-memory/contact.ts';
import { callAnalysis } from './contact-lens-files.ts';
import { emailAnalysis, mixedIds, selfServiceAnalysis, withoutTranscript } from './contact-lens-varieties.ts';

const read = (file: unknown, redacted = false) =>
  conversationFromContactLens(file, {
    contactId: CONTACT_ID,
    redacted,
    channelRoles: ['CUSTOMER', 'AGENT'],
  });

const OF_TALK = [
  ...['SilenceShare__c', 'SilenceTime__c', 'SilenceCount__c', 'LongestSilence__c'],
  ...['InterruptionCount__c', 'InterruptionTime__c'],
  ...['Customer', 'Agent'].flatMap((side) =>
    ['TalkShare', 'TalkTime', 'WordsPerMinute', 'InterruptionCount', 'LongestMonologue', 'ResponseTime'].map(
      (name) => `${side}${name}__c`,
    ),
  ),
];
const nothing = Object.fromEntries(OF_TALK.map((name) => [name, null]));

describe('an analysis without a transcript', () => {
  it('leaves empty what nobody measured', () => {
    const conversation = read(withoutTranscript());
    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(conversation.statistics).toEqual({ durationSeconds: 10, talk: {}, silences: [] });
    expect(conversationFields(conversation)).toMatchObject({ ...nothing, Transcript__c: null });
    expect(conversation.insights.categories).toEqual([
      { text: 'Refund', places: [{ turn: 0, start: 1, end: 2 }] },
    ]);
  });

  it('keeps the figures that the file itself states, and no others', () => {
    const stated = withoutTranscript({
      NonTalkTime: { TotalTimeMillis: 4000, Instances: [{ BeginOffsetMillis: 0, EndOffsetMillis: 4000 }] },
      TalkTime: {
        DetailsByParticipant: { CUSTOMER: { TotalTimeMillis: 4500 }, AGENT: { TotalTimeMillis: 1500 } },
      },
      TalkSpeed: { DetailsByParticipant: { AGENT: { AverageWordsPerMinute: 151 } } },
    });
    const conversation = read(stated);
    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(conversationFields(conversation)).toMatchObject({
      ...nothing,
      SilenceShare__c: 40,
      SilenceTime__c: 4,
      SilenceCount__c: 1,
      LongestSilence__c: 4,
      CustomerTalkShare__c: 75,
      CustomerTalkTime__c: 4.5,
      AgentTalkShare__c: 25,
      AgentTalkTime__c: 1.5,
      AgentWordsPerMinute__c: 151,
    });
  });
});

describe('a party that a file names in two ways', () => {
  it('is one participant, whose talk counts once', () => {
    const conversation = read(mixedIds());
    expect(conversation.participants.map(({ id }) => id)).toEqual(['customer', 'agent']);
    expect(conversation.turns.map(({ participant }) => participant)).toEqual([
      'agent',
      'customer',
      'agent',
      'customer',
    ]);
    expect(conversationFields(conversation)).toMatchObject({
      CustomerTalkTime__c: 6,
      AgentTalkTime__c: 3,
      CustomerTalkShare__c: 66.67,
    });
  });

  it('is one also where the list names roles and the turns name ids', () => {
    const file = mixedIds();
    const participants = [{ ParticipantId: 'CUSTOMER' }, { ParticipantId: 'agent' }];
    const roles = ['AGENT', 'CUSTOMER', 'AGENT', 'CUSTOMER'];
    const transcript = file.Transcript.map((item, place) => ({ ...item, ParticipantRole: roles[place] }));
    const { participants: made } = read({ ...file, Participants: participants, Transcript: transcript });
    expect(made.map(({ id }) => id)).toEqual(['customer', 'agent']);
  });

  it('stays apart where two have the role that is named, and is credited with no talk of both', () => {
    const file = mixedIds();
    const second = { ParticipantId: 'second', ParticipantRole: 'AGENT' };
    const conversation = read({
      ...file,
      Participants: [...file.Participants, second],
      Transcript: [...file.Transcript.slice(0, 2), { ...file.Transcript[2], ParticipantId: 'second' }],
    });
    expect(conversation.participants.map(({ id }) => id)).toEqual(['customer', 'agent', 'agent-2']);
    expect(conversation.statistics.talk).toMatchObject({
      agent: { seconds: 0.9 },
      'agent-2': { seconds: 1.97 },
      customer: { seconds: 6 },
    });
  });
});

describe('the figures of Contact Lens', () => {
  const file = callAnalysis();
  const [first, second, third] = file.Transcript;

  it('have no part of silence in the mean of a loudness', () => {
    const loud = { ...first, LoudnessScore: [70, 0, 0, 80] };
    const conversation = read({ ...file, Transcript: [loud, { ...second, LoudnessScore: [0] }, third] });
    expect(conversation.turns[0]?.loudness).toEqual([70, null, null, 80]);
    expect(contactLensFields(conversation, { agent: 'b/k' })).toMatchObject({
      ContactLensCustomerLoudness__c: 75,
    });
    const mute = read({ ...file, Transcript: [{ ...first, LoudnessScore: [0, 0] }] });
    expect(contactLensFields(mute, { agent: 'b/k' })).toMatchObject({ ContactLensCustomerLoudness__c: null });
  });

  it('compute the overlap of the turns, whatever time the interruptions are said to have taken', () => {
    const Interruptions = { TotalCount: 0, TotalTimeMillis: 0, InterruptionsByInterrupter: {} };
    const characteristics = { ...file.ConversationCharacteristics, Interruptions };
    const conversation = read({ ...file, ConversationCharacteristics: characteristics });
    expect(conversation.statistics).toMatchObject({ overlapSeconds: 0.7, interruptions: [] });
    expect(conversationFields(conversation)).toMatchObject({
      InterruptionTime__c: 0.7,
      InterruptionCount__c: 0,
    });
  });

  it('are the speeds of the file on the record as in the conversation', () => {
    const conversation = read(file);
    expect(conversationFields(conversation)).toMatchObject({
      CustomerWordsPerMinute__c: conversation.statistics.talk.customer?.wordsPerMinute,
      AgentWordsPerMinute__c: 160,
    });
  });
});

describe('the place of a finding', () => {
  const content = 'Well 😟😟 my invoice is wrong. My invoice is wrong, I said.';
  const finding = (offsets: [number, number] | undefined, text?: string, redacted = false) => {
    const file = callAnalysis();
    const issue = {
      ...(offsets && { CharacterOffsets: { BeginOffsetChar: offsets[0], EndOffsetChar: offsets[1] } }),
      ...(text === undefined ? {} : { Text: text }),
    };
    const item = { ...file.Transcript[1], Content: content, IssuesDetected: [issue] };
    const { insights } = read({ ...file, Transcript: [item] }, redacted);
    const [issueFound] = insights.issues ?? [];
    const [at] = issueFound?.places ?? [];
    return { text: issueFound?.text, from: at?.from, to: at?.to };
  };
  const words = 'my invoice is wrong';
  const from = content.indexOf(words);

  it.each([
    ['as the file says', [from, from + 19], words, from],
    ['where offsets count characters, not units', [from - 2, from + 17], words, from],
    ['in the second of two places', [35, 52], 'invoice is wrong', content.lastIndexOf('invoice is wrong')],
  ] as const)('is where its words are: %s', (_name, offsets, text, expected) => {
    expect(finding([...offsets], text)).toEqual({ text, from: expected, to: expected + text.length });
  });

  it('is the whole turn where its words are not in it', () => {
    expect(finding([0, 4], 'My bill is wrong')).toEqual({
      text: 'My bill is wrong',
      from: undefined,
      to: undefined,
    });
  });

  it('repeats no words that are not in a redacted turn', () => {
    expect(finding([0, 4], 'I am Pat Doe', true).text).not.toContain('Pat Doe');
    expect(finding(undefined, 'I am Pat Doe', true).text).not.toContain('Pat Doe');
  });

  it('never cuts a character of two units', () => {
    const { text } = finding([6, 8]);
    expect(text).toBe('😟😟');
    expect(text?.isWellFormed()).toBe(true);
  });
});

describe('what a customer did with an automated system', () => {
  it('is a call between the two, with its summary and without an agent', () => {
    const conversation = read(selfServiceAnalysis());
    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(conversation.channel).toBeUndefined();
    expect(conversation.participants.map(({ id, role }) => [id, role])).toEqual([
      ['customer', 'CUSTOMER'],
      ['system', 'SYSTEM'],
    ]);
    expect(conversation.insights.summary).toBe('The customer asked the assistant for a balance.');
    const fields = conversationFields(conversation);
    expect(fields).toMatchObject({ CustomerTalkTime__c: 3, SilenceTime__c: 0 });
    expect(fields).not.toHaveProperty('AgentTalkTime__c');
  });

  it('has a summary of its own beside that of the call and of the chain', () => {
    const file = callAnalysis();
    const ContactSummary = {
      PostContactSummary: { Content: 'Own.' },
      AutomatedInteractionSummary: { Content: 'Bot.' },
      ContactChainSummary: { Content: 'Chain.' },
    };
    const characteristics = { ...file.ConversationCharacteristics, ContactSummary };
    expect(read({ ...file, ConversationCharacteristics: characteristics }).insights).toMatchObject({
      summary: 'Own.',
      selfServiceSummary: 'Bot.',
      chainSummary: 'Chain.',
    });
  });
});

describe('the analysis of an e-mail', () => {
  it('has categories with their places in the thread, a summary, and nothing that belongs to sound', () => {
    const conversation = read(emailAnalysis());
    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(conversation).toMatchObject({
      channel: 'EMAIL',
      languageCode: 'de-DE',
      turns: [],
      insights: {
        summary: 'The order arrived damaged. A refund was promised.',
        categories: [
          { text: 'refund', places: [], contacts: [CONTACT_ID, 'an-earlier-one'] },
          { text: 'shipping', places: [] },
        ],
      },
    });
    const fields = conversationFields(conversation);
    expect(Object.keys(fields).filter((name) => OF_TALK.includes(name))).toEqual([]);
  });
});
