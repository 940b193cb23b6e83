import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTranscriptViewer from 'c/acTranscriptViewer';
import { NO_FILTER } from 'c/acTurnFilter';
import {
  longConversation,
  sampleConversation,
} from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

registerSa11yMatcher();

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));
const CUSTOMER_ONLY = { ...NO_FILTER, participants: ['customer'] };
const AGENT_ONLY = { ...NO_FILTER, participants: ['agent'] };
const NOBODY = { ...NO_FILTER, participants: ['somebody-else'] };

describe('c-ac-transcript-viewer', () => {
  let element;
  const told = {};

  beforeEach(() => {
    global.IntersectionObserver = class {
      observe() {}
      disconnect() {}
    };
    window.matchMedia = () => ({ matches: true });
    Element.prototype.scrollTo = jest.fn();
    element = createElement('c-ac-transcript-viewer', { is: AcTranscriptViewer });
    for (const name of ['seek', 'searched', 'copy', 'copylink']) {
      told[name] = jest.fn();
      element.addEventListener(name, (event) => told[name](event.detail));
    }
  });

  afterEach(() => {
    document.body.replaceChildren();
    delete Element.prototype.scrollTo;
    delete window.matchMedia;
    delete global.IntersectionObserver;
  });

  async function show(conversation = sampleConversation(), properties = {}) {
    Object.assign(element, { conversation, ...properties });
    document.body.appendChild(element);
    await flush();
  }

  const find = (selector) => element.shadowRoot.querySelector(selector);
  const list = () => find('c-ac-turn-list');
  const send = async (target, name, detail) => {
    target.dispatchEvent(new CustomEvent(name, { detail }));
    await flush();
  };
  const search = (query) => send(find('c-ac-search-bar'), 'search', { query });
  const step = (by) => send(find('c-ac-search-bar'), 'step', { by });
  const openFilter = async () => {
    find('.filter-tool').click();
    await flush();
  };
  const filterBy = async (filter) => {
    if (!find('c-ac-transcript-filter')) await openFilter();
    await send(find('c-ac-transcript-filter'), 'filterchange', { filter });
  };
  const isFollowing = () => find('.follow').getAttribute('aria-checked');
  const say = async (turn, word = -1) => {
    element.said = { turn, word };
    await flush();
  };

  it('follows what is said, turn and word', async () => {
    await show();
    await say(2, 1);
    expect([list().active, list().word]).toEqual([2, 1]);
    expect(Element.prototype.scrollTo).toHaveBeenCalled();
  });

  it('lets the reader scroll, and follows again when asked', async () => {
    await show();
    await say(0);
    await send(list(), 'readerscroll');
    expect(isFollowing()).toBe('false');
    Element.prototype.scrollTo.mockClear();
    await say(1);
    expect(list().active).toBe(1);
    expect(Element.prototype.scrollTo).not.toHaveBeenCalled();
    find('.follow-again').click();
    await flush();
    expect(isFollowing()).toBe('true');
    expect(find('.follow-again')).toBeNull();
    expect(Element.prototype.scrollTo).toHaveBeenCalled();
  });

  it('offers to follow again only where something is followed', async () => {
    await show();
    find('.follow').click();
    await flush();
    expect(isFollowing()).toBe('false');
    expect(find('.follow-again')).toBeNull();
  });

  it('tells which turn and word of the conversation was chosen, copied or linked to', async () => {
    await show();
    await filterBy(AGENT_ONLY);
    await send(list(), 'choose', { position: 1, word: 3 });
    await send(list(), 'copy', { position: 1 });
    await send(list(), 'copylink', { position: 0 });
    expect(told.seek).toHaveBeenCalledWith({ turn: 2, word: 3 });
    expect(told.copy).toHaveBeenCalledWith({ turn: 2 });
    expect(told.copylink).toHaveBeenCalledWith({ turn: 0 });
  });

  describe('when it is searched', () => {
    it('goes from match to match and round, and stops following', async () => {
      await show();
      await search('DELIVERY');
      expect(list().found.map((match) => match.turn)).toEqual([1, 2]);
      expect(find('c-ac-search-bar').count).toBe(2);
      await step(1);
      expect(list().currentMatch.turn).toBe(2);
      await step(1);
      expect(list().currentMatch.turn).toBe(1);
      await step(-1);
      expect(list().currentMatch.turn).toBe(2);
      expect(isFollowing()).toBe('false');
    });

    it('tells when the matches were said, and when there are none any more', async () => {
      await show();
      await search('delivery');
      const [{ places }] = told.searched.mock.calls[0];
      expect(places.map(({ text }) => text)).toEqual(['delivery', 'delivery']);
      expect(places[0].start).toBeGreaterThan(3.5);
      expect(places[0].end).toBeLessThan(8);
      await search('');
      expect(told.searched).toHaveBeenLastCalledWith({ places: [] });
    });

    it('finds in ten thousand turns only what is there', async () => {
      await show(longConversation(10_000));
      await search('number 9999');
      expect(list().found).toEqual([expect.objectContaining({ turn: 9999 })]);
      await step(1);
      expect(list().currentMatch.turn).toBe(9999);
    });
  });

  describe('when it is filtered', () => {
    it('shows the turns that fit, and how many they are', async () => {
      await show();
      expect(find('.shown').textContent).toBe('c.AC_Turns_All');
      await filterBy(CUSTOMER_ONLY);
      expect(list().turns.map(({ index }) => index)).toEqual([1]);
      expect(find('.shown').textContent).toBe('c.AC_Turns_Shown');
      expect(find('.filter-tool').textContent).toContain('c.AC_Filter_Count');
    });

    it('searches and follows in what is shown', async () => {
      await show();
      await search('delivery');
      await filterBy(AGENT_ONLY);
      expect(list().found.map(({ turn }) => list().turns[turn].index)).toEqual([2]);
      await say(2);
      expect(list().active).toBe(1);
      await say(1);
      expect(list().active).toBe(-1);
    });

    it('says that nothing fits, and clears the filters', async () => {
      await show();
      await filterBy(NOBODY);
      expect(list()).toBeNull();
      expect(find('c-ac-empty-state').state.name).toBe('NO_TURNS');
      find('.clear').click();
      await flush();
      expect(list().turns).toHaveLength(3);
    });

    it('clears them for a turn that was asked for elsewhere', async () => {
      await show();
      await filterBy(AGENT_ONLY);
      element.showTurn(1);
      await flush();
      expect(list().turns).toHaveLength(3);
    });
  });

  it('shows the kinds of marks that occur, and hides one when told to', async () => {
    await show();
    find('.marks-tool').click();
    await flush();
    const legend = find('c-ac-text-mark-legend');
    expect(legend.kinds).toEqual([{ kind: 'phrase', count: 2 }]);
    expect(list().marks.get(2)).toHaveLength(1);
    await send(legend, 'marktoggle', { kind: 'phrase' });
    expect(list().marks.get(2)).toHaveLength(0);
    await send(legend, 'marktoggle', { kind: 'phrase' });
    expect(list().marks.get(2)).toHaveLength(1);
  });

  it('offers no marks where nothing was found', async () => {
    await show(sampleConversation({ insights: {} }));
    expect(find('.marks-tool')).toBeNull();
  });

  it('follows no sound in a chat', async () => {
    await show(sampleConversation({ channel: 'CHAT' }));
    await say(1);
    expect(find('.follow')).toBeNull();
    expect(list().active).toBe(-1);
  });

  it.each([
    ['as it opens', async () => {}],
    [
      'with filters and marks open',
      async () => {
        await openFilter();
        find('.marks-tool').click();
        await flush();
      },
    ],
    ['while it is searched', () => search('delivery')],
    ['where no turn fits', () => filterBy(NOBODY)],
    [
      'where it no longer follows',
      async () => {
        await say(1);
        await send(list(), 'readerscroll');
      },
    ],
  ])('is accessible %s', async (_, act) => {
    await show();
    await act();
    await expect(element).toBeAccessible();
  });
});
