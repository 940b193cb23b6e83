import fc from 'fast-check';
import { contactLensFields } from '../../src/conversation/contact-lens-fields.ts';
import { conversationFields } from '../../src/conversation/conversation-fields.ts';
import { conversation as conversationSchema } from '../../src/contracts/conversation-file.ts';
import {
  conversationFromChat,
  conversationFromContactLens,
  UnreadableAnalysisError,
} from '../../src/conversation/from-contact-lens.ts';
import { CONTACT_ID } from '../pipeline/in-memory/contact.ts';
import { callAnalysis, CHAT_STARTED, chatAnalysis, chatTranscript } from './contact-lens-files.ts';

const about = { contactId: CONTACT_ID, redacted: false, channelRoles: ['CUSTOMER', 'AGENT'] as const };
const read = (file: unknown, changes: Partial<typeof about> = {}) =>
  conversationFromContactLens(file, { ...about, ...changes });

describe('the analysis of a call', () => {
  it.each([
    ['names participants by ids', {}],
    ['names them by their roles, as older files do', { old: true }],
  ])('becomes a conversation where it %s', (_name, options) => {
    const conversation = read(callAnalysis(options));

    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(conversation).toMatchObject({
      source: 'CONTACT_LENS',
      languageCode: 'en-US',
      speakersBy: 'CHANNEL',
    });
    expect(conversation.participants).toEqual([
      { id: 'customer', role: 'CUSTOMER', channel: 0 },
      { id: 'agent', role: 'AGENT', channel: 1 },
    ]);
    expect(conversation.turns.map(({ participant, start, end }) => [participant, start, end])).toEqual([
      ['customer', 0, 4],
      ['customer', 4, 8],
      ['agent', 7.3, 11],
    ]);
    expect(conversation.turns[0]).toMatchObject({
      sentiment: { label: 'NEUTRAL' },
      loudness: [71.5, 68.5, null, 70],
      words: { text: [] },
    });
  });

  it('takes the measures of Contact Lens, and computes what it does not give', () => {
    const { statistics } = read(callAnalysis());

    expect(statistics).toMatchObject({
      durationSeconds: 20,
      silenceSeconds: 4,
      silences: [{ start: 11, end: 15 }],
      overlapSeconds: 0.7,
      interruptions: [{ participant: 'agent', start: 7.3, end: 8 }],
    });
    expect(statistics.talk.agent).toMatchObject({
      seconds: 6,
      share: 0.4286,
      wordsPerMinute: 160,
      interruptions: 1,
      words: 10,
      turns: 1,
    });
    const { ConversationCharacteristics: _none, ...bare } = callAnalysis();
    expect(read(bare).statistics.talk.agent).toMatchObject({ seconds: 3.7, interruptions: 1, words: 10 });
  });

  it('places categories, issues, outcomes and action items', () => {
    const { insights } = read(callAnalysis());

    expect(insights).toMatchObject({
      summary: 'The invoice was wrong and was corrected.',
      sentimentScore: { agent: 1.2, customer: -0.4 },
      categories: [
        { text: 'Billing', places: [{ turn: 1, start: 4.5, end: 8 }] },
        { text: 'No survey', places: [] },
      ],
      issues: [{ text: 'My invoice is wrong', places: [{ turn: 1, from: 0, to: 19, start: 4 }] }],
      outcomes: [{ text: 'I have corrected it.', places: [{ turn: 2, from: 0, to: 20 }] }],
      // An end beyond the text, as published samples have it, is the end of the text.
      actionItems: [
        { text: 'I will send it again today.', places: [{ turn: 2, from: 21, to: 48, end: 11 }] },
      ],
    });
    expect(insights.sentimentByQuarter?.customer?.map((period) => period?.score)).toEqual([
      -1, -0.5, 0, 0.62,
    ]);
  });

  it('marks what was taken out, the first time for the first mark', () => {
    const redacted = read(callAnalysis({ redacted: true }), { redacted: true });

    expect(redacted.redacted).toBe(true);
    expect(redacted.turns[0]?.text).toBe('This is [NAME], account [PII].');
    expect(redacted.turns[0]?.redactions).toEqual([
      { from: 8, to: 14, start: 0.7, end: 1.5, category: 'NAME' },
      { from: 24, to: 29, start: 2.6, end: 3.9 },
    ]);
  });

  it('marks nothing in the file that nothing was taken out of, though it has the same times', () => {
    const { redacted, turns } = read(callAnalysis());
    expect(redacted).toBeUndefined();
    expect(turns[0]?.redactions).toBeUndefined();
  });

  it('says what Contact Lens skipped', () => {
    expect(read(callAnalysis()).skipped).toEqual([
      {
        analysis: 'contact-lens',
        reason: 'failed',
        detail: 'Contact Lens skipped CATEGORIZATION: QUOTA_EXCEEDED.',
      },
    ]);
  });

  it('fills the fields of the record', () => {
    const conversation = read(callAnalysis());
    expect(contactLensFields(conversation, { agent: 'bucket/key' })).toEqual({
      ContactLensAnalysisPath__c: 'bucket/key',
      ContactLensCategories__c: 'Billing\nNo survey',
      ContactLensIssues__c: 'My invoice is wrong',
      ContactLensOutcomes__c: 'I have corrected it.',
      ContactLensActionItems__c: 'I will send it again today.',
      ContactLensSelfServiceSummary__c: null,
      ContactLensSummary__c: 'The invoice was wrong and was corrected.',
      ContactLensCustomerSentimentScore__c: -0.4,
      ContactLensAgentSentimentScore__c: 1.2,
      CustomerSentimentTrend__c: null,
      AgentSentimentTrend__c: null,
      ContactLensCustomerLoudness__c: 72.5,
      ContactLensAgentLoudness__c: 65,
    });
    expect(conversationFields(conversation)).toMatchObject({
      DataSource__c: 'CONTACT_LENS',
      AgentTalkTime__c: 6,
      AgentWordsPerMinute__c: 160,
      CustomerWordsPerMinute__c: 140,
      InterruptionCount__c: 1,
      SilenceCount__c: 1,
    });
  });
});

describe('the analysis of a chat', () => {
  it('has its messages at their moments, from the first entry on, with events and attachments told apart', () => {
    const conversation = read(chatAnalysis());

    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(conversation).toMatchObject({ channel: 'CHAT', startedAt: '2026-11-20T14:59:57.000Z' });
    expect(conversation.speakersBy).toBeUndefined();
    expect(conversation.participants).toEqual([
      { id: 'customer', role: 'CUSTOMER', displayName: 'Pat' },
      { id: 'agent', role: 'AGENT', displayName: 'Dana' },
      { id: 'system', role: 'SYSTEM' },
    ]);
    expect(
      conversation.turns.map(({ participant, start, kind, text }) => [participant, start, kind, text]),
    ).toEqual([
      ['customer', 0, 'EVENT', 'Customer joined'],
      ['system', 2, undefined, 'Welcome!'],
      ['customer', 7, undefined, 'My parcel 😟 has not come. Where is it?'],
      ['customer', 23, 'ATTACHMENT', 'receipt.pdf'],
      ['agent', 34, undefined, 'It comes tomorrow. I have asked the driver.'],
      ['agent', 43, undefined, 'Was this helpful?'],
    ]);
    expect(CHAT_STARTED > (conversation.startedAt ?? '')).toBe(true);
  });

  it('finds sentiments and places by the ids of messages', () => {
    const { turns, insights } = read(chatAnalysis());

    expect(turns[2]?.sentiment).toEqual({ label: 'NEGATIVE' });
    expect(insights).toMatchObject({
      sentimentScore: { agent: 1.15, customer: 0 },
      sentimentTrend: { customer: 'IMPROVING' },
      issues: [
        { text: 'My parcel 😟 has not come.', places: [{ turn: 2, start: 7, end: 7, from: 0, to: 26 }] },
      ],
      outcomes: [{ text: 'It comes tomorrow.', places: [{ turn: 4 }] }],
    });
    expect(insights.categories?.[0]?.places.map(({ turn }) => turn)).toEqual([2, 4]);
    expect(insights.actionItems).toBeUndefined();
  });

  it('claims no talk time and no silence, but response times', () => {
    const conversation = read(chatAnalysis());

    expect(conversation.statistics).toMatchObject({ silences: [], durationSeconds: 43 });
    expect(conversation.statistics).not.toHaveProperty('silenceSeconds');
    expect(conversation.statistics).not.toHaveProperty('overlapSeconds');
    expect(conversation.statistics.talk.agent).toMatchObject({ responseSeconds: 5.575, turns: 2 });
    const fields = conversationFields(conversation);
    expect(fields).toMatchObject({ AgentResponseTime__c: 5.6 });
    expect(fields).not.toHaveProperty('AgentTalkShare__c');
    expect(fields).not.toHaveProperty('SilenceShare__c');
    expect(fields.Transcript__c).toBe(
      'System: Welcome!\nCustomer: My parcel 😟 has not come. Where is it?\nCustomer: receipt.pdf\n' +
        'Agent: It comes tomorrow. I have asked the driver.\nAgent: Was this helpful?',
    );
  });

  it('says why there is no summary', () => {
    expect(read(chatAnalysis()).skipped.map(({ detail }) => detail)).toEqual([
      'Contact Lens wrote no summary: INSUFFICIENT_CONVERSATION_CONTENT.',
    ]);
  });

  it('is told from the transcript of Amazon Connect alone as well', () => {
    const chat = conversationFromChat(chatTranscript(), { contactId: CONTACT_ID });

    expect(chat).toMatchObject({ source: 'CONNECT', channel: 'CHAT', languageCode: 'und' });
    expect(chat.turns.map(({ text }) => text)).toEqual(read(chatAnalysis()).turns.map(({ text }) => text));
    expect(chat.participants.map(({ id }) => id)).toEqual(['customer', 'agent', 'system']);
  });
});

describe('a file that is not as documented', () => {
  it.each([
    ['is no object', 'text', 'no JSON object'],
    ['is of another service', { results: {} }, 'no Transcript'],
    ['is of a job that failed', { JobStatus: 'FAILED' }, "the job's status is FAILED"],
    ['has a transcript that is no list', { Transcript: { a: 1 } }, 'Transcript is not an array'],
    ['is of another contact', callAnalysis({ contactId: 'another' }), 'of another contact'],
  ])('is refused with the reason where it %s', (_name, file, reason) => {
    expect(() => read(file)).toThrow(UnreadableAnalysisError);
    expect(() => read(file)).toThrow(reason);
  });

  it('costs only the part that is wrong, and names it without its content', () => {
    const file = callAnalysis();
    const broken = {
      ...file,
      Categories: { MatchedCategories: 'secret', MatchedDetails: [] },
      Transcript: [{ ...file.Transcript[0], LoudnessScore: 'secret' }, 'secret', ...file.Transcript.slice(1)],
    };

    const { turns, insights, skipped } = read(broken);

    expect(turns).toHaveLength(3);
    expect(turns[0]?.loudness).toBeUndefined();
    expect(turns[1]?.loudness).toEqual([80]);
    expect(insights.summary).toBeDefined();
    const details = skipped.map(({ detail }) => detail).join(' ');
    expect(details).toContain('Transcript[].LoudnessScore');
    expect(details).toContain('Categories.MatchedCategories');
    expect(details).not.toContain('secret');
  });

  it('never harms: whatever is missing or of another kind, what is left is a conversation', () => {
    const file = chatAnalysis();
    const call = callAnalysis();
    const paths = [...pathsOf(file), ...pathsOf(call)];
    fc.assert(
      fc.property(
        fc.constantFrom(file, call),
        fc.subarray(paths, { maxLength: 6 }),
        fc.constantFrom(undefined, null, 7, 'x', [], {}, [7], [[]]),
        (whole, changed, value) => {
          const harmed = changed
            .filter(([first]) => first !== 'CustomerMetadata')
            .reduce<unknown>((one, path) => replaced(one, path, value), whole);
          expect(faultsOf(harmed)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** What is wrong with what became of a file; a refusal is nothing wrong. */
function faultsOf(file: unknown): string[] {
  let made: ReturnType<typeof read>;
  try {
    made = read(file);
  } catch (error) {
    return error instanceof UnreadableAnalysisError ? [] : [String(error)];
  }
  const issues = conversationSchema.safeParse(made).error?.issues ?? [];
  const empty = placesOf(made).filter(({ turn, from, to }) => {
    const text = made.turns[turn]?.text ?? '';
    return from !== undefined && text.slice(from, to) === '';
  });
  return [...issues.map(({ message }) => message), ...empty.map(({ turn }) => `an empty place in ${turn}`)];
}

function placesOf({ insights }: ReturnType<typeof read>) {
  const { categories = [], issues = [], outcomes = [], actionItems = [] } = insights;
  return [...categories, ...issues, ...outcomes, ...actionItems].flatMap(({ places }) => places);
}

function pathsOf(value: unknown, above: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...above, key],
    ...pathsOf(inner, [...above, key]),
  ]);
}

/** The value with another one at a path; unchanged where the path leads nowhere. */
function replaced(value: unknown, [first = '', ...rest]: readonly string[], by: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return value;
  const inner = rest.length === 0 ? by : replaced((value as Record<string, unknown>)[first], rest, by);
  if (Array.isArray(value))
    return value.map((one: unknown, place) => (String(place) === first ? inner : one));
  return { ...value, [first]: inner };
}
