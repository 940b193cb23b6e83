import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTurnList from 'c/acTurnList';
import {
  longConversation,
  sampleConversation,
} from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';
import { BLOCK_SIZE } from '../blocks';

registerSa11yMatcher();

const CONVERSATION = sampleConversation();
const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-turn-list', () => {
  /** @type {(entries: object[]) => void} */
  let seen;
  const disconnect = jest.fn();

  beforeEach(() => {
    global.IntersectionObserver = class {
      constructor(callback) {
        seen = callback;
      }
      observe() {}
      disconnect = disconnect;
    };
    window.matchMedia = () => ({ matches: true });
    Element.prototype.scrollTo = jest.fn();
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    delete Element.prototype.scrollTo;
    delete window.matchMedia;
    delete global.IntersectionObserver;
  });

  function create(turns, properties = {}) {
    const element = createElement('c-ac-turn-list', { is: AcTurnList });
    Object.assign(element, { conversation: CONVERSATION, turns, ...properties });
    document.body.appendChild(element);
    return element;
  }

  const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
  const shown = (element) => all(element, 'c-ac-turn').map((turn) => Number(turn.dataset.position));
  const block = (element, index) => element.shadowRoot.querySelector(`[data-block="${index}"]`);
  const press = (element, key) =>
    element.shadowRoot
      .querySelector('c-ac-turn')
      .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

  it('shows every turn of a short call between its start and its end', () => {
    const element = create(sampleConversation().turns);
    expect(shown(element)).toEqual([0, 1, 2]);
    expect(all(element, '.edge').map((edge) => edge.textContent)).toEqual([
      'c.AC_Contact_Started',
      'c.AC_Contact_Ended',
    ]);
    expect(all(element, 'c-ac-turn').map((turn) => `${turn.speaker} ${turn.look}`)).toEqual([
      'c.AC_Agent end agent',
      'c.AC_Customer start customer',
      'c.AC_Agent end agent',
    ]);
  });

  it('renders of ten thousand turns only those in sight, and keeps room for the others', () => {
    const element = create(longConversation(10_000).turns);
    expect(shown(element)).toHaveLength(BLOCK_SIZE);
    expect(all(element, '.block')).toHaveLength(Math.ceil(10_000 / BLOCK_SIZE));
    expect(block(element, 5).style.blockSize || block(element, 5).getAttribute('style')).toContain('px');
    const item = element.shadowRoot.querySelector('[role="listitem"]');
    expect(item.getAttribute('aria-setsize')).toBe('10000');
  });

  it('renders what comes into sight, and remembers the height of what leaves it', async () => {
    const element = create(longConversation(300).turns);
    seen([{ target: block(element, 3), isIntersecting: true }]);
    await flush();
    expect(shown(element)).toContain(3 * BLOCK_SIZE);
    seen([{ target: block(element, 3), isIntersecting: false, boundingClientRect: { height: 777 } }]);
    await flush();
    expect(shown(element)).not.toContain(3 * BLOCK_SIZE);
    expect(block(element, 3).getAttribute('style')).toContain('777px');
  });

  it('brings a turn into sight that was not rendered', async () => {
    const element = create(longConversation(1000).turns);
    element.showTurn(500);
    await flush();
    expect(shown(element)).toContain(500);
    expect(Element.prototype.scrollTo).toHaveBeenCalledWith(expect.objectContaining({ behavior: 'auto' }));
  });

  it('does nothing for a turn that is not there', async () => {
    const element = create(longConversation(10).turns);
    element.showTurn(-1);
    await flush();
    expect(Element.prototype.scrollTo).not.toHaveBeenCalled();
  });

  it('marks the turn that is being said', async () => {
    const element = create(longConversation(10).turns, { active: 4 });
    const active = () => all(element, 'c-ac-turn').filter((turn) => turn.active);
    expect(active().map((turn) => turn.dataset.position)).toEqual(['4']);
    element.active = 5;
    await flush();
    expect(active().map((turn) => turn.dataset.position)).toEqual(['5']);
  });

  it('gives the turn that is being said its word, and no other', () => {
    const element = create(longConversation(3).turns, { active: 1, word: 2 });
    expect(all(element, 'c-ac-turn').map((turn) => turn.word)).toEqual([-1, 2, -1]);
  });

  it('gives each turn its matches, and the current one to its turn', () => {
    const matches = [
      { turn: 1, start: 0, end: 4 },
      { turn: 1, start: 5, end: 9 },
    ];
    const element = create(longConversation(3).turns, { found: matches, currentMatch: matches[1] });
    expect(all(element, 'c-ac-turn').map((turn) => turn.found.length)).toEqual([0, 2, 0]);
    expect(all(element, 'c-ac-turn').map((turn) => turn.currentMatch?.start)).toEqual([
      undefined,
      5,
      undefined,
    ]);
  });

  it('gives each turn its marks, comments and link by the turn’s index, also where some are left out', () => {
    const [, second, third] = longConversation(3).turns;
    const mark = { kind: 'phrase', from: 0, to: 4 };
    const element = create([second, third], {
      marks: new Map([[2, [mark]]]),
      comments: new Map([[1, 3]]),
      linked: new Set([2]),
    });
    const turns = all(element, 'c-ac-turn');
    expect(turns.map((turn) => turn.marks.length)).toEqual([0, 1]);
    expect(turns.map((turn) => turn.comments)).toEqual([3, 0]);
    expect(turns.map((turn) => turn.linked)).toEqual([false, true]);
  });

  it('shows speakers whom nobody knows on either side', () => {
    const participants = ['speaker-1', 'speaker-2'].map((id) => ({ id, role: 'UNKNOWN' }));
    const turns = participants.map(({ id }, index) => ({
      index,
      participant: id,
      start: index,
      end: index,
      text: id,
    }));
    const element = create(turns, { conversation: { ...CONVERSATION, participants } });
    expect(all(element, 'c-ac-turn').map(({ speaker, look }) => `${speaker}, ${look}`)).toEqual([
      'c.AC_Speaker 1, start customer',
      'c.AC_Speaker 2, end agent',
    ]);
  });

  describe('of a chat', () => {
    const chat = { ...CONVERSATION, channel: 'CHAT', startedAt: '2026-11-20T22:03:00Z' };

    it('tells the time of day, and that a chat began and ended', () => {
      const element = create(CONVERSATION.turns, { conversation: chat });
      expect(all(element, 'c-ac-turn')[1].time).toMatch(/^2:03:03\sPM$/);
      expect(all(element, 'c-ac-turn').map((turn) => turn.playable)).toEqual([false, false, false]);
      expect(all(element, '.edge').map((edge) => edge.textContent)).toEqual([
        'c.AC_Chat_Started',
        'c.AC_Chat_Ended',
      ]);
    });

    it('is accessible', async () => {
      await expect(create(CONVERSATION.turns, { conversation: chat })).toBeAccessible();
    });
  });

  it('says which turn and which word was chosen', () => {
    const element = create(longConversation(10).turns);
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen(event.detail));
    all(element, 'c-ac-turn')[7].dispatchEvent(new CustomEvent('choose', { detail: { word: 2 } }));
    expect(chosen).toHaveBeenCalledWith({ position: 7, word: 2 });
  });

  it.each(['copy', 'copylink'])('passes on %s with the turn', (name) => {
    const element = create(longConversation(10).turns);
    const asked = jest.fn();
    element.addEventListener(name, (event) => asked(event.detail.position));
    all(element, 'c-ac-turn')[4].dispatchEvent(new CustomEvent(name));
    expect(asked).toHaveBeenCalledWith(4);
  });

  it('shows of a turn higher than the list where the reader is in it', async () => {
    const element = create(longConversation(3).turns);
    const rect = (top, height) => ({ top, height, bottom: top + height });
    element.shadowRoot.querySelector('.scroller').getBoundingClientRect = () => rect(0, 500);
    const turn = all(element, 'c-ac-turn')[1];
    turn.getBoundingClientRect = () => rect(100, 900);
    Object.defineProperty(turn, 'placeOfInterest', { value: rect(800, 20) });
    element.showTurn(1);
    await flush();
    expect(Element.prototype.scrollTo).toHaveBeenCalledWith(
      expect.objectContaining({ top: 800 - 500 * 0.3 }),
    );
  });

  it('has one way in for the keyboard and lets the arrows go on from there', async () => {
    const element = create(longConversation(100).turns);
    const entries = () => all(element, 'c-ac-turn').filter((turn) => turn.isEntry);
    expect(entries().map((turn) => turn.dataset.position)).toEqual(['0']);
    press(element, 'ArrowDown');
    await flush();
    expect(entries().map((turn) => turn.dataset.position)).toEqual(['1']);
    press(element, 'End');
    await flush();
    expect(entries().map((turn) => turn.dataset.position)).toEqual(['99']);
    expect(element.shadowRoot.activeElement.dataset.position).toBe('99');
  });

  it.each([
    [
      'turns the wheel',
      (element) => element.shadowRoot.querySelector('.scroller').dispatchEvent(new CustomEvent('wheel')),
    ],
    ['moves by keys', (element) => press(element, 'ArrowDown')],
    [
      'takes the scroll bar',
      (element) =>
        element.shadowRoot.querySelector('.scroller').dispatchEvent(new CustomEvent('pointerdown')),
    ],
  ])('notices that the reader %s', (_, act) => {
    const element = create(longConversation(10).turns);
    const noticed = jest.fn();
    element.addEventListener('readerscroll', noticed);
    act(element);
    expect(noticed).toHaveBeenCalledTimes(1);
  });

  it('begins anew with another conversation', async () => {
    const element = create(longConversation(100).turns);
    element.turns = sampleConversation().turns;
    await flush();
    expect(shown(element)).toEqual([0, 1, 2]);
  });

  it('stops observing when it goes', () => {
    create(longConversation(10).turns).remove();
    expect(disconnect).toHaveBeenCalledTimes(1);
  });

  it('is accessible', async () => {
    await expect(create(sampleConversation().turns, { active: 1 })).toBeAccessible();
  });
});
