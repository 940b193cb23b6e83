import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import { startSession } from 'workbench/session';

const USER_KEY = 'workbench-user';

/** Who is signed in: `?user=` chooses, the browser tab remembers, the first user is the default. */
function chooseUser(users) {
  const asked = new URLSearchParams(window.location.search).get('user') ?? sessionStorage.getItem(USER_KEY);
  const chosen = users.find(({ username }) => username === asked) ?? users[0];
  sessionStorage.setItem(USER_KEY, chosen.username);
  return chosen;
}

async function start() {
  const { users } = await (await fetch('/workbench/status')).json();
  const { accessToken, username } = chooseUser(users);
  const session = await (
    await fetch('/workbench/session', { headers: { authorization: `Bearer ${accessToken}` } })
  ).json();
  startSession({
    ...session,
    accessToken,
    users: users.map(({ label, username: name }) => ({ label, username: name })),
    username,
  });
  const { default: Console } = await import('workbench/console');
  document.querySelector('#console').replaceChildren(createElement('workbench-console', { is: Console }));
}

start();
