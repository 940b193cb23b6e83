import fc from 'fast-check';
import { conversationFields, transcriptText } from '../../src/conversation/conversation-fields.ts';
import { conversationOf } from '../insights/conversations.ts';

describe('the transcript on the record', () => {
  const claim = conversationOf([
    ['customer', 'My phone is broken.'],
    ['agent', 'I will send a new one.'],
  ]);

  it('is a line a turn with its speaker', () => {
    expect(transcriptText(claim)).toBe('Customer: My phone is broken.\nAgent: I will send a new one.');
    expect(conversationFields(claim)).toMatchObject({
      Transcript__c: transcriptText(claim),
      TranscriptionLanguage__c: 'en-US',
    });
  });

  it('tells several speakers of one role apart', () => {
    const [first] = claim.turns;
    const handedOver = {
      ...claim,
      turns: [first, { ...first, participant: 'agent-2' }, { ...first, participant: 'speaker-1' }],
    } as typeof claim;
    expect(transcriptText(handedOver)?.match(/^[^:]+/gm)).toEqual(['Customer', 'Agent 2', 'Speaker 1']);
  });

  it('is nothing where nobody spoke', () => {
    expect(transcriptText(conversationOf([]))).toBeNull();
  });

  it('is cut at a word where the field ends', () => {
    expect(transcriptText(claim, 26)).toBe('Customer: My phone is');
  });

  it('is a beginning of the whole that fits the field, line breaks counted twice', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé😀]{1,12}$/u), { minLength: 1, maxLength: 30 });
    const turn = fc.tuple(fc.constantFrom('customer' as const, 'agent' as const), words);
    fc.assert(
      fc.property(
        fc.array(turn, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 100, max: 600 }),
        (turns, longest) => {
          const conversation = conversationOf(turns.map(([side, said]) => [side, said.join(' ')]));
          const whole = transcriptText(conversation) ?? '';
          const cut = transcriptText(conversation, longest) ?? '';
          expect(whole.startsWith(cut)).toBe(true);
          expect(cut.replaceAll('\n', '\r\n').length).toBeLessThanOrEqual(longest);
          expect(cut.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe('the speed and the pauses of a talk on the record', () => {
  it('are counted for each side', () => {
    const conversation = conversationOf([
      ['customer', 'one two three four'],
      ['agent', 'one two'],
    ]);
    expect(conversationFields(conversation)).toMatchObject({
      CustomerWordsPerMinute__c: 120,
      AgentWordsPerMinute__c: 120,
      CustomerInterruptionCount__c: 0,
      AgentInterruptionCount__c: 0,
      InterruptionTime__c: 0,
    });
  });

  it('give nobody a speed who did not speak', () => {
    const monologue = conversationOf([['customer', 'Hello? Hello?']]);
    expect(conversationFields(monologue)).toMatchObject({
      AgentWordsPerMinute__c: null,
      AgentTalkTime__c: 0,
    });
  });

  it('name the longest silence', () => {
    const claim = conversationOf([['customer', 'Hello.']]);
    const statistics = {
      ...claim.statistics,
      silences: [
        { start: 1, end: 4 },
        { start: 6, end: 11.26 },
      ],
    };
    expect(conversationFields({ ...claim, statistics })).toMatchObject({
      SilenceCount__c: 2,
      LongestSilence__c: 5.3,
    });
  });
});
