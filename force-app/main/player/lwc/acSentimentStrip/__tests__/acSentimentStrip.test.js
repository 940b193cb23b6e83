import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSentimentStrip from 'c/acSentimentStrip';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';
import { stripOf } from '../strip';

registerSa11yMatcher();

const VIEW = { start: 0, end: 100 };
const turn = (start, end, label) => ({ start, end, participant: 'customer', sentiment: label && { label } });

describe('the sentiment along a view', () => {
  it('is that of each turn, told by symbol and place besides its colour', () => {
    const labels = ['POSITIVE', 'NEGATIVE', 'MIXED', 'NEUTRAL'];
    const pieces = stripOf(
      labels.map((label, index) => turn(index * 20, index * 20 + 10, label)),
      VIEW,
      1000,
    );
    expect(pieces.map(({ symbol }) => symbol)).toEqual(['+', '−', '±', '']);
    expect(pieces.map(({ className }) => className)).toEqual([
      'piece positive',
      'piece negative',
      'piece mixed',
      'piece neutral',
    ]);
    expect(pieces[1].style).toContain('20.0000%');
  });

  it('leaves out turns that were not judged, and those out of view', () => {
    expect(stripOf([turn(0, 5), turn(200, 210, 'POSITIVE')], VIEW, 1000)).toEqual([]);
  });

  it('shows no symbol where there is no room for one', () => {
    expect(stripOf([turn(0, 1, 'POSITIVE')], VIEW, 1000)[0].symbol).toBe('');
  });

  it('is the average of turns that are too many to be told apart', () => {
    const turns = Array.from({ length: 1000 }, (_, index) =>
      turn(index / 10, index / 10 + 0.1, index < 500 ? 'NEGATIVE' : 'POSITIVE'),
    );
    const pieces = stripOf(turns, VIEW, 600);
    expect(pieces.length).toBeLessThanOrEqual(100);
    expect(pieces[0].className).toContain('negative');
    expect(pieces.at(-1).className).toContain('positive');
  });
});

describe('c-ac-sentiment-strip', () => {
  let element;

  beforeEach(() => {
    element = createElement('c-ac-sentiment-strip', { is: AcSentimentStrip });
    Object.assign(element, { turns: sampleConversation().turns, view: { start: 0, end: 15 }, width: 600 });
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows a piece for each turn that was judged', () => {
    expect(element.shadowRoot.querySelectorAll('.piece')).toHaveLength(2);
  });

  it('is accessible, as an ornament: the transcript says the same in words', async () => {
    expect(element.shadowRoot.querySelector('.strip').getAttribute('aria-hidden')).toBe('true');
    await expect(element).toBeAccessible();
  });
});
