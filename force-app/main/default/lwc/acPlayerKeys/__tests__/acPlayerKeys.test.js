import { commandOf } from 'c/acPlayerKeys';

/** What a key pressed in an element asks for. */
function pressed(key, options = {}, html = '<button></button>') {
  document.body.innerHTML = `<div class="player">${html}</div>`;
  let command;
  document.querySelector('.player').addEventListener('keydown', (event) => {
    command = commandOf(event);
  });
  const target = document.querySelector('.target') ?? document.querySelector('button');
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...options }),
  );
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
    const html = '<button class="target"></button>';
    document.body.innerHTML = html;
    const event = new KeyboardEvent('keydown', { key: 'k', cancelable: true });
    event.preventDefault();
    document.querySelector('.target').dispatchEvent(event);
    expect(commandOf(event)).toBeNull();
  });

  it.each([
    '<input class="target">',
    '<input type="search" class="target">',
    '<textarea class="target"></textarea>',
    '<select class="target"></select>',
    '<div contenteditable="true"><b class="target"></b></div>',
    '<div role="textbox" class="target"></div>',
  ])('typing is left alone: %s', (html) => {
    expect(pressed('k', {}, html)).toBeNull();
  });

  it('sliders and checkboxes take no letters, so that the keys work on them', () => {
    expect(pressed('k', {}, '<input type="range" class="target">')).toBe('toggle');
    expect(pressed('k', {}, '<input type="checkbox" class="target">')).toBe('toggle');
  });
});
