import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** How the person at the terminal is asked. */
export type Questions = {
  /** Whether there is somebody to ask. */
  canAsk: boolean;
  ask(question: string): Promise<string>;
  /** The answer is not shown. */
  askSecret(question: string): Promise<string>;
  confirm(question: string): Promise<boolean>;
};

/** Asks at the terminal; nobody can be asked where standard input is none. */
export function terminalQuestions(): Questions {
  const ask = async (question: string, output: NodeJS.WritableStream): Promise<string> => {
    const lines = createInterface({ input: process.stdin, output, terminal: true });
    try {
      return (await lines.question(question)).trim();
    } finally {
      lines.close();
    }
  };
  return {
    canAsk: process.stdin.isTTY,
    ask: (question) => ask(question, process.stdout),
    askSecret: async (question) => {
      process.stdout.write(question);
      const answer = await ask(
        '',
        new Writable({
          write: (_chunk, _encoding, done) => {
            done();
          },
        }),
      );
      process.stdout.write('\n');
      return answer;
    },
    confirm: async (question) => /^y(es)?$/i.test(await ask(`${question} [y/N] `, process.stdout)),
  };
}
