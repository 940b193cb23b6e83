import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const PROJECT = path.resolve(import.meta.dirname, '..');

/** What a file shall say, given what it says now; empty where it is not there. */
export type WrittenFiles = Record<string, (before: string, file: string) => string | Promise<string>>;

/**
 * Writes files that follow from elsewhere, or with `--check` fails where one says something else.
 * @param command what brings them into step, for the message
 */
export async function bringIntoStep(files: WrittenFiles, command: string): Promise<void> {
  const [mode] = process.argv.slice(2);
  if (mode !== '--write' && mode !== '--check') {
    console.error('Use --write or --check.');
    process.exitCode = 2;
    return;
  }
  for (const [name, make] of Object.entries(files)) {
    const file = path.join(PROJECT, name);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const after = await make(before, file);
    if (after === before) continue;
    if (mode === '--write') {
      writeFileSync(file, after);
    } else {
      console.error(`${name} is out of step: ${command} -- --write`);
      process.exitCode = 1;
    }
  }
}

/** The text as the formatter leaves it, so that it is not changed again. */
export async function formatted(text: string, filepath: string): Promise<string> {
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
