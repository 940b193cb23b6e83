import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSummary from 'c/acSummary';

registerSa11yMatcher();

const PLACE = { turn: 1, start: 4, end: 8 };
const INSIGHTS = {
  summary: 'The delivery was late and leaves today.',
  issues: [{ text: 'The delivery is late.', places: [PLACE] }],
  outcomes: [],
  actionItems: [{ text: 'Send it today.', places: [PLACE] }],
  categories: [{ text: 'Complaints', places: [PLACE, PLACE] }],
};

function create(insights) {
  const element = createElement('c-ac-summary', { is: AcSummary });
  element.insights = insights;
  document.body.appendChild(element);
  return element;
}

describe('c-ac-summary', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows the summary, and the lists that have something in them', () => {
    const { shadowRoot } = create(INSIGHTS);
    expect(shadowRoot.querySelector('.summary').textContent).toBe('The delivery was late and leaves today.');
    const headings = [...shadowRoot.querySelectorAll('c-ac-finding-list')].map(({ heading }) => heading);
    expect(headings).toEqual(['c.AC_Issues', 'c.AC_Action_Items']);
    expect(shadowRoot.querySelector('c-ac-mentions').mentions).toEqual([
      { key: 'Complaints', text: 'Complaints', places: [PLACE, PLACE] },
    ]);
  });

  it('passes on where the reader wants to go', () => {
    const element = create(INSIGHTS);
    const seeks = jest.fn();
    element.addEventListener('seek', (event) => seeks(event.detail));
    for (const selector of ['c-ac-finding-list', 'c-ac-mentions']) {
      const detail = { seconds: 4, turn: 1 };
      element.shadowRoot.querySelector(selector).dispatchEvent(new CustomEvent('seek', { detail }));
    }
    expect(seeks).toHaveBeenCalledTimes(2);
  });

  it('is accessible', async () => {
    await expect(create(INSIGHTS)).toBeAccessible();
  });
});
