import fc from 'fast-check';
import { conversation as conversationSchema } from '../../src/contracts/conversation-file.ts';
import { conversationFiles } from '../../src/conversation/conversation-files.ts';
import { conversationFromContactLens } from '../../src/conversation/from-contact-lens.ts';
import { withSelfService } from '../../src/conversation/self-service.ts';
import { CONTACT_ID } from '../pipeline/in-memory/contact.ts';
import { callAnalysis } from './contact-lens-files.ts';
import { selfServiceAnalysis } from './contact-lens-varieties.ts';

const read = (file: unknown) =>
  conversationFromContactLens(file, { contactId: CONTACT_ID, redacted: false, channelRoles: [] });
const agent = read(callAnalysis());
const NO_FILES = { customerTranscript: false, agentTranscript: false };

describe('the talk with an automated system', () => {
  it('fits the schema of the file beside the talk with an agent, and changes nothing of that', () => {
    const both = withSelfService(agent, read(selfServiceAnalysis()));
    expect(conversationSchema.safeParse(both).error).toBeUndefined();
    const { selfService: _beside, insights, ...rest } = both;
    const { selfServiceSummary: summary, ...own } = insights;
    expect({ ...rest, insights: own }).toEqual(agent);
    expect(summary).toBe('The customer asked the assistant for a balance.');
  });

  it('is in the first of several files only', () => {
    const both = withSelfService(agent, read(selfServiceAnalysis()));
    const whole = conversationFiles(both, NO_FILES)[0]?.content.length ?? 0;
    const [first, ...others] = conversationFiles(both, NO_FILES, whole - 1).map(({ content }) => content);
    expect(others).toHaveLength(1);
    expect(first).toContain('"selfService"');
    expect(others.join()).not.toContain('selfService');
  });

  it('names what could not be read of it, without making a gap in the other transcript', () => {
    const odd = { ...selfServiceAnalysis(), Transcript: [{ Content: 7 }] };
    const both = withSelfService(agent, read(odd));
    const added = both.skipped.slice(agent.skipped.length);
    expect(added.map(({ analysis }) => analysis)).toEqual(added.map(() => 'contact-lens'));
    expect(added[0]?.detail).toMatch(/^Self-service: .*Transcript\[\]\.Content/);
  });

  it('loses turns from its end where it is too long, and says how many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 60 }), fc.integer({ min: 500, max: 12_000 }), (count, most) => {
        const [turn] = selfServiceAnalysis().Transcript;
        const long = { ...selfServiceAnalysis(), Transcript: Array.from({ length: count }, () => turn) };
        const both = withSelfService(agent, read(long), most);
        const kept = both.selfService?.turns.length ?? 0;
        const size = kept === 0 ? 0 : JSON.stringify(both.selfService).length;
        const told = both.skipped.filter(({ reason }) => reason === 'too-long').map(({ detail }) => detail);
        const words = `Self-service: the last ${count - kept} turns are left out, because the talk is too long.`;
        expect(told).toEqual(kept === count ? [] : [words]);
        expect(size).toBeLessThanOrEqual(most);
      }),
    );
  });
});
