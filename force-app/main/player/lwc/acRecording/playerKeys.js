/**
 * @typedef {'toggle' | 'back' | 'forward' | 'backalittle' | 'forwardalittle' | 'previousturn' | 'nextturn' |
 *   'slower' | 'faster' | 'mute' | 'skipsilence' | 'loop' | 'rangestart' | 'rangeend' | 'zoomin' | 'zoomout' |
 *   'fit' | 'shortcuts'} PlayerCommand
 */

/** What stands on the key, in lower case, and what it asks for. @type {Record<string, PlayerCommand>} */
const COMMANDS = {
  k: 'toggle',
  j: 'back',
  l: 'forward',
  arrowleft: 'backalittle',
  arrowright: 'forwardalittle',
  p: 'previousturn',
  n: 'nextturn',
  '<': 'slower',
  '>': 'faster',
  m: 'mute',
  s: 'skipsilence',
  r: 'loop',
  '[': 'rangestart',
  ']': 'rangeend',
  '+': 'zoomin',
  '=': 'zoomin',
  '-': 'zoomout',
  0: 'fit',
  '?': 'shortcuts',
};

const TEXT_FIELDS = [
  'textarea',
  'select',
  'input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"])',
  '[contenteditable]:not([contenteditable="false"])',
  '[role="textbox"]',
  '[role="combobox"]',
].join(',');

/**
 * What a key asks of the player, or null. It stays out of the way of typing, of shortcuts of the page
 * and the browser, and of whatever made use of the key before. Space is left to the button that has
 * the focus.
 * @param {KeyboardEvent} event
 * @returns {PlayerCommand | null}
 */
export function commandOf(event) {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing)
    return null;
  if (isTyping(event)) return null;
  return COMMANDS[event.key.toLowerCase()] ?? null;
}

/** @param {KeyboardEvent} event */
function isTyping(event) {
  const origin = /** @type {Element | undefined} */ (event.composedPath()[0]);
  return Boolean(origin?.closest?.(TEXT_FIELDS));
}
