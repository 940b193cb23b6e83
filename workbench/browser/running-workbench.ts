import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const DEMO = path.resolve(import.meta.dirname, '../demo.ts');

/** The demo as a user starts it, in a process of its own. */
export class RunningWorkbench {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  /** Resolves when the demo says that all samples are on their records. */
  static async start(): Promise<RunningWorkbench> {
    const child = spawn('node', [DEMO], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PORT: '0' },
    });
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          const ready = /workbench ready at (http:\/\/127\.0\.0\.1:\d+)\//.exec(output)?.[1];
          if (ready) resolve(ready);
        });
      }
      child.on('exit', () => {
        reject(new Error(`The demo ended before it was ready:\n${output}`));
      });
    });
    return new RunningWorkbench(url, child);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    this.#process.kill('SIGTERM');
    await once(this.#process, 'exit');
  }
}
