import { parseArgs } from 'node:util';
import { ConfigError, loadConfig, type Environment } from './config.ts';
import { createPorts } from './create-ports.ts';
import { assignOwners, describeAssignment } from './pipeline/owners/assign-owners.ts';

const USAGE = `Gives calls that are in Salesforce already to their agents' users, by AGENT_USER_FIELD and AGENT_USER_PART.

  npm run assign-owners                counts what would change
  npm run assign-owners -- --assign    does it, for the records in the queue AC Unassigned
  npm run assign-owners -- --all       looks at every record, also those that a user owns
`;

/**
 * Sets the owners of imported calls anew, in the middleware's own environment. Prints counts, and answers the exit
 * code: 0, 1 where something failed, 2 where it could not run.
 */
export async function runAssignment(
  args: readonly string[],
  env: Environment = process.env,
  print: (text: string) => void = (text) => process.stdout.write(`${text}\n`),
): Promise<number> {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({ args: [...args], options: { assign: flag, all: flag, help: flag } });
    if (values.help) {
      print(USAGE);
      return 0;
    }
    const how = { all: values.all, dryRun: !values.assign };
    const { records } = createPorts(loadConfig(env));
    const done = await assignOwners(how, records, ({ found }) => {
      if (found > 0 && found % 2000 === 0) print(`${String(found)} records checked …`);
    });
    print(describeAssignment(done, how));
    return done.failed > 0 ? 1 : 0;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    print(error instanceof ConfigError ? words : `Owners could not be assigned: ${words}`);
    return 2;
  }
}

async function main(): Promise<void> {
  process.exitCode = await runAssignment(process.argv.slice(2));
}

if (import.meta.main) void main();
