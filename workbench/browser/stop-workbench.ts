import type { RunningWorkbench } from './running-workbench.ts';

export default async function stopWorkbench(): Promise<void> {
  await (globalThis as { runningWorkbench?: RunningWorkbench }).runningWorkbench?.stop();
}
