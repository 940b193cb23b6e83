import { commandOf } from 'c/acPlayerKeys';

const press = (key, options) =>
  commandOf(new KeyboardEvent('keydown', { key, cancelable: true, ...options }));

describe('c-ac-player-keys', () => {
  it.each([
    ['k', { command: 'toggle' }],
    ['K', { command: 'toggle' }],
    ['j', { command: 'skip', seconds: -10 }],
    ['l', { command: 'skip', seconds: 10 }],
    ['ArrowLeft', { command: 'skip', seconds: -5 }],
    ['ArrowRight', { command: 'skip', seconds: 5 }],
  ])('understands %s', (key, command) => {
    expect(press(key)).toEqual(command);
  });

  it.each([' ', 'Enter', 'Tab', 'a'])('leaves %p to whatever has the focus', (key) => {
    expect(press(key)).toBeNull();
  });

  it('leaves shortcuts of the browser alone', () => {
    expect(press('l', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('k', { metaKey: true })).toBeNull();
  });

  it('leaves a key alone that something else has used', () => {
    const event = new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true });
    event.preventDefault();
    expect(commandOf(event)).toBeNull();
  });
});
