import { conversationFiles } from '../../src/conversation/conversation-files.ts';
import { analyse } from '../../src/insights/analyse.ts';
import { boundFindings } from '../../src/insights/bounded-findings.ts';
import { CLAIM, conversationOf } from './conversations.ts';
import { textService } from './text-service.ts';

describe('findings too many for the file', () => {
  it('are left out from the least frequent on, and the conversation says so', async () => {
    const { conversation } = await analyse(CLAIM, ['kw', 'ne'], textService(['broken', 'new', 'am']).means);
    const [most] = conversation.insights.keyPhrases ?? [];
    const bounded = boundFindings(conversation, JSON.stringify(most).length + 1);
    expect(bounded.insights.keyPhrases).toEqual([most]);
    expect(bounded.skipped.map(({ analysis, reason }) => [analysis, reason])).toEqual([
      ['kw', 'too-long'],
      ['ne', 'too-long'],
    ]);
    expect(bounded.skipped[0]?.detail).toContain('of 3 found, the 1 most frequent');
  });

  it('do not keep a call of many hours from being stored', async () => {
    const lines = Array.from(
      { length: 3000 },
      (_, turn) =>
        [
          turn % 2 ? 'agent' : 'customer',
          Array.from({ length: 8 }, (__, word) => `w${turn}x${word}`).join(' '),
        ] as const,
    );
    const { means } = textService([], {
      keyPhrases: (text) =>
        Promise.resolve(
          [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
            text: word,
            score: 0.9,
            begin: index,
            end: index + word.length,
          })),
        ),
    });
    const { conversation } = await analyse(conversationOf(lines), ['kw'], means);
    const files = conversationFiles(conversation, { customerTranscript: false, agentTranscript: false });
    expect(conversation.insights.keyPhrases?.length).toBeGreaterThan(1000);
    for (const { content } of files) expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_000_000);
    expect(conversation.skipped).toMatchObject([{ analysis: 'kw', reason: 'too-long' }]);
  });
});
