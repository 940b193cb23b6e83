import { RunningWorkbench } from './running-workbench.ts';

/** Jest's global set-up: one demo, as a user starts it, serves all browser tests; the one at `WORKBENCH_URL`, if given. */
export default async function startWorkbench(): Promise<void> {
  if (process.env.WORKBENCH_URL) return;
  const running = await RunningWorkbench.start();
  process.env.WORKBENCH_URL = running.url;
  Object.assign(globalThis, { runningWorkbench: running });
}
