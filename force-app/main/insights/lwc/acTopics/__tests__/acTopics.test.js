import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTopics from 'c/acTopics';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

registerSa11yMatcher();

const place = (turn, start) => ({ turn, start, end: start + 1 });
const found = (text, places, more = {}) => ({
  text,
  score: 0.9,
  count: places.length,
  participants: [],
  places,
  ...more,
});

const CONVERSATION = sampleConversation({
  insights: {
    keyPhrases: [
      found('the address', [place(1, 6)]),
      found('the délivery', [place(1, 4), place(2, 9)]),
      found('today', [place(2, 11)], { score: 0.4 }),
    ],
    entities: [
      found('Leeds', [place(1, 5)], { type: 'LOCATION', source: 'BUILT_IN' }),
      found('Northwind', [place(0, 2)], { type: 'ORGANIZATION', source: 'BUILT_IN' }),
      found('ORD-1', [place(2, 9)], { type: 'ORDER', source: 'CUSTOM' }),
      found('express', [place(2, 10)], { type: 'ORGANIZATION', source: 'TERM' }),
    ],
  },
});

describe('c-ac-topics', () => {
  let element;

  beforeEach(() => {
    element = createElement('c-ac-topics', { is: AcTopics });
    element.conversation = CONVERSATION;
    element.names = { customer: 'Customer', agent: 'Agent' };
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  const lists = () =>
    [...element.shadowRoot.querySelectorAll('c-ac-mentions')].map(({ label, mentions }) => [
      label,
      ...mentions.map(({ text, places }) => `${text} ${places.length}`),
    ]);

  async function choose(selector, value) {
    element.shadowRoot
      .querySelector(selector)
      .dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await Promise.resolve();
  }

  it('shows own terms first, then phrases, then entities by type', () => {
    expect(lists()).toEqual([
      ['ORDER', 'ORD-1 1'],
      ['c.AC_Entity_Organization', 'express 1'],
      ['c.AC_Key_Phrases', 'the délivery 2', 'the address 1', 'today 1'],
      ['c.AC_Entity_Location', 'Leeds 1'],
      ['c.AC_Entity_Organization', 'Northwind 1'],
    ]);
  });

  it('tells own terms from built-in types of the same name', () => {
    const own = element.shadowRoot.querySelectorAll('.own c-ac-mentions');
    expect([...own].map(({ mentions }) => mentions[0].text)).toEqual(['ORD-1', 'express']);
  });

  it('shows what one party said, with only its places', async () => {
    await choose('lightning-radio-group', 'customer');
    expect(lists()).toEqual([
      ['c.AC_Key_Phrases', 'the address 1', 'the délivery 1'],
      ['c.AC_Entity_Location', 'Leeds 1'],
    ]);
  });

  it('finds without letter case and accents', async () => {
    await choose('lightning-input', 'DELIVERY');
    expect(lists()).toEqual([['c.AC_Key_Phrases', 'the délivery 2']]);
  });

  it('says that there is nothing of that', async () => {
    await choose('lightning-input', 'zebra');
    expect(lists()).toEqual([]);
    expect(element.shadowRoot.querySelector('.none').textContent).toBe('c.AC_No_Topics');
  });

  it('passes on where the reader wants to go', () => {
    const seeks = jest.fn();
    element.addEventListener('seek', (event) => seeks(event.detail));
    for (const list of element.shadowRoot.querySelectorAll('c-ac-mentions'))
      list.dispatchEvent(new CustomEvent('seek', { detail: { seconds: 4, turn: 1 } }));
    expect(seeks).toHaveBeenCalledTimes(5);
  });

  it('is accessible', async () => {
    await expect(element).toBeAccessible();
  });
});
