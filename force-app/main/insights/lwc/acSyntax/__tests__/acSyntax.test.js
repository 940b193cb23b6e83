import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSyntax from 'c/acSyntax';

registerSa11yMatcher();

const syntax = (nouns) => ({
  partsOfSpeech: [
    { tag: 'PUNCT', count: 40 },
    { tag: 'VERB', count: 5 },
    { tag: 'NOUN', count: nouns },
    { tag: 'X2', count: 1 },
  ],
  words: [
    { tag: 'NOUN', text: 'van', count: 1 },
    { tag: 'NOUN', text: 'order', count: 7, starts: [4, 9] },
    { tag: 'VERB', text: 'send', count: 5 },
  ],
});

function create(value) {
  const element = createElement('c-ac-syntax', { is: AcSyntax });
  element.names = { customer: 'Customer' };
  element.syntax = value;
  document.body.appendChild(element);
  return element;
}

const tags = (element) => [...element.shadowRoot.querySelectorAll('.tag')];
const mentions = (element) => element.shadowRoot.querySelector('c-ac-mentions');
const counts = (element) =>
  [...element.shadowRoot.querySelectorAll('.count')].map(({ textContent }) => textContent.trim());

describe('c-ac-syntax', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows the parts of speech, the most frequent first, without punctuation', () => {
    const element = create({ conversation: syntax(10) });
    expect(tags(element).map(({ textContent }) => textContent)).toEqual([
      'c.AC_Syntax_Nouns',
      'c.AC_Syntax_Verbs',
      'X2',
    ]);
    expect(counts(element)).toEqual(['10', '5', '1']);
    const widths = [...element.shadowRoot.querySelectorAll('.bar')].map((bar) => bar.style.inlineSize);
    expect(widths).toEqual(['100%', '50%', '10%']);
  });

  it('opens the words of one part of speech, and closes them', async () => {
    const element = create({ conversation: syntax(10) });
    const words = () => mentions(element)?.mentions.map(({ text, count }) => `${text} ×${count}`) ?? [];
    tags(element)[0].click();
    await Promise.resolve();
    expect(words()).toEqual(['order ×7', 'van ×1']);
    expect(tags(element)[0].getAttribute('aria-expanded')).toBe('true');
    tags(element)[0].click();
    await Promise.resolve();
    expect(words()).toEqual([]);
  });

  it('leads to where a word was said, as far as the file tells', async () => {
    const element = create({ conversation: syntax(10) });
    const seek = jest.fn();
    element.addEventListener('seek', ({ detail }) => seek(detail));
    tags(element)[0].click();
    await Promise.resolve();
    expect(mentions(element).mentions.map(({ places }) => places)).toEqual([
      [{ start: 4 }, { start: 9 }],
      [],
    ]);
    mentions(element).dispatchEvent(new CustomEvent('seek', { detail: { seconds: 4 } }));
    expect(seek).toHaveBeenCalledWith({ seconds: 4 });
  });

  it('shows one party', async () => {
    const element = create({ conversation: syntax(10), customer: syntax(3) });
    const group = element.shadowRoot.querySelector('lightning-radio-group');
    expect(group.options).toEqual([
      { label: 'c.AC_Everybody', value: 'conversation' },
      { label: 'Customer', value: 'customer' },
    ]);
    group.dispatchEvent(new CustomEvent('change', { detail: { value: 'customer' } }));
    await Promise.resolve();
    expect(counts(element)).toEqual(['5', '3', '1']);
  });

  it('lists the parties in the order of their names, whatever that of the file', () => {
    const element = createElement('c-ac-syntax', { is: AcSyntax });
    element.names = { customer: 'Customer', agent: 'Agent' };
    element.syntax = { agent: syntax(1), customer: syntax(2), conversation: syntax(3) };
    document.body.appendChild(element);
    const { options } = element.shadowRoot.querySelector('lightning-radio-group');
    expect(options.map(({ value }) => value)).toEqual(['conversation', 'customer', 'agent']);
  });

  it('offers no choice where there is one party only', () => {
    const element = create({ customer: syntax(3) });
    expect(element.shadowRoot.querySelector('lightning-radio-group')).toBeNull();
    expect(counts(element)).toEqual(['5', '3', '1']);
  });

  it('is accessible, with words open', async () => {
    const element = create({ conversation: syntax(10), customer: syntax(3) });
    tags(element)[0].click();
    await Promise.resolve();
    await expect(element).toBeAccessible();
  });
});
