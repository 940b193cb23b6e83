/**
 * Copies text to the clipboard. To be called while the user's click is being handled.
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser did it
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed in this frame, or not there at all: the older way may still be open.
    return copySelection(text);
  }
}

/** @param {string} text */
function copySelection(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.setAttribute('aria-hidden', 'true');
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.appendChild(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus();
  }
}
