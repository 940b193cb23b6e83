/**
 * The conditions under which the console is looked at. Each is an address parameter, which is remembered
 * while the browser tab lives; the first choice is what holds where nothing was asked for.
 */
const CHOICES = {
  theme: ['light', 'dark'],
  labels: ['english', 'pseudo'],
  direction: ['ltr', 'rtl'],
  security: ['open', 'membrane'],
  locale: ['en-US', 'de-DE', 'es-ES', 'ja-JP', 'ar-EG'],
};

const USER = 'user';

/** Parameters of the address that belong to the workbench and not to the page's state. */
export const OWN_PARAMETERS = [USER, ...Object.keys(CHOICES)];

const keyOf = (name) => `workbench-${name}`;

/** What the address asks for, else what was asked for before. */
function asked(name) {
  const given = new URLSearchParams(window.location.search).get(name);
  if (given !== null) sessionStorage.setItem(keyOf(name), given);
  return given ?? sessionStorage.getItem(keyOf(name));
}

/** Name of the user to be signed in, where one was asked for. */
export const askedUser = () => asked(USER);

/** Every condition with its choices and the one that holds. */
export const conditions = () =>
  Object.entries(CHOICES).map(([name, choices]) => ({ name, choices, chosen: condition(name) }));

export function condition(name) {
  const [usual] = CHOICES[name];
  const value = asked(name);
  return CHOICES[name].includes(value) ? value : usual;
}

/** Gives the document what the platform gives it by theme and language. */
export function applyConditions() {
  // The server allows code to be evaluated only where the membrane needs it.
  document.cookie = `${keyOf('security')}=${condition('security')}; path=/; SameSite=Strict`;
  const root = document.documentElement;
  root.dataset.theme = condition('theme');
  root.dir = condition('direction');
}

/** Loads the page anew under another condition: labels, locale and permissions are constants of modules. */
export function choose(name, value) {
  const address = new URL(window.location.href);
  address.searchParams.set(name, value);
  window.location.assign(address);
}
