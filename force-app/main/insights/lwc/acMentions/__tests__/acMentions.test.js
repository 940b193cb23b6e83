import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcMentions from 'c/acMentions';

registerSa11yMatcher();

const at = (start, turn = 0) => ({ turn, start, end: start + 1 });
const MENTIONS = [
  { key: 'delivery', text: 'the delivery', places: [at(4, 1), at(9, 2)] },
  { key: 'address', text: 'the address', places: [at(6, 1)] },
];
const many = (count) =>
  Array.from({ length: count }, (_, index) => ({ ...MENTIONS[0], key: `${index}`, text: `phrase ${index}` }));

function create(mentions = MENTIONS) {
  const element = createElement('c-ac-mentions', { is: AcMentions });
  element.mentions = mentions;
  element.label = 'Key phrases';
  document.body.appendChild(element);
  return element;
}

const buttons = (element) => [...element.shadowRoot.querySelectorAll('.mention')];

describe('c-ac-mentions', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows them in their order, with how often where it is more than once', () => {
    expect(buttons(create()).map((button) => button.textContent)).toEqual(['the delivery×2', 'the address']);
  });

  it('leads to where one was said, one place after the other, and tells which', async () => {
    const element = create();
    const seeks = [];
    element.addEventListener('seek', (event) => seeks.push(event.detail));
    const press = async () => {
      buttons(element)[0].click();
      await Promise.resolve();
      return buttons(element)[0].querySelector('.count').textContent;
    };
    const counts = [await press(), await press(), await press()];
    expect(seeks).toEqual([
      { seconds: 4, turn: 1 },
      { seconds: 9, turn: 2 },
      { seconds: 4, turn: 1 },
    ]);
    expect(counts).toEqual(['1/2', '2/2', '1/2']);
  });

  it('tells a screen reader where it went', async () => {
    const element = create();
    buttons(element)[1].click();
    await Promise.resolve();
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toBe('c.AC_Mention_Place_Of');
  });

  it('offers nothing to press where the place is not known', async () => {
    const element = create([{ ...MENTIONS[0], places: [] }]);
    expect(buttons(element)[0].localName).toBe('span');
    expect(buttons(element)[0].textContent).toBe('the delivery');
    await expect(element).toBeAccessible();
  });

  it('tells how often one was, also where it leads to the first places only', async () => {
    const element = create([{ ...MENTIONS[0], count: 47 }]);
    expect(buttons(element)[0].textContent).toBe('the delivery×47');
    buttons(element)[0].click();
    await Promise.resolve();
    expect(buttons(element)[0].textContent).toBe('the delivery1/2');
  });

  it('shows few at first, and all when asked', async () => {
    const element = create(many(20));
    expect(buttons(element)).toHaveLength(12);
    element.shadowRoot.querySelector('.expand').click();
    await Promise.resolve();
    expect(buttons(element)).toHaveLength(20);
    element.shadowRoot.querySelector('.expand').click();
    await Promise.resolve();
    expect(buttons(element)).toHaveLength(12);
  });

  it('is accessible', async () => {
    await expect(create(many(20))).toBeAccessible();
  });
});
