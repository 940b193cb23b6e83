import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import { applyConditions, askedUser } from 'workbench/conditions';
import { startSession } from 'workbench/session';

/** Who is signed in: who was asked for, else the first user. */
function chooseUser(users) {
  const asked = askedUser();
  return users.find(({ username }) => username === asked) ?? users[0];
}

async function start() {
  applyConditions();
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
