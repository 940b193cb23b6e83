import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { readConnectUsers } from './connect-users.ts';

const run = promisify(execFile);
const LARGEST_ANSWER = 64 * 1024 * 1024;
/** The CLI asks for page after page by itself; it names a next one only where it was told to stop earlier. */
const page = z.looseObject({
  UserSummaryList: z.array(z.looseObject({ Username: z.string() })),
  NextToken: z.string().nullish(),
});

/** Whether this can name an instance: its ID, or its ARN. */
export const isInstance = (instance: string): boolean =>
  /^(?:arn:aws[\w-]*:connect:[\w-]+:\d{12}:instance\/)?\w[\w-]{0,99}$/.test(instance);

/**
 * Asks Amazon Connect for the user names of an instance, through the AWS CLI, as the user that it is signed in as.
 * Throws a sentence where there is no such command, or it is refused.
 */
export async function askConnect(instance: string, environment: NodeJS.ProcessEnv): Promise<string[]> {
  const aws = executable('aws', environment.PATH);
  if (aws === undefined) {
    throw new Error(
      'The aws command is not on the PATH. Have somebody who has it run “aws connect list-users --instance-id ID”, ' +
        'and give what it prints as --connect-users FILE.',
    );
  }
  const names: string[] = [];
  for (let next: string | null | undefined = undefined; ;) {
    const answer: z.infer<typeof page> = readPage(await listUsers(aws, { instance, next, environment }));
    names.push(...answer.UserSummaryList.map(({ Username }) => Username));
    if (!answer.NextToken || answer.NextToken === next) break;
    next = answer.NextToken;
  }
  return readConnectUsers(names.join('\n'));
}

/** What it printed is repeated nowhere: it names people. */
function readPage(text: string): z.infer<typeof page> {
  try {
    return page.parse(JSON.parse(text));
  } catch {
    throw new Error('What the aws command printed is no answer to list-users that can be read.');
  }
}

async function listUsers(
  aws: string,
  asked: { instance: string; next: string | null | undefined; environment: NodeJS.ProcessEnv },
): Promise<string> {
  const { instance, next, environment } = asked;
  const region = /^arn:[^:]*:connect:([^:]+):/.exec(instance)?.[1];
  const args = [
    ...['connect', 'list-users', '--instance-id', instance, '--output', 'json'],
    ...(region === undefined ? [] : ['--region', region]),
    ...(next ? ['--starting-token', next] : []),
  ];
  try {
    const { stdout } = await run(aws, args, {
      env: { ...environment, AWS_PAGER: '' },
      maxBuffer: LARGEST_ANSWER,
    });
    return stdout;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    throw new Error(
      `Amazon Connect did not list the users of the instance: ${stderr.trim().split('\n')[0] ?? message}`,
    );
  }
}

function executable(name: string, searched = ''): string | undefined {
  const files = searched.split(path.delimiter).map((folder) => path.join(folder, name));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
