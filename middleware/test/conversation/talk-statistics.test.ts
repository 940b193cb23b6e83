import fc from 'fast-check';
import type { Turn } from '../../src/contracts/conversation-file.ts';
import { conversationFields } from '../../src/conversation/conversation-fields.ts';
import { conversationFromTranscribe } from '../../src/conversation/from-transcribe.ts';
import { talkStatistics } from '../../src/conversation/talk-statistics.ts';
import { sentence, twoChannels } from './transcribe-files.ts';

function turnsOf(...spans: [participant: string, start: number, end: number, words?: number][]): Turn[] {
  return spans.map(([participant, start, end, count = 1], index) => {
    const text = Array.from({ length: count }, () => 'word');
    const words = {
      text,
      start: text.map(() => start),
      end: text.map(() => end),
      confidence: text.map(() => 1),
    };
    return { index, participant, start, end, text: text.join(' '), words };
  });
}

describe('the statistics of a talk', () => {
  it('measure each side’s talk and its pace', () => {
    const { talk } = talkStatistics(
      turnsOf(['customer', 0, 6, 10], ['agent', 6, 8, 8], ['customer', 8, 10, 2]),
      10,
    );
    expect(talk).toEqual({
      customer: {
        seconds: 8,
        share: 0.8,
        words: 12,
        wordsPerMinute: 90,
        turns: 2,
        longestTurnSeconds: 6,
        longestMonologueSeconds: 6,
        longestMonologueStart: 0,
        responseSeconds: 0,
        interruptions: 0,
      },
      agent: {
        seconds: 2,
        share: 0.2,
        words: 8,
        wordsPerMinute: 240,
        turns: 1,
        longestTurnSeconds: 2,
        longestMonologueSeconds: 2,
        longestMonologueStart: 6,
        responseSeconds: 0,
        interruptions: 0,
      },
    });
  });

  it('find the silences, also before the first word and after the last', () => {
    const statistics = talkStatistics(turnsOf(['customer', 4, 6], ['agent', 7, 9], ['agent', 15, 16]), 19.5);
    expect(statistics.silenceSeconds).toBe(14.5);
    expect(statistics.silences).toEqual([
      { start: 0, end: 4 },
      { start: 9, end: 15 },
      { start: 16, end: 19.5 },
    ]);
  });

  it('count whom begins while the other speaks, but not who takes over a moment early', () => {
    const statistics = talkStatistics(
      turnsOf(['customer', 0, 5], ['agent', 3, 6], ['customer', 5.9, 9], ['agent', 7, 8]),
      9,
    );
    expect(statistics.talk['agent']?.interruptions).toBe(2);
    expect(statistics.talk['customer']?.interruptions).toBe(0);
    expect(statistics.overlapSeconds).toBe(3.1);
    expect(statistics.interruptions).toEqual([
      { participant: 'agent', start: 3, end: 5 },
      { participant: 'agent', start: 7, end: 8 },
    ]);
  });

  it('believe no duration that is shorter than the talk', () => {
    expect(talkStatistics(turnsOf(['customer', 0, 5]), 3).durationSeconds).toBe(5);
  });

  it('know no silence and no overlap where there are no turns', () => {
    expect(talkStatistics([], 30)).toEqual({ durationSeconds: 30, talk: {}, silences: [] });
  });

  it('add up: talk less overlap and silence make the whole, for two speakers', () => {
    const span = fc.tuple(
      fc.constantFrom('customer', 'agent'),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 1, max: 60 }),
    );
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 40 }), (spans) => {
        const inOrder = [...spans].sort((a, b) => a[1] - b[1]);
        const turns = turnsOf(
          ...inOrder.map(([id, start, length]): [string, number, number] => [id, start, start + length]),
        );
        const statistics = talkStatistics(turns, 1000);
        const { talk, silenceSeconds = NaN, overlapSeconds = NaN, durationSeconds } = statistics;
        const seconds = Object.values(talk).reduce((sum, side) => sum + side.seconds, 0);
        expect(seconds - overlapSeconds + silenceSeconds).toBeCloseTo(durationSeconds, 6);
        expect(Object.values(talk).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3);
      }),
    );
  });
});

describe('the record fields of a talk', () => {
  const output = twoChannels(sentence('My bill is wrong.', 0, 0.5), sentence('Let me see.', 3, 0.5));
  const about = { contactId: 'c1', languageCode: 'en-US', durationSeconds: 10 };

  it('give shares per cent and times in seconds', () => {
    const conversation = conversationFromTranscribe(output, {
      ...about,
      channelRoles: ['CUSTOMER', 'AGENT'],
    });
    expect(conversationFields(conversation)).toEqual({
      DataSource__c: 'TRANSCRIBE',
      TranscriptionLanguage__c: 'en-US',
      Transcript__c: 'Customer: My bill is wrong.\nAgent: Let me see.',
      CustomerTalkShare__c: 57.14,
      CustomerTalkTime__c: 2,
      CustomerWordsPerMinute__c: 120,
      CustomerInterruptionCount__c: 0,
      CustomerLongestMonologue__c: 2,
      CustomerResponseTime__c: null,
      AgentTalkShare__c: 42.86,
      AgentTalkTime__c: 1.5,
      AgentWordsPerMinute__c: 120,
      AgentInterruptionCount__c: 0,
      AgentLongestMonologue__c: 1.5,
      AgentResponseTime__c: 1,
      SilenceShare__c: 65,
      SilenceTime__c: 6.5,
      SilenceCount__c: 1,
      LongestSilence__c: 5.5,
      InterruptionCount__c: 0,
      InterruptionTime__c: 0,
    });
  });

  it('claim nothing of a side that nobody is known to be', () => {
    const conversation = conversationFromTranscribe(output, {
      ...about,
      channelRoles: ['CUSTOMER', 'UNKNOWN'],
    });
    expect(conversationFields(conversation)).not.toHaveProperty('AgentTalkShare__c');
    expect(conversationFields(conversation)).toHaveProperty('CustomerTalkShare__c', 57.14);
  });

  it('say nought of a side that never spoke, and nothing where no words were recognized at all', () => {
    const channelRoles = ['CUSTOMER', 'AGENT'] as const;
    const alone = conversationFromTranscribe(twoChannels([], sentence('Is anybody there?', 1)), {
      ...about,
      channelRoles,
    });
    expect(conversationFields(alone)).toMatchObject({
      CustomerTalkShare__c: 0,
      CustomerTalkTime__c: 0,
      CustomerInterruptionCount__c: 0,
      CustomerLongestMonologue__c: 0,
      AgentTalkShare__c: 100,
    });
    const silent = conversationFromTranscribe(twoChannels([], []), { ...about, channelRoles });
    expect(conversationFields(silent)).toMatchObject({
      CustomerTalkShare__c: null,
      AgentTalkTime__c: null,
      SilenceShare__c: null,
      SilenceCount__c: null,
      InterruptionCount__c: null,
    });
  });
});
