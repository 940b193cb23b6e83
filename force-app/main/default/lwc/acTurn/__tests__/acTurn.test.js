import { createElement } from 'lwc';
import fc from 'fast-check';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTurn from 'c/acTurn';
import { sampleConversation } from '../../acConversation/__tests__/data/sampleCall';
import { segmentsOf } from '../segments';

registerSa11yMatcher();

const [, COMPLAINT, ANSWER] = sampleConversation().turns;

function create(properties = {}) {
  const element = createElement('c-ac-turn', { is: AcTurn });
  Object.assign(element, { turn: COMPLAINT, speakerRole: 'CUSTOMER', ...properties });
  document.body.appendChild(element);
  return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

describe('c-ac-turn', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows who said what, when and in what mood', () => {
    const element = create();
    expect(find(element, '.speaker').textContent).toBe('c.AC_Customer');
    expect(find(element, '.time').textContent).toBe('0:03');
    expect(find(element, '.bubble').textContent).toContain(COMPLAINT.text);
    expect(find(element, 'lightning-icon').title).toBe('c.AC_Negative');
  });

  it('puts the agent on the other side', () => {
    expect(find(create({ turn: ANSWER, speakerRole: 'AGENT' }), '.turn').className).toContain('agent');
  });

  it('shows no mood where none was found', () => {
    expect(find(create({ turn: { ...COMPLAINT, sentiment: undefined } }), 'lightning-icon')).toBeNull();
  });

  it('tells screen readers that it is being said', async () => {
    const element = create();
    expect(find(element, 'button').getAttribute('aria-current')).toBeNull();
    element.active = true;
    await Promise.resolve();
    expect(find(element, 'button').getAttribute('aria-current')).toBe('true');
  });

  it('can be chosen', () => {
    const element = create();
    const chosen = jest.fn();
    element.addEventListener('choose', chosen);
    find(element, 'button').click();
    expect(chosen).toHaveBeenCalledTimes(1);
  });

  it('is the way in for the keyboard only where it is told to be', async () => {
    const element = create();
    expect(find(element, 'button').tabIndex).toBe(-1);
    element.isEntry = true;
    await Promise.resolve();
    expect(find(element, 'button').tabIndex).toBe(0);
    element.focus();
    expect(element.shadowRoot.activeElement).toBe(find(element, 'button'));
  });

  it('marks what was found', () => {
    const element = create({ matches: [{ start: 3, end: 11, isCurrent: true }] });
    const marks = [...element.shadowRoot.querySelectorAll('mark')];
    expect(marks.map((mark) => mark.textContent)).toEqual(['delivery']);
    expect(marks[0].className).toContain('current');
  });

  it('is accessible', async () => {
    await expect(create({ active: true, isEntry: true, matches: [{ start: 0, end: 2 }] })).toBeAccessible();
  });
});

describe('segments of a turn', () => {
  it('never lose or double a character', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat(40), { maxLength: 8 }), (text, cuts) => {
        const places = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
        const found = [];
        for (let i = 0; i + 1 < places.length; i += 2) found.push({ start: places[i], end: places[i + 1] });
        const segments = segmentsOf(text, found);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        expect(segments.filter((segment) => segment.isMatch)).toHaveLength(found.length);
      }),
    );
  });
});
