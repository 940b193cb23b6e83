import { callSummary, callWords } from 'c/acCallWords';

const CALL = {
  recordId: 'a1',
  name: 'CCA 000001',
  startedAt: '2026-11-20T14:03:00.000Z',
  agent: 'Dana Reyes',
  duration: 63,
  sentiment: 'POSITIVE',
  status: 'DONE',
};

describe('c-ac-call-words', () => {
  it('tell when, who, how long and in which tone', () => {
    expect(callWords(CALL)).toMatchObject({
      when: expect.stringContaining('Nov 20, 2026'),
      agent: 'Dana Reyes',
      length: '1:03',
      spokenLength: '1 minute, 3 seconds',
      tone: { word: 'c.AC_Positive' },
      progress: '',
    });
  });

  it('tell how far a call is while it is not done', () => {
    const progress = (status) => callWords({ ...CALL, status }).progress;
    expect([progress('TRANSCRIBING'), progress('FAILED'), progress(undefined)]).toEqual([
      'c.AC_Call_In_Work',
      'c.AC_Call_Failed',
      'c.AC_Call_In_Work',
    ]);
  });

  it('fall back on the number of the record', () => {
    expect(callWords({ recordId: 'a1', name: 'CCA 000001' }).when).toBe('CCA 000001');
    expect(callSummary({ recordId: 'a1', name: 'CCA 000001', duration: 63 })).toBe('CCA 000001 · 1:03');
  });
});
