import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcLanguages from 'c/acLanguages';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

registerSa11yMatcher();

function create(dominantLanguages) {
  const element = createElement('c-ac-languages', { is: AcLanguages });
  element.conversation = sampleConversation({ insights: { dominantLanguages } });
  element.names = { customer: 'Customer', agent: 'Agent' };
  document.body.appendChild(element);
  return element;
}

const rows = (element) =>
  [...element.shadowRoot.querySelectorAll('tbody tr')].map(({ cells }) =>
    [...cells].map(({ textContent }) => textContent),
  );

describe('c-ac-languages', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows the languages of everybody and of each party, the surest first', () => {
    const element = create({
      conversation: [
        { code: 'es', score: 0.3 },
        { code: 'en', score: 0.7 },
      ],
      agent: [{ code: 'en', score: 0.99 }],
    });
    expect(rows(element)).toEqual([
      ['c.AC_Conversation', 'English', '70%'],
      ['c.AC_Conversation', 'Spanish', '30%'],
      ['Agent', 'English', '99%'],
    ]);
  });

  it('leaves out guesses, but never the only language', () => {
    const element = create({
      conversation: [
        { code: 'en', score: 0.995 },
        { code: 'fr', score: 0.005 },
      ],
      customer: [{ code: 'pt', score: 0.004 }],
    });
    expect(rows(element).map(([, language]) => language)).toEqual(['English', 'Portuguese']);
  });

  it('is accessible', async () => {
    await expect(create({ conversation: [{ code: 'en', score: 0.9 }] })).toBeAccessible();
  });
});
