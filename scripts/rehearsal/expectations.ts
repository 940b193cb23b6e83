import type { CliAnswer } from './local-cli.ts';

/** The command succeeded. */
export function succeeds({ status }: CliAnswer): string | undefined {
  return status === 0 ? undefined : `it failed with status ${String(status)}`;
}

/** The command succeeded and a value in its result, by path (`tests.passing`), is as given. */
export function shows(path: string, expected: (value: unknown) => boolean, what: string) {
  return (answer: CliAnswer): string | undefined => {
    const value = path.split('.').reduce<unknown>(inside, answer.result);
    return succeeds(answer) ?? (expected(value) ? undefined : `${what}, not ${JSON.stringify(value)}`);
  };
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** The command was refused in these words. */
export function refusesWith(words: string) {
  return ({ status, text }: CliAnswer): string | undefined => {
    if (status === 0) return 'it was not refused';
    const said = text.replaceAll('\\"', '"');
    return said.includes(words) ? undefined : `it was refused, but not with “${words}”`;
  };
}
