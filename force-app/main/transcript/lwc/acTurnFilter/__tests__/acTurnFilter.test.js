import { NO_FILTER, chosenCount, toggled, turnsFor } from 'c/acTurnFilter';
import { findingsOf } from 'c/acTextMarks';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

const conversation = sampleConversation();
const findings = findingsOf(conversation);
const shown = (filter) =>
  turnsFor(conversation.turns, { ...NO_FILTER, ...filter }, findings).map(({ index }) => index);
const [address, delivery] = findings.map(({ key }) => key);

describe('c-ac-turn-filter', () => {
  it('shows everything where nothing is chosen', () => {
    expect(turnsFor(conversation.turns, NO_FILTER, findings)).toBe(conversation.turns);
  });

  it.each([
    ['one speaker', { participants: ['agent'] }, [0, 2]],
    ['either speaker', { participants: ['agent', 'customer'] }, [0, 1, 2]],
    ['a sentiment', { sentiments: ['NEGATIVE'] }, [1]],
    ['one of two sentiments', { sentiments: ['NEGATIVE', 'POSITIVE'] }, [1, 2]],
    ['a phrase', { findings: [delivery] }, [1, 2]],
    ['one of two phrases', { findings: [address, delivery] }, [1, 2]],
    ['a phrase by a speaker', { findings: [delivery], participants: ['agent'] }, [2]],
    ['what does not occur together', { findings: [address], participants: ['agent'] }, []],
    ['a phrase that was not found', { findings: ['phrase::elephant'] }, []],
  ])('shows the turns with %s', (_, filter, indexes) => {
    expect(shown(filter)).toEqual(indexes);
  });

  it('counts what is chosen', () => {
    expect(chosenCount(NO_FILTER)).toBe(0);
    expect(chosenCount({ participants: ['agent'], sentiments: ['MIXED', 'POSITIVE'], findings: [] })).toBe(3);
  });

  it('chooses a thing, and no longer when chosen again', () => {
    const once = toggled(NO_FILTER, 'sentiments', 'MIXED');
    expect(once).toEqual({ ...NO_FILTER, sentiments: ['MIXED'] });
    expect(toggled(once, 'sentiments', 'MIXED')).toEqual(NO_FILTER);
  });
});
