import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSentiment from 'c/acSentiment';

registerSa11yMatcher();

const SENTIMENT = { label: 'NEGATIVE', scores: { positive: 0.1, negative: 0.7, neutral: 0.15, mixed: 0.05 } };

function create() {
  const element = createElement('c-ac-sentiment', { is: AcSentiment });
  Object.assign(element, { party: 'Customer', sentiment: SENTIMENT });
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

  it('is accessible', async () => {
    await expect(create()).toBeAccessible();
  });
});
