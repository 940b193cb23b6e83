import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSentiment from 'c/acSentiment';

registerSa11yMatcher();

const SENTIMENT = { label: 'NEGATIVE', scores: { positive: 0.1, negative: 0.7, neutral: 0.15, mixed: 0.05 } };

function create(properties = { sentiment: SENTIMENT }) {
  const element = createElement('c-ac-sentiment', { is: AcSentiment });
  Object.assign(element, { party: 'Customer', ...properties });
  document.body.appendChild(element);
  return element;
}

describe('c-ac-sentiment', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('says it in a word', () => {
    const badge = create().shadowRoot.querySelector('.badge');
    expect(badge.textContent).toContain('c.AC_Negative');
    expect(badge.className).toContain('negative');
  });

  it('gives all four scores in words and bars', () => {
    const rows = [...create().shadowRoot.querySelectorAll('.score')];
    expect(rows.map((row) => row.textContent)).toEqual([
      'c.AC_Positive10%',
      'c.AC_Neutral15%',
      'c.AC_Mixed5%',
      'c.AC_Negative70%',
    ]);
    expect(rows[3].querySelector('.bar').getAttribute('style')).toContain('70%');
  });

  it('shows the word alone where the source gives no scores', () => {
    const { shadowRoot } = create({ sentiment: { label: 'MIXED' } });
    expect(shadowRoot.querySelector('.badge').textContent).toContain('c.AC_Mixed');
    expect(shadowRoot.querySelector('.scores')).toBeNull();
  });

  it('makes a word of the score of Contact Lens', () => {
    const { shadowRoot } = create({ score: -2.5 });
    expect(shadowRoot.querySelector('.badge').textContent).toContain('c.AC_Negative');
    expect(shadowRoot.querySelector('.of-five').textContent).toBe('c.AC_Score_Of_Five');
  });

  it('is accessible', async () => {
    await expect(create()).toBeAccessible();
  });
});
