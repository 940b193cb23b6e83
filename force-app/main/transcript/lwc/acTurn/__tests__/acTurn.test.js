import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTurn from 'c/acTurn';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

registerSa11yMatcher();

const [, COMPLAINT] = sampleConversation().turns;
const WORDS = COMPLAINT.text.split(' ');
const TIMED = {
  ...COMPLAINT,
  words: {
    text: WORDS,
    start: WORDS.map((_, index) => 3.5 + index / 2),
    end: WORDS.map((_, index) => 3.9 + index / 2),
    confidence: WORDS.map(() => 0.9),
  },
};

function create(properties = {}) {
  const element = createElement('c-ac-turn', { is: AcTurn });
  Object.assign(element, {
    turn: COMPLAINT,
    speaker: 'Customer',
    look: 'start customer',
    time: '0:03',
    playable: true,
    ...properties,
  });
  document.body.appendChild(element);
  return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const text = (element) => find(element, 'c-ac-turn-text');
const press = async (element, key) => {
  find(element, '.bubble').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  await Promise.resolve();
};

describe('c-ac-turn', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows who said what, when and in what mood', () => {
    const element = create();
    expect(find(element, '.speaker').textContent).toBe('Customer');
    expect(find(element, '.time').textContent).toBe('0:03');
    expect(text(element).turn).toEqual(COMPLAINT);
    expect(find(element, 'lightning-icon').title).toBe('c.AC_Negative');
  });

  it('stands on the side that its speaker has', () => {
    expect(find(create({ look: 'end agent' }), '.turn').className).toContain('end agent');
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

  describe('when it is chosen', () => {
    const chosen = jest.fn();
    const choosing = (properties) => {
      chosen.mockClear();
      const element = create(properties);
      element.addEventListener('choose', (event) => chosen(event.detail.word));
      return element;
    };

    it('tells so', () => {
      find(choosing(), 'button').click();
      expect(chosen).toHaveBeenCalledWith(-1);
    });

    it('tells which word was clicked', () => {
      const element = choosing({ turn: TIMED });
      text(element).dispatchEvent(new CustomEvent('wordpick', { detail: { word: 3 } }));
      find(element, 'button').click();
      find(element, 'button').click();
      expect(chosen.mock.calls).toEqual([[3], [-1]]);
    });

    it('tells to which word the arrows led, and announces it', async () => {
      const element = choosing({ turn: TIMED });
      await press(element, 'ArrowRight');
      await press(element, 'ArrowRight');
      await press(element, 'ArrowLeft');
      await press(element, 'ArrowRight');
      expect(text(element).cursor).toBe(1);
      expect(find(element, '[aria-live]').textContent).toBe('c.AC_Word_Cursor');
      find(element, 'button').click();
      expect(chosen).toHaveBeenCalledWith(1);
    });

    it('lets the arrows go the way the text runs', async () => {
      const element = choosing({ turn: TIMED });
      Object.defineProperty(text(element), 'direction', { value: 'rtl' });
      await press(element, 'ArrowLeft');
      await press(element, 'ArrowLeft');
      expect(text(element).cursor).toBe(1);
    });
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

  it('can be copied and linked to while the reader is near', async () => {
    const element = create();
    const events = [];
    for (const name of ['copy', 'copylink']) element.addEventListener(name, () => events.push(name));
    expect(find(element, '.actions')).toBeNull();
    find(element, '.turn').dispatchEvent(new CustomEvent('pointerenter'));
    await Promise.resolve();
    find(element, '.copy').click();
    find(element, '.copy-link').click();
    expect(events).toEqual(['copy', 'copylink']);
    find(element, '.turn').dispatchEvent(new CustomEvent('pointerleave'));
    await Promise.resolve();
    expect(find(element, '.actions')).toBeNull();
  });

  it('keeps its buttons while the focus goes from the bubble to them', async () => {
    const element = create({ isEntry: true });
    const turn = find(element, '.turn');
    const leave = (relatedTarget) => turn.dispatchEvent(new FocusEvent('focusout', { relatedTarget }));
    turn.dispatchEvent(new FocusEvent('focusin'));
    await Promise.resolve();
    leave(find(element, '.copy'));
    await Promise.resolve();
    expect(find(element, '.actions')).not.toBeNull();
    leave(document.body);
    await Promise.resolve();
    expect(find(element, '.actions')).toBeNull();
  });

  it('tells after its text what is marked in it, and how many comments it has', () => {
    const element = create({ marks: [{ kind: 'phrase', from: 3, to: 11 }], comments: 2 });
    const spoken = [...element.shadowRoot.querySelectorAll('.bubble .slds-assistive-text')];
    expect(spoken.map((each) => each.textContent)).toEqual([
      'c.AC_Turn_Said',
      'c.AC_Marked',
      'c.AC_Comments_Here',
    ]);
    expect(find(element, '.comments').title).toBe('c.AC_Comments_Here');
  });

  it('tells that a link led to it', () => {
    const element = create({ linked: true });
    expect(find(element, '.turn').className).toContain('linked');
    expect(find(element, '.link-mark').title).toBe('c.AC_Linked_Moment');
  });

  describe('of a chat', () => {
    const message = { ...COMPLAINT, kind: undefined };

    it('can be reached and read, but not played', () => {
      const element = create({ turn: message, playable: false, isEntry: true });
      expect(find(element, 'button')).toBeNull();
      element.focus();
      expect(element.shadowRoot.activeElement).toBe(find(element, '.bubble'));
    });

    it('names an attachment', () => {
      const element = create({ turn: { ...message, kind: 'ATTACHMENT', text: 'bill.pdf' }, playable: false });
      expect(find(element, '.attachment').textContent).toBe('c.AC_Attachment');
    });

    it('is a quiet line where it is an event', () => {
      const element = create({ turn: { ...message, kind: 'EVENT' }, playable: false });
      expect(find(element, '.turn').className).toContain('event');
    });
  });

  it.each([
    ['as a turn of a call', { active: true, isEntry: true, word: 1, turn: TIMED, linked: true, comments: 1 }],
    ['as a message of a chat', { playable: false, isEntry: true }],
    ['as an event of a chat', { playable: false, turn: { ...COMPLAINT, kind: 'EVENT' } }],
  ])('is accessible %s', async (_, properties) => {
    const element = create(properties);
    find(element, '.turn').dispatchEvent(new CustomEvent('pointerenter'));
    await expect(element).toBeAccessible();
  });
});
