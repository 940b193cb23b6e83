import { commandOf } from '../playerKeys';

/** Makes `tag`, with attributes, inside of `around`. */
function place(tag, attributes = {}, around = document.body) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  around.append(element);
  return element;
}

/** What a key asks for that is pressed in an element of the player. */
function pressed(key, options = {}, target = place('button')) {
  let command;
  const listen = (event) => {
    command = commandOf(event);
  };
  document.body.addEventListener('keydown', listen);
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...options }),
  );
  document.body.removeEventListener('keydown', listen);
  return command;
}

describe('the player’s keys', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it.each([
    ['k', 'toggle'],
    ['K', 'toggle'],
    ['j', 'back'],
    ['l', 'forward'],
    ['ArrowLeft', 'backalittle'],
    ['ArrowRight', 'forwardalittle'],
    ['p', 'previousturn'],
    ['n', 'nextturn'],
    ['<', 'slower'],
    ['>', 'faster'],
    ['m', 'mute'],
    ['s', 'skipsilence'],
    ['r', 'loop'],
    ['[', 'rangestart'],
    [']', 'rangeend'],
    ['+', 'zoomin'],
    ['=', 'zoomin'],
    ['-', 'zoomout'],
    ['0', 'fit'],
    ['?', 'shortcuts'],
  ])('%s asks for %s', (key, command) => {
    expect(pressed(key)).toBe(command);
  });

  it.each([' ', 'Enter', 'Tab', 'Escape', 'a', 'F5', 'Dead'])('%p is left alone', (key) => {
    expect(pressed(key)).toBeNull();
  });

  it.each(['altKey', 'ctrlKey', 'metaKey', 'isComposing'])('nothing is asked for with %s', (modifier) => {
    expect(pressed('k', { [modifier]: true })).toBeNull();
  });

  it('nothing is asked for by a key that something else made use of', () => {
    const event = new KeyboardEvent('keydown', { key: 'k', cancelable: true });
    event.preventDefault();
    place('button').dispatchEvent(event);
    expect(commandOf(event)).toBeNull();
  });

  it.each([
    ['input', {}],
    ['input', { type: 'search' }],
    ['textarea', {}],
    ['select', {}],
    ['div', { role: 'textbox' }],
    ['div', { role: 'combobox' }],
  ])('typing is left alone: %s %p', (tag, attributes) => {
    expect(pressed('k', {}, place(tag, attributes))).toBeNull();
  });

  it('typing into a part of an editor is left alone', () => {
    const editor = place('div', { contenteditable: 'true' });
    expect(pressed('k', {}, place('b', {}, editor))).toBeNull();
  });

  it.each(['range', 'checkbox'])('a %s takes no letters, so that the keys work on it', (type) => {
    expect(pressed('k', {}, place('input', { type }))).toBe('toggle');
  });
});
