import fc from 'fast-check';
import { conversation as conversationSchema } from '../../src/contracts/conversation-file.ts';
import { conversationFromContactLens } from '../../src/conversation/from-contact-lens.ts';
import {
  readContactLensOutput,
  UnreadableAnalysisError,
} from '../../src/conversation/contact-lens-output.ts';
import { membersOf, oddValue, setMember, type MemberPath } from '../input/members.ts';
import { CONTACT_ID } from '../pipeline/in-memory/contact.ts';
import { callAnalysis, chatAnalysis, chatTranscript } from './contact-lens-files.ts';
import { emailAnalysis, mixedIds, selfServiceAnalysis } from './contact-lens-varieties.ts';

const FILES: Readonly<Record<string, () => object>> = {
  'of a call': callAnalysis,
  'of an older call': () => callAnalysis({ old: true }),
  'of a call with mixed names': mixedIds,
  'of self-service': selfServiceAnalysis,
  'of a chat': chatAnalysis,
  'of an e-mail': emailAnalysis,
  'of Amazon Connect, of a chat': chatTranscript,
};
/** Without these nothing says what the file is. */
const NEEDED = ['ContactId', 'Transcript', 'Categories', 'ConversationCharacteristics'];

/** Every text, number and null in a value: what a loss would take away. */
function leavesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leavesOf);
}

/** What is read but what is said of it. */
function reading(file: unknown): unknown {
  const { dropped: _dropped, ...read } = readContactLensOutput(file);
  return read;
}

/** The innermost item of a list or entry of a map that a member is part of, as far as it is one; else the member. */
function itemAround(path: MemberPath): MemberPath {
  const last = path.findLastIndex((step) => typeof step === 'number' || /^[A-Z_]+$/.test(step));
  return last < 0 ? path : path.slice(0, last + 1);
}

describe('an odd member of an analysis file', () => {
  it.each(Object.keys(FILES))('costs at most the item that it is part of: the file %s', (name) => {
    const file = FILES[name]?.() ?? {};
    const members = membersOf(file, []).filter(
      ([first = '', ...rest]) => rest.length > 0 || !NEEDED.includes(String(first)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...members), oddValue(), (path, odd) => {
        const changed = structuredClone(file);
        setMember(changed, path, odd);
        const without = structuredClone(file);
        setMember(without, itemAround(path), null);
        const left = leavesOf(reading(changed)).map((leaf) => JSON.stringify(leaf));
        const expected = leavesOf(reading(without)).filter((leaf) => leaf !== null);
        const missing = expected.filter((leaf) => {
          const place = left.indexOf(JSON.stringify(leaf));
          if (place >= 0) left.splice(place, 1);
          return place < 0;
        });
        expect(missing).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it.each(Object.keys(FILES))('leaves a conversation that fits its schema: the file %s', (name) => {
    const file = FILES[name]?.() ?? {};
    const members = membersOf(file, ['CustomerMetadata']);
    fc.assert(
      fc.property(fc.constantFrom(...members), oddValue(), (path, odd) => {
        const changed = structuredClone(file);
        setMember(changed, path, odd);
        const about = { contactId: CONTACT_ID, redacted: false, channelRoles: [] };
        let faults: unknown[] = [];
        try {
          const made = conversationFromContactLens(changed, about);
          faults = conversationSchema.safeParse(made).error?.issues ?? [];
        } catch (error) {
          if (!(error instanceof UnreadableAnalysisError)) faults = [error];
        }
        expect(faults).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('is named by its place in the documented shape, never by its content or by names of the file', () => {
    const file = callAnalysis();
    const odd = {
      ...file,
      Categories: { MatchedDetails: { 'Pat Doe': { PointsOfInterest: [{ BeginOffsetMillis: 'Pat Doe' }] } } },
      Participants: [...file.Participants, { ParticipantId: 7 }],
      Transcript: [{ ...file.Transcript[0], LoudnessScore: [70, 'Pat Doe', 60] }],
    };
    const { dropped, items, participants } = readContactLensOutput(odd);
    expect(dropped).toEqual([
      'Participants[].ParticipantId',
      'Participants[]',
      'Categories.MatchedDetails.*.PointsOfInterest[].BeginOffsetMillis',
      'Transcript[].LoudnessScore[]',
    ]);
    expect(items[0]?.loudness).toEqual([70, null, 60]);
    expect(participants).toHaveLength(3);
  });
});
