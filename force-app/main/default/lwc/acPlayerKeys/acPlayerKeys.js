const SMALL_STEP = 5;
const STEP = 10;

/**
 * What a key asks of the player, or null. Space is left to the button that has the focus, the
 * arrows to what they already moved.
 * @param {KeyboardEvent} event
 * @returns {{command: 'toggle'} | {command: 'skip', seconds: number} | null}
 */
export function commandOf(event) {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key.toLowerCase()) {
    case 'k':
      return { command: 'toggle' };
    case 'j':
      return { command: 'skip', seconds: -STEP };
    case 'l':
      return { command: 'skip', seconds: STEP };
    case 'arrowleft':
      return { command: 'skip', seconds: -SMALL_STEP };
    case 'arrowright':
      return { command: 'skip', seconds: SMALL_STEP };
    default:
      return null;
  }
}
