import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTimelineTools from 'c/acTimelineTools';

registerSa11yMatcher();

describe('c-ac-timeline-tools', () => {
  let element;
  const commands = jest.fn();

  beforeEach(() => {
    element = createElement('c-ac-timeline-tools', { is: AcTimelineTools });
    Object.assign(element, { view: { start: 0, end: 90 }, duration: 90 });
    element.addEventListener('command', (event) => commands(event.detail.command));
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    commands.mockClear();
  });

  const buttons = () => [...element.shadowRoot.querySelectorAll('[data-command]')];
  const button = (command) => buttons().find(({ dataset }) => dataset.command === command);
  const names = () => buttons().map(({ dataset }) => dataset.command);

  it('offers what can be done without a range', () => {
    expect(names()).toEqual(['zoomout', 'zoomin', 'fit', 'select', 'link']);
    expect(element.shadowRoot.querySelector('.range')).toBeNull();
  });

  it('offers to loop and to clear the range that is selected', async () => {
    Object.assign(element, { range: { start: 1, end: 5 }, looping: true });
    await Promise.resolve();
    expect(names()).toEqual(['zoomout', 'zoomin', 'fit', 'select', 'loop', 'clear', 'link']);
    expect(button('loop').selected).toBe(true);
    expect(element.shadowRoot.querySelector('.range')).not.toBeNull();
  });

  it('does not offer to zoom further than it goes', async () => {
    expect([button('zoomout').disabled, button('zoomin').disabled, button('fit').disabled]).toEqual([
      true,
      false,
      true,
    ]);
    element.view = { start: 10, end: 12 };
    await Promise.resolve();
    expect([button('zoomout').disabled, button('zoomin').disabled, button('fit').disabled]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('says what is wanted', () => {
    for (const each of buttons()) each.click();
    expect(commands.mock.calls.flat()).toEqual(names());
  });

  it('is accessible', async () => {
    element.range = { start: 1, end: 5 };
    await Promise.resolve();
    await expect(element).toBeAccessible();
  });
});
