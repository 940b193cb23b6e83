import { createElement } from 'lwc';
import fc from 'fast-check';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTurnText from 'c/acTurnText';
import { segmentsOf } from '../segments';

registerSa11yMatcher();

const WORDS = ['My', 'delivery', 'is', 'late.'];
const TURN = {
  text: WORDS.join(' '),
  words: { text: WORDS, start: [0, 1, 2, 3], end: [1, 2, 3, 4], confidence: [0.9, 0.4, 0.9, 0.99] },
};

function create(properties = {}) {
  const element = createElement('c-ac-turn-text', { is: AcTurnText });
  Object.assign(element, { turn: TURN, ...properties });
  document.body.appendChild(element);
  return element;
}

const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
const texts = (element, selector) => all(element, selector).map((each) => each.textContent);

describe('c-ac-turn-text', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows the text in its language and direction', () => {
    const element = create({ language: 'he-IL' });
    const [text] = all(element, '.text');
    expect(text.textContent).toBe('My delivery is late.');
    expect(text.lang).toBe('he-IL');
    expect(text.dir).toBe('auto');
  });

  it('shows the word that is said, and the one that the keyboard is at', () => {
    const element = create({ word: 1, cursor: 3 });
    expect(texts(element, '.said')).toEqual(['delivery']);
    expect(texts(element, '.cursor')).toEqual(['late.']);
  });

  it('tells which word is clicked', () => {
    const element = create();
    const picked = jest.fn();
    element.addEventListener('wordpick', (event) => picked(event.detail.word));
    all(element, '[data-word="2"]')[0].click();
    all(element, '.text')[0].click();
    expect(picked.mock.calls).toEqual([[2]]);
  });

  it('marks what was found by the search, the current place apart', () => {
    const matches = [
      { turn: 0, start: 3, end: 11 },
      { turn: 0, start: 15, end: 19 },
    ];
    const element = create({ found: matches, currentMatch: matches[1] });
    expect(texts(element, 'mark')).toEqual(['delivery', 'late']);
    expect(texts(element, '.current')).toEqual(['late']);
  });

  it('marks what the analyses found, also where marks overlap, and says what it is', () => {
    const marks = [
      { kind: 'phrase', from: 0, to: 11 },
      { kind: 'entity', from: 3, to: 11, type: 'COMMERCIAL_ITEM' },
    ];
    const element = create({ marks });
    expect(texts(element, '.phrase').join('')).toBe('My delivery');
    const [entity] = all(element, '.entity');
    expect(entity.className).toBe('phrase entity');
    expect(entity.title).toBe('c.AC_Mark_Phrase · c.AC_Mark_Typed');
  });

  it('marks uncertain words where that is asked for, and says how certain they are', async () => {
    const element = create();
    expect(texts(element, '.uncertain')).toEqual([]);
    element.showsUncertain = true;
    await Promise.resolve();
    expect(texts(element, '.uncertain')).toEqual(['delivery']);
    expect(all(element, '.uncertain')[0].title).toBe('c.AC_Mark_Certainty');
  });

  it('does without words', () => {
    const element = create({
      turn: { text: 'Hello.', words: { text: [], start: [], end: [], confidence: [] } },
    });
    expect(all(element, '.text')[0].textContent).toBe('Hello.');
    expect(all(element, '[data-word]')).toEqual([]);
  });

  it('keeps languages without spaces without spaces', () => {
    const words = ['お電話', 'ありがとう', 'ございます。'];
    const confidence = [0.9, 0.9, 0.9];
    const turn = {
      text: words.join(''),
      words: { text: words, start: [0, 1, 2], end: [1, 2, 3], confidence },
    };
    const element = create({ turn, word: 1 });
    expect(all(element, '.text')[0].textContent).toBe('お電話ありがとうございます。');
    expect(texts(element, '.said')).toEqual(['ありがとう']);
  });

  it('is accessible', async () => {
    const matches = [{ turn: 0, start: 0, end: 2 }];
    const marks = [{ kind: 'redaction', from: 3, to: 11, type: 'NAME' }];
    await expect(create({ found: matches, marks, word: 2, showsUncertain: true })).toBeAccessible();
  });
});

describe('segments of a text', () => {
  const layer = fc.record({
    from: fc.integer({ min: -3, max: 40 }),
    to: fc.integer({ min: -3, max: 40 }),
    className: fc.constantFrom('a', 'b', 'c'),
  });

  it('never lose or double a character', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(layer, { maxLength: 8 }), (text, layers) => {
        expect(
          segmentsOf(text, layers)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('carry exactly the layers that cover them', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(layer, { maxLength: 8 }), (text, layers) => {
        for (const { key, className } of segmentsOf(text, layers)) {
          const covering = layers.filter(({ from, to }) => from <= key && to > key);
          expect(className.split(' ').filter(Boolean).sort()).toEqual(
            covering.map((each) => each.className).sort(),
          );
        }
      }),
    );
  });
});
