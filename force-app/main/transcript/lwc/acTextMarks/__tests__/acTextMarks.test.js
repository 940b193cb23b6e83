import { findingsOf, marksOf } from 'c/acTextMarks';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

const INSIGHTS = {
  keyPhrases: [
    {
      text: 'the delivery',
      places: [
        { turn: 1, start: 3.5, end: 4, from: 3, to: 11 },
        { turn: 2, start: 9, end: 9.5 },
      ],
    },
  ],
  entities: [
    { text: 'Northwind', type: 'ORGANIZATION', source: 'BUILT_IN', places: [{ turn: 0, from: 22, to: 31 }] },
    { text: 'delivery', type: 'Products', source: 'TERM', places: [{ turn: 1, from: 3, to: 11 }] },
  ],
  categories: [
    { text: 'Late delivery', places: [{ turn: 1, start: 3.5, end: 8 }] },
    { text: 'VIP', places: [] },
  ],
  issues: [{ text: 'delivery is late', places: [{ turn: 1, from: 3, to: 19 }] }],
};
const conversationWith = (insights, changes = {}) => {
  const conversation = sampleConversation({ insights });
  Object.assign(conversation.turns[1], changes);
  return conversation;
};
const marks = (conversation) => marksOf(conversation, findingsOf(conversation));
const marked = (conversation, index) =>
  (marks(conversation).get(index) ?? []).map(
    ({ kind, from, to }) => `${kind}: ${conversation.turns[index].text.slice(from, to)}`,
  );

describe('c-ac-text-marks', () => {
  it('lists what was found and said somewhere', () => {
    expect(findingsOf(conversationWith(INSIGHTS)).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'category: Late delivery',
      'issue: delivery is late',
      'term: delivery',
      'entity: Northwind',
      'phrase: the delivery',
    ]);
    expect(findingsOf(conversationWith({}))).toEqual([]);
  });

  it('marks it where it stands in the text', () => {
    const conversation = conversationWith(INSIGHTS);
    expect(marked(conversation, 0)).toEqual(['entity: Northwind']);
    expect(marked(conversation, 1)).toEqual([
      'category: My delivery is late, and the address was wrong.',
      'issue: delivery is late',
      'term: delivery',
      'phrase: delivery',
    ]);
  });

  it('looks for words whose place in the text is not told', () => {
    expect(marked(conversationWith(INSIGHTS), 2)).toEqual(['phrase: the delivery']);
    const missing = { keyPhrases: [{ text: 'elephant', places: [{ turn: 2, start: 9, end: 9.5 }] }] };
    expect(marked(conversationWith(missing), 2)).toEqual([]);
  });

  it('tells types and names', () => {
    const conversation = conversationWith(INSIGHTS);
    expect(marks(conversation).get(0)[0]).toMatchObject({ type: 'ORGANIZATION' });
    expect(marks(conversation).get(1)[0]).toMatchObject({ name: 'Late delivery' });
  });

  it('marks where personal data was taken out', () => {
    const redacted = conversationWith(
      {},
      {
        text: 'I am [NAME].',
        redactions: [{ from: 5, to: 11, category: 'NAME' }],
      },
    );
    expect(marked(redacted, 1)).toEqual(['redaction: [NAME]']);
    expect(marks(redacted).get(1)[0].type).toBe('NAME');
  });

  it('leaves out places that are not in the conversation or not in the text', () => {
    const astray = {
      keyPhrases: [
        {
          text: 'x',
          places: [
            { turn: 99, start: 0, end: 1, from: 0, to: 1 },
            { turn: 1, start: 0, end: 1, from: 0, to: 999 },
          ],
        },
      ],
    };
    expect(marks(conversationWith(astray)).size).toBe(0);
  });
});
