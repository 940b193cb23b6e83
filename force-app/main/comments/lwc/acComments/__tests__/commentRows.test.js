import { commentPlaces, commentRows, isReached } from '../commentRows';

const NOTHING = { added: [], changed: {}, removed: [], refused: {} };
const COMMENTS = [
  { recordId: 'whole', body: 'Good.' },
  { recordId: 'late', body: 'Late.', startTime: 80 },
  { recordId: 'passage', body: 'Apology.', startTime: 40, endTime: 62 },
];
const ids = (rows) => rows.map(({ recordId }) => recordId);

describe('the rows of comments', () => {
  it('begin with the whole call and go on in the order of the recording', () => {
    expect(ids(commentRows(COMMENTS, NOTHING))).toEqual(['whole', 'passage', 'late']);
  });

  it('have what is on its way as if it were there', () => {
    const added = [{ recordId: 'new', body: 'New.', startTime: 50, isPending: true }];
    const rows = commentRows(COMMENTS, { ...NOTHING, added, changed: { whole: 'Fine.' }, removed: ['late'] });
    expect(ids(rows)).toEqual(['whole', 'passage', 'new']);
    expect(rows[0]).toMatchObject({ body: 'Fine.', isPending: true });
  });

  it('have what was refused beside what stands', () => {
    const refused = { whole: { rejected: 'Fine.', error: 'No.' } };
    const [row] = commentRows(COMMENTS, { ...NOTHING, refused });
    expect(row).toEqual({ recordId: 'whole', body: 'Good.', rejected: 'Fine.', error: 'No.' });
  });

  it('are marked where they have a place', () => {
    expect(commentPlaces(COMMENTS)).toEqual([
      { id: 'late', start: 80, end: 80, text: 'Late.' },
      { id: 'passage', start: 40, end: 62, text: 'Apology.' },
    ]);
  });

  it('know when the recording reaches them', () => {
    const at = (seconds) => ids(COMMENTS.filter((comment) => isReached(comment, seconds)));
    expect([at(0), at(40), at(61.9), at(62), at(81), at(90)]).toEqual([
      [],
      ['passage'],
      ['passage'],
      [],
      ['late'],
      [],
    ]);
  });
});
